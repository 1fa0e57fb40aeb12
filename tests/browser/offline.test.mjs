// Without a network, after an update, and what the service worker keeps.
import assert from 'node:assert/strict';
import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  BASE, DIST, browser, enter, folder, samplePage, serve, stamp, visit,
} from './harness.mjs';

const { text } = await samplePage();

test('the page works when its server is gone', async t => {
  const site = await serve(t);
  const first = await browser(t);
  const page = await visit(first, site.address);
  await site.stop();
  await assert.rejects(fetch(site.address), 'the server is gone');
  await page.reload();
  await enter(page, text);
  const below = await first.context.newPage();
  await below.goto(`${site.address}index.html?from=elsewhere#top`);
  await enter(below, text);
  for (const deep of ['elsewhere', 'far/away/']) {
    await below.goto(site.address + deep);
    await enter(below, text);
  }
  await first.close();
  // A browser started anew has nothing but what was kept.
  const second = await browser(t, { profile: first.profile });
  const [again] = second.context.pages();
  await again.goto(site.address);
  await enter(again, text);
});

test('every language is spoken when the server is gone', async t => {
  const site = await serve(t);
  const seen = await browser(t);
  const page = await visit(seen, site.address);
  await site.stop();
  const said = new Set();
  for (const tag of ['zh-Hans', 'zh-Hant', 'ja', 'ko', 'en']) {
    await page.locator('#language').selectOption(tag);
    await page.waitForFunction(tag => document.documentElement.lang === tag, tag);
    said.add(await page.locator('.private').innerText());
    assert.equal(await page.locator('#language').inputValue(), tag);
  }
  assert.equal(said.size, 5, 'each in words of its own');
  await page.locator('#language').selectOption('ko');
  await page.waitForFunction(() => document.documentElement.lang === 'ko');
  const words = await page.locator('.private').innerText();
  await page.reload();
  assert.equal(await page.locator('.private').innerText(), words, 'and stays chosen');
});

test('the page says so when the words of a language cannot be had', async t => {
  const site = await serve(t);
  const { context } = await browser(t, { expectBlocked: true, serviceWorkers: 'block' });
  const [page] = context.pages();
  await page.goto(site.address);
  await enter(page, text);
  await site.stop();
  await page.locator('#language').selectOption('ja');
  await page.locator('#status', { hasText: 'could not be loaded' }).waitFor();
  assert.equal(await page.locator('#language').inputValue(), 'en');
  await enter(page, text);
});

for (const base of ['/', BASE, '/重排/a b/']) {
  test(`the page works under ${base}`, async t => {
    const site = await serve(t, { base: encodeURI(base) });
    const page = await visit(await browser(t), site.address);
    await enter(page, text);
    const scope = await page.evaluate(async () => {
      return (await navigator.serviceWorker.ready).scope;
    });
    assert.equal(scope, site.address);
    await site.stop();
    await page.reload();
    await enter(page, text);
  });
}

test('from the second load on, every answer carries the guarding headers', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await page.reload();
  assert.ok(await page.evaluate(() => crossOriginIsolated));
  const headers = await page.evaluate(async () => {
    const response = await fetch('./');
    return Object.fromEntries(response.headers);
  });
  assert.match(headers['content-security-policy'], /^default-src 'none';/);
  assert.match(headers['content-security-policy'], /frame-ancestors 'none'$/);
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
  assert.equal(headers['cross-origin-embedder-policy'], 'require-corp');
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['referrer-policy'], 'no-referrer');
});

test('a missing file is told and never kept', async t => {
  const site = await serve(t);
  const seen = await browser(t, { expectBlocked: true });
  const page = await visit(seen, site.address);
  await page.reload();
  const answer = await page.evaluate(async () => {
    const status = (await fetch('./gone.js')).status;
    return { status, kept: (await caches.match('./gone.js')) !== undefined };
  });
  assert.deepEqual(answer, { status: 404, kept: false });
});

test('a new version waits until the reader asks for it', async t => {
  const dir = await copy(t);
  const site = await serve(t, { dir });
  const page = await visit(await browser(t), site.address);
  await release(dir, 'two');
  assert.equal(await update(page), 'waiting');
  assert.equal(await version(page), 'one');
  await page.reload();
  assert.equal(await version(page), 'one', 'a reload is no consent');
  await enter(page, text);

  await takeOver(page, 'two');
  await enter(page, text);
  assert.equal(await kept(page), 2, 'the version before stays for windows opened with it');

  await release(dir, 'three');
  assert.equal(await update(page), 'waiting');
  await takeOver(page, 'three');
  assert.equal(await kept(page), 2, 'the version before that is gone');
});

test('half a new version is no new version', async t => {
  const dir = await copy(t);
  const site = await serve(t, { dir });
  const seen = await browser(t, { expectBlocked: true });
  const page = await visit(seen, site.address);
  await release(dir, 'two');
  // The file that arrives is not the file that was published.
  await appendFile(join(dir, 'index.html'), '<!-- cut');
  assert.equal(await update(page), 'redundant');
  assert.equal(await kept(page), 1);
  await page.reload();
  assert.equal(await version(page), 'one');
  await enter(page, text);
});

/** A copy of the page, marked as its first version. */
async function copy(t) {
  const dir = join(await folder(t), 'page');
  await cp(DIST, dir, { recursive: true });
  await release(dir, 'one');
  return dir;
}

async function release(dir, name) {
  const index = join(dir, 'index.html');
  const html = await readFile(index, 'utf8');
  const marked = html.replace(/<html( data-version="\w+")?/, `<html data-version="${name}"`);
  assert.notEqual(marked, html);
  await writeFile(index, marked);
  await stamp(dir);
}

const version = page => page.evaluate(() => document.documentElement.dataset.version);

const kept = page => page.evaluate(async () => (await caches.keys()).length);

/** Looks for a new version and says what became of it. */
function update(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise(resolve => {
      registration.addEventListener('updatefound', () => resolve(registration.installing));
    });
    await registration.update().catch(() => {});
    const worker = registration.installing ?? registration.waiting ?? (await found);
    while (worker.state === 'installing') {
      await new Promise(resolve => worker.addEventListener('statechange', resolve));
    }
    return worker.state === 'installed' ? 'waiting' : worker.state;
  });
}

/**
 * Lets the waiting version take over, with the page's own button. A browser may leave the version
 * before half a minute after the last thing that it was asked for.
 */
async function takeOver(page, name) {
  await page.locator('#reload').click();
  const runs = name => document.documentElement.dataset.version === name;
  await page.waitForFunction(runs, name, { timeout: 90_000 });
}
