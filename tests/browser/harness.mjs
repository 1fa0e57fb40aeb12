// What all browser tests share: a server that can really go away, a browser of its own for
// each test, and the record of what the page did.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);

export function needed(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set; run: cargo xtask test browser`);
  return value;
}

export const DIST = needed('CHONGPAI_DIST');
const XTASK = needed('CHONGPAI_XTASK');
const CLI = needed('CHONGPAI_CLI');
const CHROMIUM = needed('CHONGPAI_CHROMIUM');
export const FIREFOX = needed('CHONGPAI_FIREFOX');
const TESTS = fileURLToPath(new URL('../', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../www/samples/zh-Hans.txt', import.meta.url));

/** Every page is served below a path, as on GitHub Pages. */
export const BASE = '/some/name/';

const endings = new WeakMap();

/** Does something at the end of a test; what was begun last is ended first. */
function atEnd(t, action) {
  if (!endings.has(t)) {
    endings.set(t, []);
    t.after(async () => {
      const actions = endings.get(t);
      while (actions.length > 0) await actions.pop()();
    });
  }
  endings.get(t).push(action);
}

/** Serves a folder on this machine until `stop`, or until the test ends. */
export async function serve(t, { dir = DIST, base = BASE, port = 0 } = {}) {
  const child = spawn(XTASK, ['host', dir, '--base', base, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const [address] = await once(createInterface(child.stdout), 'line');
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  atEnd(t, stop);
  const { origin } = new URL(address);
  return { address, origin, port: Number(new URL(address).port), stop };
}

/** Makes a folder that goes away with the test. */
export async function folder(t) {
  const dir = await mkdtemp(join(tmpdir(), 'chongpai-'));
  atEnd(t, () => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

/** Stamps a folder as the build does. */
export const stamp = dir => run(XTASK, ['stamp', dir]);

/** What the command line prints for a text. */
export async function cli(text, format) {
  const child = spawn(CLI, ['--format', format, '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(text);
  const chunks = await child.stdout.toArray();
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The golden pages that hold text, and those that the engine does not read right yet, as
 * `{ slug, text }`: right or wrong, the page answers as the command line does.
 */
export async function goldenPages() {
  const inputs = ['pages', 'wanted'].map(async folder => {
    const entries = await readdir(join(TESTS, folder), { withFileTypes: true }).catch(() => []);
    const slugs = entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
    return Promise.all(slugs.map(async slug => ({
      slug,
      text: await readFile(join(TESTS, folder, slug, 'input.txt'), 'utf8'),
    })));
  });
  const pages = (await Promise.all(inputs)).flat();
  assert.ok(pages.length > 0, 'there are golden pages');
  // A page without text has no answer to wait for.
  return pages.filter(({ text }) => text.trim() !== '');
}

/** A page that has a little of everything. */
export const samplePage = async () => ({ text: await readFile(SAMPLE, 'utf8') });

/**
 * Opens a browser with an empty profile, or with the one in `profile`.
 *
 * When it closes, the test fails if the page broke its policy, stumbled, or asked for
 * anything at another origin. `expectBlocked` is for tests that try to.
 */
export async function browser(t, { profile, expectBlocked = false, ...options } = {}) {
  profile ??= await folder(t);
  const log = join(await folder(t), 'net.json');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    viewport: { width: 1200, height: 800 },
    locale: 'en',
    permissions: ['clipboard-read', 'clipboard-write'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--log-net-log=${log}`,
    ],
    ...options,
  });
  context.setDefaultTimeout(30_000);
  const trouble = [];
  context.on('weberror', error => trouble.push(`uncaught: ${error.error()}`));
  context.on('console', message => {
    if (message.type() === 'error') {
      trouble.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await context.close();
    if (!expectBlocked) assert.deepEqual(trouble, [], 'the page did nothing wrong');
    const foreign = (await requests(log)).filter(request => !stays(request));
    assert.deepEqual(foreign, [], 'nothing was asked of another origin');
  };
  atEnd(t, close);
  return { context, profile, trouble, log, close };
}

/**
 * Every request of the browser's network log that a page, a worker or a service worker
 * made, as `{ url, initiator }`; the browser's own have no initiator.
 */
export async function requests(log) {
  const { constants, events } = await netLog(log);
  const start = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events
    .filter(event => event.type === start && event.params?.url)
    .map(({ params }) => ({ url: params.url, initiator: params.initiator }))
    .filter(({ initiator }) => initiator && initiator !== 'not an origin');
}

async function netLog(log) {
  const text = await readFile(log, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    // A browser that was ended in a hurry leaves the list open.
    return JSON.parse(`${text.replace(/,\s*$/, '')}]}`);
  }
}

function stays({ url, initiator }) {
  return new URL(url).origin === initiator || /^(data|blob):/.test(url);
}

/** Opens the page and waits until it runs and until all of it is kept for later. */
export async function visit({ context }, address) {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return page;
}

/** Pastes a text as a page of its own and waits for its articles. */
export async function enter(page, text) {
  await clear(page);
  await page.evaluate(pasteEvent, text);
  await settled(page);
}

/** Takes a page away, so that its articles are not taken for the next one's. */
export async function clear(page) {
  const before = page.locator('#result [data-block]').first();
  if (await before.count()) {
    await page.locator('#new-page').click();
    await before.waitFor({ state: 'detached' });
  }
}

/** Runs in the page: a paste outside of any field. */
export function pasteEvent(text) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const options = { clipboardData, bubbles: true, cancelable: true };
  globalThis.pastedAt = performance.now();
  document.body.dispatchEvent(new ClipboardEvent('paste', options));
}

/** Waits for an answer where none was before. */
export async function settled(page) {
  await page.locator('#result[aria-busy="false"] [data-block]').first().waitFor();
}

/** Chooses a setting in its window. */
export async function choose(page, setting, choice) {
  await page.locator('#settings').click();
  await page.locator(`[name="${setting}"][value="${choice}"]`).check({ force: true });
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** What axe has against the page, of any weight, a line each. */
export async function examine(page) {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(axe, 'utf8'));
  const { violations } = await page.evaluate(async () => {
    // Halfway from one colour to another nothing is to be read yet.
    const transitions = document.getAnimations().filter(a => a instanceof CSSTransition);
    await Promise.allSettled(transitions.map(transition => transition.finished));
    return axe.run(document, { resultTypes: ['violations'] });
  });
  return violations.map(({ id, impact, nodes }) =>
    `${impact} ${id}: ${nodes.map(node => node.target).join(', ')}`);
}

/** Puts a text on the clipboard. */
export const setClipboard = (page, text) =>
  page.evaluate(text => navigator.clipboard.writeText(text), text);

/** What is on the clipboard. */
export const clipboard = page => page.evaluate(() => navigator.clipboard.readText());

/** Presses a button that saves a file and gives the file's text. */
export async function saved(page, button) {
  const download = page.waitForEvent('download');
  await page.locator(button).click();
  return readFile(await (await download).path(), 'utf8');
}

/** Waits until a check holds. */
export async function assertSoon(check) {
  const end = Date.now() + 5_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
