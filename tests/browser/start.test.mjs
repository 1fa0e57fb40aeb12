// How the page starts: its programs are packed, and what is pasted too early is not lost.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { unpack } from '../../www/unpack.js';
import {
  DIST, browser, clear, cli, enter, goldenPages, pasteEvent, samplePage, saved, serve, settled,
  visit,
} from './harness.mjs';

test('all programs unpack to what compiles', async () => {
  const packed = (await readdir(DIST)).filter(name => name.endsWith('.wasm.lzma'));
  assert.deepEqual(packed.map(name => name.split('-')[0]), ['app', 'engine', 'library', 'rest']);
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

/** Opens the page without its rest; `come` lets the rest in. */
async function withoutRest(t, options = {}) {
  const site = await serve(t);
  const { context } = await browser(t, { serviceWorkers: 'block', ...options });
  const [page] = context.pages();
  const held = [];
  let come;
  const coming = new Promise(resolve => { come = resolve; });
  await page.route('**/rest-*', async route => {
    held.push(route.request().resourceType());
    await coming;
    await route.continue();
  });
  await page.goto(site.address);
  await page.locator('#settings').waitFor();
  return { page, site, held, come };
}

test('pasting and reading take nothing of what is loaded later', async t => {
  const { page, held, come } = await withoutRest(t);
  for (const tag of ['zh-Hans', 'zh-Hant', 'ja', 'ko', 'en']) {
    await page.locator(`[data-sample="${tag}"]`).click();
    await settled(page);
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, 900);
    await page.locator('#copy-all').click();
    await saved(page, '#save-text');
    await page.locator('.copy-article').first().click({ force: true });
    await page.locator('.next-article').first().click({ force: true });
    await page.locator('[data-entry="0"]').click();
    await page.locator('#edit-source').click();
    await page.locator('#source').press('End');
    await page.keyboard.type('，春');
    await settled(page);
    await clear(page);
  }
  await page.locator('#language').selectOption('ja');
  await page.setViewportSize({ width: 400, height: 700 });
  await enter(page, (await samplePage()).text);
  for (const tab of ['contents', 'source', 'articles']) await page.locator(`#tab-${tab}`).click();
  await page.setViewportSize({ width: 1200, height: 800 });
  assert.ok(held.every(type => type === 'fetch'), 'the page was not held up');

  // What takes the rest waits for it, and is done in its order.
  await page.locator('#result [data-block]').nth(1).click();
  await page.locator('#settings').click();
  assert.equal(await page.locator('dialog, #details').count(), 0);
  come();
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#details').waitFor();
  assert.ok(held.every(type => type === 'fetch'), 'nor then');
});

test('what would be called too early is there in time', async t => {
  const { page, held, come } = await withoutRest(t);
  setTimeout(come, 300);
  await page.evaluate(() => globalThis.needRest());
  assert.ok(await page.evaluate(() => globalThis.hasRest()));
  assert.ok(held.includes('xhr'));
  await enter(page, (await samplePage()).text);
  await page.locator('#result [data-block]').nth(1).click();
  await page.locator('#why').waitFor();
});

test('the page says so when the rest of it cannot be had', async t => {
  const { page, site, come } = await withoutRest(t, { expectBlocked: true });
  await enter(page, (await samplePage()).text);
  await site.stop();
  come();
  await page.locator('#help').click();
  await page.locator('#status', { hasText: 'could not be loaded' }).waitFor();
  assert.equal(await page.locator('dialog').count(), 0);
  await page.locator('#copy-all').click();
});

test('a long text gets the engine that is built for speed, and the same answer', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  const once = (await goldenPages()).map(({ text }) => text).join('\n');
  const text = once.repeat(Math.ceil(400_000 / once.length));
  await enter(page, once);
  await page.waitForFunction(() => globalThis.hasFaster());
  await enter(page, text);
  assert.ok(!(await page.evaluate(() => globalThis.hasFaster())), 'it runs');
  assert.equal(await saved(page, '#save-text'), await cli(text, 'text'));
  // It is asked everything that the other is asked.
  await page.locator('#result [data-block]').nth(1).click();
  await page.locator('#why').waitFor();
  assert.equal(await saved(page, '#save-markdown'), await cli(text, 'markdown'));
});
