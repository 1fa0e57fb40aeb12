// How the page starts: its programs are packed, and what is pasted too early is not lost.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { unpack } from '../../www/unpack.js';
import { DIST, browser, pasteEvent, samplePage, serve, settled, visit } from './harness.mjs';

test('both programs unpack to what compiles', async () => {
  const packed = (await readdir(DIST)).filter(name => name.endsWith('.wasm.lzma'));
  assert.equal(packed.length, 2);
  for (const name of packed) {
    const bytes = await readFile(join(DIST, name));
    // A byte that is wrong anywhere would hardly pass.
    await WebAssembly.compile(unpack(new Uint8Array(bytes)));
  }
});

test('what is spoiled ends, too', async () => {
  const [name] = (await readdir(DIST)).filter(name => name.endsWith('.wasm.lzma'));
  const bytes = new Uint8Array(await readFile(join(DIST, name)));
  const whole = unpack(bytes);
  const differs = packed => {
    try {
      return Buffer.compare(unpack(packed), whole) !== 0;
    } catch {
      return true;
    }
  };
  assert.ok(differs(bytes.slice(0, bytes.length / 2)));
  assert.ok(differs(bytes.map((byte, at) => (at === 1000 ? byte ^ 1 : byte))));
});

test('what is pasted before the program is there is read', async t => {
  const site = await serve(t);
  const { context } = await browser(t, { serviceWorkers: 'block' });
  const [page] = context.pages();
  let arrive;
  const arrived = new Promise(resolve => { arrive = resolve; });
  await page.route('**/app-*.lzma', async route => {
    await arrived;
    await route.continue();
  });
  await page.goto(site.address, { waitUntil: 'commit' });
  // The script has begun, and waits for the program.
  await page.waitForFunction(() => globalThis.startEngine);
  await page.evaluate(pasteEvent, (await samplePage()).text);
  assert.equal(await page.locator('#settings').count(), 0);
  arrive();
  await settled(page);
});

test('a file that the system opens with the page is read', async t => {
  const site = await serve(t);
  const { context } = await browser(t);
  await context.addInitScript(text => {
    const getFile = async () => new File([text], 'a.txt', { type: 'text/plain' });
    const launchQueue = { setConsumer: consume => consume({ files: [{ getFile }] }) };
    Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue });
  }, (await samplePage()).text);
  const page = await visit({ context }, site.address);
  await settled(page);
});
