// Starts the program, in the page and in its worker: both run the same file.
//
// The page loads everything, compiles the program once, and hands it to each worker with the
// model. So a worker asks the network for nothing, and the page needs no model.
import init, { initSync } from './app.js';
import { unpack } from './unpack.js';

// `cargo xtask build` writes these: names and hashes of the program, of the rest of it if it is
// in two parts, of the model, of the library, and of the interface's words in each language.
const PROGRAM = [];
const REST = [];
const MODEL = [];
// The library's script, program and styles.
const LIBRARY = [];
// The script and the program of the engine that is built for speed.
const ENGINE = [];
const WORDS = {};

const idle = self.requestIdleCallback ?? setTimeout;
const load = ([name, integrity]) => fetch(name, { integrity });

const compile = async program => {
  const response = await load(program);
  // Not every host knows the type that streaming asks for.
  if (response.headers.get('Content-Type') === 'application/wasm') {
    return WebAssembly.compileStreaming(response);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  return WebAssembly.compile(program[0].endsWith('.lzma') ? unpack(bytes) : bytes);
};

// The program waits for the rest of it before it does what takes it. Should it ever not, it is
// held up here, and nothing is lost.
const restAtOnce = () => {
  const request = new XMLHttpRequest();
  request.open('GET', new URL(REST[0], import.meta.url), false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  const bytes = Uint8Array.from(request.responseText, character => character.charCodeAt());
  return new WebAssembly.Module(unpack(bytes));
};

// It is packed in the file already, as hosts pack only what they know.
const inflate = async part => {
  const { body } = await load(part);
  const stream = body.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const HEARD = { bubbles: true, cancelable: true };

if (self.document) startPage();
else self.addEventListener('message', startWorker, { once: true });

async function startWorker({ data: [module, model, rest, fast, script] }) {
  self.model = model;
  const faster = fast && await import(script).catch(() => {});
  if (faster) return faster.initSync({ module: fast });
  const first = initSync({ module });
  const join = rest => {
    if (!(rest instanceof WebAssembly.Module)) return;
    new WebAssembly.Instance(rest, { '': first });
    self.needRest = () => {};
  };
  self.needRest = () => join(restAtOnce());
  // The page sends the rest before it asks for what takes it.
  join(rest);
  self.addEventListener('message', ({ data }) => join(data));
}

async function startPage() {
  // The only scripts that the page may start. A worker that is made here is bound by the page's
  // policy; one that came from a host is not before the service worker stands between. Once it
  // does, the file itself is asked for: not every browser lets a worker that was made here ask
  // the service worker, and without a network there is nobody else.
  const source = `import ${JSON.stringify(import.meta.url)};`;
  const made = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const scripts = {
    get engine() { return navigator.serviceWorker?.controller ? import.meta.url : made; },
    service: new URL('sw.js', document.baseURI).href,
  };
  const trusted = self.trustedTypes?.createPolicy('chongpai', {
    createScriptURL: name => scripts[name],
  }) ?? { createScriptURL: name => scripts[name] };

  let model;
  const wanted = () => {
    model ??= Promise.all(MODEL.map(inflate));
    // What could not be loaded is asked for again with the next worker.
    model.catch(() => { model = undefined; });
    return model;
  };
  wanted();

  // What is not needed to paste a page and read it is in the rest of the program: it takes what
  // it needs from the first part, and puts its functions into the first part's table.
  let first;
  let engine;
  let rest;
  let rested = REST.length === 0;
  let resting;
  const joined = module => {
    rested = true;
    rest = module;
    engine?.postMessage(rest);
  };
  const joinRest = async () => {
    const module = await compile(REST);
    await WebAssembly.instantiate(module, { '': first });
    joined(module);
  };
  self.hasRest = () => rested;
  self.wantRest = async () => {
    if (rested) return undefined;
    resting ??= joinRest();
    // What could not be loaded is asked for again with the next wish.
    resting.catch(() => { resting = undefined; });
    return resting;
  };
  self.needRest = () => {
    if (rested) return;
    const module = restAtOnce();
    new WebAssembly.Instance(module, { '': first });
    joined(module);
  };

  // Long texts get the engine that is built for speed, once it is there.
  let fast;
  let isFast = false;
  self.hasFaster = () => Boolean(fast) && !isFast;
  const loadFast = async () => { fast = await compile(ENGINE[1]); };

  let program;
  self.startEngine = () => {
    const worker = new Worker(trusted.createScriptURL('engine'), { type: 'module' });
    wanted().then(
      model => {
        worker.postMessage([program, model, rest, fast, ENGINE[0][0]]);
        engine = worker;
        isFast = Boolean(fast);
      },
      () => worker.dispatchEvent(new Event('error')),
    );
    return worker;
  };

  self.loadWords = async tag => (await load(WORDS[tag])).text();

  self.loadVariants = async () => {
    const response = await fetch('variants.bin');
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  };

  // The library keeps what the reader brought, not these.
  const samples = new Set();
  self.isSample = text => samples.has(text);
  self.loadSample = async tag => {
    const response = await fetch(`samples/${tag}.txt`);
    const text = response.ok ? await response.text() : undefined;
    return samples.add(text), text;
  };

  // The library is a program of its own, loaded when a page has been read, when the reader
  // asks for it, or when this window had a page of it open. `self.page` is how it reaches the
  // page, `self.library` how the page reaches it.
  let loading;
  const library = () => {
    loading ??= loadLibrary();
    // What could not be loaded is asked for again with the next wish.
    loading.catch(() => { loading = undefined; });
    return loading;
  };
  const loadLibrary = async () => {
    const [script, program, [styles, integrity]] = LIBRARY;
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', integrity });
    const styled = new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = reject;
    });
    link.href = styles;
    document.head.append(link);
    const [{ default: start }, module] = await Promise.all([
      import(script[0]), compile(program), styled, self.wantRest(),
    ]);
    await start({ module_or_path: module });
    // It is there when it has drawn itself for the first time.
    while (!self.library) await new Promise(drawn => setTimeout(drawn));
    return self.library;
  };
  // A window that is loaded again shows the page it had.
  const hadPage = () => {
    try {
      return sessionStorage.getItem('chongpai.open');
    } catch {
      return null;
    }
  };
  self.joinLibrary = page => {
    self.page = page;
    if (hadPage()) library().catch(() => {});
  };
  self.tellLibrary = read => {
    if (self.library) self.library.changed();
    else if (read) idle(() => library().then(loadFast).catch(() => {}));
  };
  self.openLibrary = (part, line, effect) => {
    library().then(library => library.open(part, line, effect), () => self.page.failed());
  };

  // Without it the page works all the same, only not offline.
  self.keepOffline = ready => watch(ready).catch(() => {});
  const watch = async ready => {
    const container = navigator.serviceWorker;
    const registration = await container?.register(trusted.createScriptURL('service'));
    if (registration?.waiting) ready();
    registration?.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        // The first version of all does not wait: there is none that it could replace.
        if (installing.state === 'installed' && container.controller) ready();
      });
    });
  };

  self.takeUpdate = async () => {
    const container = navigator.serviceWorker;
    const waiting = (await container?.getRegistration())?.waiting;
    if (!waiting) return location.reload();
    container.addEventListener('controllerchange', () => location.reload());
    waiting.postMessage({ type: 'activate' });
  };

  // What comes before the page can take it waits for it: a paste, or files that the system opens
  // with the installed page, which are dropped on it.
  const early = [];
  let drawn = false;
  const hand = event => (drawn ? give(event) : early.push(event));
  const keep = ({ clipboardData }) => {
    const text = clipboardData?.getData('text/plain');
    if (!text) return;
    const data = new DataTransfer();
    data.setData('text/plain', text);
    hand(new ClipboardEvent('paste', { ...HEARD, clipboardData: data }));
  };
  document.addEventListener('paste', keep);
  self.launchQueue?.setConsumer(async ({ files }) => {
    const dataTransfer = new DataTransfer();
    for (const handle of files) dataTransfer.items.add(await handle.getFile());
    if (files.length > 0) hand(new DragEvent('drop', { ...HEARD, dataTransfer }));
  });
  // What is dragged from the page is no page of its own: the browser does with it what it does.
  const OWN = `chongpai${Math.random()}`;
  document.addEventListener('dragstart', event => event.dataTransfer?.setData(OWN, OWN));
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(kind, event => {
      if (event.dataTransfer?.types.includes(OWN)) event.stopImmediatePropagation();
    });
  }
  // A button that is pressed by a key and goes away leaves the focus to what is read or written.
  document.addEventListener('click', ({ detail }) => {
    if (detail) return;
    setTimeout(() => {
      if (document.activeElement === document.body) {
        document.querySelector('#source, #result')?.focus();
      }
    });
  });
  program = await compile(PROGRAM);
  first = await init({ module_or_path: program });
  while (!document.querySelector('#settings')) await new Promise(drawn => setTimeout(drawn));
  document.removeEventListener('paste', keep);
  drawn = true;
  // Behind the model, and when there is nothing else to do.
  wanted().then(() => idle(() => self.wantRest().catch(() => {})), () => {});
  for (const event of early) await give(event);
}

// What the page takes it keeps from the browser.
async function give(event) {
  while (document.body.dispatchEvent(event)) await new Promise(heard => setTimeout(heard));
}
