// Nothing leaves the page: neither by itself nor when something tries.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { unpack } from '../../www/unpack.js';
import { DIST, browser, enter, samplePage, requests, serve, visit } from './harness.mjs';

const { text } = await samplePage();

test('once the page has loaded, reading a text asks for nothing', async t => {
  const site = await serve(t);
  const { context } = await browser(t);
  const page = await visit({ context }, site.address);
  await enter(page, text);
  // The fast engine is the last that is loaded, after the library: when the first page has been
  // read.
  await page.waitForFunction(() => globalThis.hasFaster());
  const asked = [];
  context.on('request', request => asked.push(request.url()));
  await enter(page, `${text}\n${text}`);
  await page.locator('#copy-all').click();
  assert.deepEqual(asked.filter(url => !url.startsWith('blob:')), []);
});

test('neither page nor worker can reach another origin', async t => {
  const { listener, hits } = await elsewhere(t);
  const site = await serve(t);
  const { context } = await browser(t, { expectBlocked: true });
  // On the first visit no service worker stands between yet.
  const page = context.pages()[0];
  await page.goto(site.address);
  await enter(page, text);
  await cannotReach(page, listener);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await page.reload();
  await enter(page, text);
  await cannotReach(page, listener);
  await page.evaluate(address => {
    navigator.sendBeacon(address);
    const image = document.createElement('img');
    image.src = address;
    document.body.append(image);
  }, listener);
  await page.waitForTimeout(300);
  assert.deepEqual(hits, []);
});

/** Tries to reach an address from the page and from its worker. */
async function cannotReach(page, listener) {
  const reach = async address => {
    const tries = {
      fetch: () => fetch(address, { mode: 'no-cors' }),
      script: () => importScripts(address),
      socket: () => new Promise((resolve, reject) => {
        const socket = new WebSocket(address.replace('http', 'ws'));
        socket.onopen = resolve;
        socket.onerror = reject;
      }),
    };
    const reached = [];
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
        reached.push(name);
      } catch {
        // As it should be.
      }
    }
    return reached;
  };
  const workers = page.workers();
  assert.ok(workers.length > 0, 'the engine runs in a worker');
  assert.deepEqual(await page.evaluate(reach, listener), []);
  for (const worker of workers) {
    assert.deepEqual(await worker.evaluate(reach, listener), []);
  }
}

test('the network log would show a request to another origin', async t => {
  const { listener, hits } = await elsewhere(t);
  const { context, log, close } = await browser(t, { expectBlocked: true });
  const plain = await elsewhere(t, '<!doctype html><title>plain</title>');
  const [page] = context.pages();
  await page.goto(plain.listener);
  await page.evaluate(address => fetch(address, { mode: 'no-cors' }), listener);
  assert.equal(hits.length, 1);
  await assert.rejects(close, /another origin/);
  assert.ok((await requests(log)).some(request => request.url === listener));
});

for (const program of ['app', 'engine', 'library']) test(`${program} has no way to the network`, async () => {
  const find = async end => {
    const names = (await readdir(DIST)).filter(name => name.startsWith(program) && name.endsWith(end));
    assert.equal(names.length, 1);
    return readFile(join(DIST, names[0]));
  };
  const module = new WebAssembly.Module(unpack(new Uint8Array(await find('.wasm.lzma'))));
  const glue = (await find('.js')).toString();
  // What the program can call stands before what loads the program itself.
  const callable = glue.slice(0, glue.indexOf('async function'));
  for (const { name } of WebAssembly.Module.imports(module)) {
    assert.ok(callable.includes(`${name}:`), `${name} is among what the program can call`);
  }
  const network = /fetch|xmlhttp|websocket|eventsource|beacon|\beval|import_?scripts|rtc/i;
  assert.doesNotMatch(callable, network);
  assert.match(glue, network, 'the program itself is fetched');
});

test('the page refuses what its policy forbids', async t => {
  const site = await serve(t);
  const { context, trouble } = await browser(t, { expectBlocked: true });
  const page = await visit({ context }, site.address);
  // Inside a timer: what the tests' own tool evaluates is free of the policy.
  const ran = await page.evaluate(() => new Promise(resolve => setTimeout(() => {
    const tries = {
      eval: () => (0, eval)('1'),
      markup: () => { document.createElement('p').innerHTML = '<b>'; },
      worker: () => new Worker('boot.js'),
    };
    resolve(Object.entries(tries).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [name];
      } catch {
        return [];
      }
    }));
  })));
  assert.deepEqual(ran, []);
  await page.waitForTimeout(300);
  assert.ok(trouble.some(line => line.includes('policy:')), 'the policy spoke up');
});

/** A server at another origin that notes who comes. */
async function elsewhere(t, body = 'elsewhere') {
  const hits = [];
  const server = createServer((request, response) => {
    if (request.url !== '/favicon.ico') hits.push(request.url);
    response.setHeader('Content-Type', 'text/html');
    response.end(body);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { listener: `http://127.0.0.1:${server.address().port}/`, hits };
}
