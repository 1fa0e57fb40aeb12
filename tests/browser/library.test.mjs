// What is kept on the device: saved, opened again, restored, and told when it cannot be.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  assertSoon, browser, choose, enter, folder, samplePage, saved, serve, settled, visit,
} from './harness.mjs';

const { text: sample } = await samplePage();
// A page the reader brought: the samples themselves are not kept.
const ours = (name = '江边日报') => `${name} 1998年01月15日 第3版\n\n${sample}`;

test('a corrected page is kept within a second and comes back after a reload', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours());
  await kept(page, 1);
  await correct(page);
  const corrected = await result(page);
  await waitForRecord(page, ({ corrections }) => corrections === 1, 1000);
  await page.reload();
  await settled(page);
  assert.equal(await result(page), corrected);
  await page.locator('#corrections').waitFor();

  // From the list, too, with what the page says about itself.
  await page.locator('#new-page').click();
  await page.locator('#source').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('body').press('l');
  const entry = page.locator('.library-open');
  const shown = await entry.innerText();
  for (const fact of ['江边日报', '1998-01-15', 'page 3', '1 correction']) {
    assert.ok(shown.includes(fact), `${fact} in ${shown}`);
  }
  await entry.click();
  await page.locator('dialog.library').waitFor({ state: 'detached' });
  await settled(page);
  assert.equal(await result(page), corrected);
});

test('a page opens from the library at once', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours());
  await kept(page, 1);
  const times = [];
  for (let round = 0; round < 5; round += 1) times.push(await opened(page));
  times.sort((a, b) => a - b);
  t.diagnostic(`from the library to the first article: ${times.map(Math.round).join(', ')} ms`);
});

test('a long page opens before the engine has read it again', async t => {
  const site = await serve(t);
  const { context } = await browser(t);
  await context.addInitScript(() => {
    // A worker whose engine can be stopped: then what is on screen does not come from it.
    globalThis.Worker = class extends Worker {
      postMessage(...message) {
        if (!globalThis.stopped) super.postMessage(...message);
      }
    };
  });
  const page = await visit({ context }, site.address);
  const text = ours().repeat(Math.ceil(1_000_000 / ours().length)).slice(0, 1_000_000);
  await enter(page, text);
  await answerKept(page);
  const shown = await saved(page, '#save-text');
  const times = [];
  for (let round = 0; round < 5; round += 1) times.push(await opened(page));
  times.sort((a, b) => a - b);
  t.diagnostic(`1,000,000 characters from the library to the first article: ${
    times.map(Math.round).join(', ')} ms`);

  await t.test('and nothing is missing then', async () => {
    await page.evaluate(() => { globalThis.stopped = true; });
    await opened(page);
    await settled(page);
    assert.ok(await saved(page, '#save-text') === shown);
    await page.evaluate(() => { globalThis.stopped = false; });
  });

  await t.test('what is asked about it is answered', async () => {
    await opened(page);
    await page.locator('#result [data-block]').first().click();
    await page.locator('#why [data-rule]').first().waitFor();
  });

  await t.test('an answer to something else is not taken for it', async () => {
    const paragraph = page.locator('#result [data-block]').nth(1);
    const whole = await paragraph.innerText();
    await choose(page, 'lines', 'final');
    await assertSoon(async () => assert.notEqual(await paragraph.innerText(), whole));
    await page.locator('#new-page').click();
    await choose(page, 'lines', 'auto');
    await opened(page);
    await settled(page);
    assert.ok(await saved(page, '#save-text') === shown);
  });
});

test('samples are not kept, nor is anything when the reader says so', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await page.locator('[data-sample="ja"]').click();
  await settled(page);
  await ready(page);
  await page.locator('#open-library').click();
  await page.locator('#library-storage').click();
  await page.locator('#library-keep').uncheck();
  await closeLibrary(page);
  await enter(page, ours());
  await page.waitForTimeout(1200);
  assert.equal((await records(page)).length, 0);
  await page.locator('#open-library').click();
  await page.locator('#library-storage').click();
  await page.locator('#library-keep').check();
  await kept(page, 1);
});

test('a page is found by its text, renamed, deleted and brought back', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours('江边日报'));
  await kept(page, 1);
  await enter(page, '海边晚报 2025年11月23日 第7版\n\n灯塔\n\n海上起了雾，灯塔一夜没有熄。\n');
  await kept(page, 2);
  await page.locator('#open-library').click();
  const entries = page.locator('.library-list > li');
  await page.locator('#library-sort').selectOption('paper');
  assert.match(await entries.first().innerText(), /江边日报/);
  await page.locator('#library-sort').selectOption('date');
  assert.match(await entries.first().innerText(), /海边晚报/);
  await page.locator('#library-search').fill('一夜没有');
  await page.locator('.library-hit').waitFor();
  assert.equal(await entries.count(), 1);
  // Simplified and traditional characters are found alike.
  await page.locator('#library-search').fill('無此文');
  await entries.first().waitFor({ state: 'detached' });
  await page.locator('#library-search').fill('燈塔一夜沒有');
  await page.locator('.library-hit').waitFor();
  assert.equal(await entries.count(), 1);
  await page.locator('.rename').click();
  await page.locator('.library-naming input').fill('我的灯塔');
  await page.keyboard.press('Enter');
  await page.locator('.library-name', { hasText: '我的灯塔' }).waitFor();
  const inside = () => page.evaluate(() => document.activeElement.closest('dialog') !== null);
  assert.ok(await inside(), 'the focus stays in the window');
  await page.locator('#library-search').fill('');
  await page.locator('[data-page]', { hasText: '我的灯塔' }).locator('.delete').click();
  await page.locator('#library-undo').waitFor();
  assert.equal(await entries.count(), 1);
  assert.ok(await inside());
  await page.locator('#library-undo').click();
  await page.locator('.library-name', { hasText: '我的灯塔' }).waitFor();
  assert.equal(await entries.count(), 2);
  assert.ok(await inside());
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
});

test('a page that was found opens where it was found', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours());
  await kept(page, 1);
  await page.locator('#new-page').click();
  await page.locator('#open-library').click();
  await page.locator('#library-search').fill('一鍋粥');
  await page.locator('.library-hit mark', { hasText: '一锅粥' }).click();
  await page.locator('dialog.library').waitFor({ state: 'detached' });
  await page.locator('#result mark.current', { hasText: '一锅粥' }).waitFor();
  assert.equal(await page.locator('#hits').innerText(), '1 / 1');
  assert.ok(await page.locator('#result mark.current').evaluate(mark => {
    const { top, bottom } = mark.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), 'what was found is on the screen');
});

test('versions of a page are kept and open again', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours());
  await kept(page, 1);
  await page.locator('#edit-source').click();
  await page.locator('#source').fill(`${ours()}\n又添了一行文字。\n`);
  await waitForRecord(page, ({ head }) => head === 2);
  await page.locator('#open-library').click();
  await page.locator('.versions').click();
  await page.locator('[data-version="1"] button').click();
  await page.locator('dialog.library').waitFor({ state: 'detached' });
  await settled(page);
  await page.locator('#edit-source').click();
  assert.equal(await page.locator('#source').inputValue(), ours());
});

test('a backup brings everything back after everything was deleted', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours());
  await kept(page, 1);
  await correct(page);
  await waitForRecord(page, ({ corrections }) => corrections === 1);
  await page.locator('#open-library').click();
  const dir = await folder(t);
  await page.locator('#library-storage').click();
  await page.locator('#library-room', { hasText: '1 page kept' }).waitFor();
  const path = join(dir, 'backup.json');
  const download = page.waitForEvent('download');
  await page.locator('#library-backup').click();
  await (await download).saveAs(path);

  await page.locator('.delete-all').click();
  await page.locator('.delete-yes').click();
  await page.locator('#library-news', { hasText: 'Everything was deleted' }).waitFor();
  assert.equal((await records(page)).length, 0);

  await page.locator('#library-restore').setInputFiles(path);
  await page.locator('#library-restored', { hasText: '1 page restored; 0' }).waitFor();
  await page.locator('#library-restore').setInputFiles(path);
  await page.locator('#library-restored', { hasText: '0 pages restored; 1' }).waitFor();
  await page.locator('#library-pages').click();
  await page.locator('.library-open', { hasText: '1 correction' }).click();
  await page.locator('#corrections').waitFor();

  // Half a file gives back what is whole and says where it breaks off.
  const file = await readFile(path, 'utf8');
  const lines = file.split('\n');
  const twice = [lines[0], `${lines[1].replace(/,$/, '')},`, lines[1].slice(0, 400)].join('\n');
  const damaged = join(dir, 'damaged.json');
  await writeFile(damaged, twice);
  await page.locator('#open-library').click();
  await page.locator('#library-storage').click();
  await page.locator('#library-restore').setInputFiles(damaged);
  await page.locator('.library-troubles', { hasText: 'Line 3: the file breaks off' }).waitFor();
  await writeFile(damaged, 'no backup');
  await page.locator('#library-restore').setInputFiles(damaged);
  await page.locator('.library-troubles', { hasText: 'no backup' }).waitFor();
});

test('a browser that keeps nothing says so, and the page works', async t => {
  const site = await serve(t);
  const seen = await browser(t);
  await seen.context.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };
  });
  const page = await visit(seen, site.address);
  await enter(page, ours());
  await page.locator('#library-news', { hasText: 'does not let anything be kept' }).waitFor();
  await correct(page);
  assert.ok(await page.locator('#result [data-block]').count());
});

test('a full store says so, and the page stays', async t => {
  const site = await serve(t);
  const seen = await browser(t);
  await seen.context.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  const page = await visit(seen, site.address);
  await enter(page, ours());
  await page.locator('#library-news', { hasText: 'The store is full' }).waitFor();
  assert.ok(await page.locator('#result [data-block]').count());
});

test('a broken record is told and the others stay', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours());
  await kept(page, 1);
  await page.evaluate(() => new Promise((resolve, reject) => {
    const open = indexedDB.open('chongpai');
    open.onsuccess = () => {
      const tx = open.result.transaction(['entries', 'versions'], 'readwrite');
      const entries = tx.objectStore('entries');
      entries.getAllKeys().onsuccess = ({ target }) => entries.put('scratched', target.result[0]);
      entries.put('scratched', 'lost');
      tx.oncomplete = () => { open.result.close(); resolve(); };
      tx.onerror = reject;
    };
  }));
  await page.reload();
  await settled(page);
  await page.locator('#library-news', { hasText: /damaged records?\./ }).waitFor();
  await page.locator('#open-library').click();
  await page.locator('.library-broken', { hasText: 'lost' }).waitFor();
  await page.locator('.library-open', { hasText: '1998-01-15' }).waitFor();
  await page.locator('.library-broken .delete').click();
  await page.locator('.library-broken').waitFor({ state: 'detached' });
});

test('two windows do not overwrite each other', async t => {
  const site = await serve(t);
  const seen = await browser(t);
  const first = await visit(seen, site.address);
  await enter(first, ours());
  await kept(first, 1);
  const second = await seen.context.newPage();
  await second.goto(site.address);
  await second.locator('#open-library').click();
  await second.locator('.library-open').click();
  await settled(second);
  await ready(second);
  await correct(first);
  await waitForRecord(first, ({ corrections }) => corrections === 1);
  await second.locator('#library-news', { hasText: 'Another window' }).waitFor();
  await correct(second, 1);
  await second.locator('#library-news', { hasText: 'Both are kept' }).waitFor();
  await second.locator('#open-library').click();
  await second.locator('.versions').click();
  const versions = second.locator('[data-version]');
  await versions.first().waitFor();
  assert.equal(await versions.count(), 2);
});

test('several files become clippings, in the order of their names', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  const file = (name, text) =>
    ({ name, mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') });
  await page.locator('#open-file').setInputFiles([
    file('b.txt', '后来的一段。'),
    file('a.txt', '先来的一段。'),
    { name: 'c.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 0]) },
  ]);
  const clippings = page.locator('[data-clipping] .tray-text');
  await clippings.nth(1).waitFor();
  assert.deepEqual(await clippings.allInnerTexts(), ['先来的一段。', '后来的一段。']);
  assert.match(await page.locator('#status').innerText(), /c\.png/);
  // Another is dropped on the tray itself, and all are there after a reload.
  await page.locator('dialog.library').evaluate(dialog => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['再来的一段。'], 'd.txt', { type: 'text/plain' }));
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    if (dialog.dispatchEvent(event)) throw new Error('the browser would open the file');
  });
  await clippings.nth(2).waitFor();
  await page.waitForTimeout(1000);
  await page.reload();
  await page.locator('#open-library').click();
  await page.locator('#library-tray').click();
  await clippings.nth(2).waitFor();
  assert.equal(await clippings.nth(2).innerText(), '再来的一段。');
});

test('clippings become one page with borders between them', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await page.locator('#open-library').click();
  await page.locator('#library-tray').click();
  for (const text of ['第一段\n公园里的花都开了。', '第二段\n湖上的冰化了。', '第三段\n鸟也回来了。']) {
    await page.locator('#tray-field').fill(text);
    await page.locator('.tray-add').click();
  }
  await page.locator('#tray-field').evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, '第四段\n天黑得晚了。');
  const clippings = page.locator('[data-clipping]');
  await clippings.nth(3).waitFor();
  await clippings.nth(3).locator('.tray-remove').click();
  await clippings.nth(2).locator('.tray-up').click();
  await clippings.nth(2).locator('.tray-border').uncheck();
  const opening = await clippings.nth(1).innerText();
  assert.match(opening, /第三段/);
  await page.locator('#tray-make').click();
  await settled(page);
  await page.locator('#corrections').waitFor();
  await page.locator('#edit-source').click();
  const text = await page.locator('#source').inputValue();
  assert.equal(text, '第一段\n公园里的花都开了。\n\n第三段\n鸟也回来了。\n\n第二段\n湖上的冰化了。');
});

test('a correction begins a rule', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours());
  await page.locator('#result [data-role="headline"]').first().click();
  await page.locator('#role').selectOption('subhead');
  await page.locator('#always').click();
  await page.locator('#library-rules[aria-current]').waitFor();
  assert.notEqual(await page.locator('#rule-pattern').inputValue(), '');
  assert.equal(await page.locator('#rule-effect').inputValue(), 'subhead');
  await page.locator('#rule-touches', { hasText: 'on this page' }).waitFor();
});

test('a rule is tried, saved, obeyed, switched off and passed on', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours().replace('第3版\n', '第3版\n本版编辑某某\n'));
  const ruled = page.locator('#result [data-role="kicker"]', { hasText: '本版编辑' });
  await page.locator('#open-library').click();
  await page.locator('#library-rules').click();
  await page.locator('.new-rule').click();
  await page.locator('#rule-pattern').fill('没有这样的行');
  await page.locator('#rule-touches', { hasText: 'No line' }).waitFor();
  await page.locator('#rule-pattern').fill('本版编辑…');
  await page.locator('#rule-effect').selectOption('kicker');
  await page.locator('#rule-touches', { hasText: '1 matching line on this page' }).waitFor();
  await page.locator('#rule-save').click();
  await page.locator('[data-rule="0"]').waitFor();
  const download = page.waitForEvent('download');
  await page.locator('#rules-export').click();
  const path = join(await folder(t), 'rules.json');
  await (await download).saveAs(path);
  assert.deepEqual(JSON.parse(await readFile(path, 'utf8')), [
    { pattern: '本版编辑…', effect: 'kicker', off: false },
  ]);
  await closeLibrary(page);
  await ruled.waitFor();
  // It holds from the first page on when the page is loaded again.
  await kept(page, 1);
  await page.reload();
  await settled(page);
  await ruled.waitFor();
  await page.locator('#open-library').click();
  await page.locator('#library-rules').click();
  await page.locator('.rule-on').uncheck();
  await ruled.waitFor({ state: 'detached' });
  await page.locator('[data-rule="0"] .delete').click();
  await page.locator('[data-rule]').waitFor({ state: 'detached' });
  await page.locator('#rules-import').setInputFiles(path);
  await page.locator('#library-news', { hasText: '1 rule imported' }).waitFor();
  await ruled.waitFor();
});

test('a rule can say never', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, ours());
  const entries = page.locator('[data-entry]');
  const count = await entries.count();
  const opening = await page.locator('[data-article="1"] [data-block]').first().innerText();
  await page.locator('#open-library').click();
  await page.locator('#library-rules').click();
  await page.locator('.new-rule').click();
  await page.locator('#rule-pattern').fill(`${opening.trim().slice(0, 4)}…`);
  await page.locator('#rule-effect').selectOption('goes-on');
  await page.locator('#rule-touches', { hasText: '1 matching line on this page' }).waitFor();
  await page.locator('#rule-save').click();
  await page.locator('[data-rule="0"]', { hasText: 'never the beginning' }).waitFor();
  await closeLibrary(page);
  await page.waitForFunction(count => {
    return document.querySelectorAll('[data-entry]').length < count;
  }, count);
});

test('the library works when the server is gone', async t => {
  const site = await serve(t);
  const seen = await browser(t);
  const page = await visit(seen, site.address);
  await page.reload();
  await site.stop();
  await page.reload();
  await page.locator('#open-library').waitFor();
  await enter(page, ours());
  await kept(page, 1);
  await page.locator('#open-library').click();
  await page.locator('.library-open', { hasText: '江边日报' }).waitFor();
});

/** Parts the page's first joins, one after the other. */
async function correct(page, index = 0) {
  const block = page.locator('#result [data-block]').filter({ has: page.locator('[data-join]') });
  await block.nth(index).click();
  await page.locator('[aria-current] [data-join][role="button"]').first().press('Enter');
  await page.locator('#corrections').waitFor();
}

/** All text of the result. */
const result = page => page.locator('#result').evaluate(element => element.innerText);

async function closeLibrary(page) {
  await page.locator('dialog.library .close').click();
  await page.locator('dialog.library').waitFor({ state: 'detached' });
}

/** Opens the only page of the library; gives the milliseconds to its first article. */
async function opened(page) {
  const empty = page.locator('#source');
  if (!await empty.isVisible()) await page.locator('#new-page').click();
  await empty.waitFor();
  await page.locator('#open-library').click();
  await page.locator('.library-open').waitFor();
  return page.evaluate(() => new Promise(resolve => {
    const begun = performance.now();
    const watch = new MutationObserver(() => {
      if (!document.querySelector('#result [data-block]')) return;
      watch.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - begun));
    });
    watch.observe(document.querySelector('#app'), { childList: true, subtree: true });
    document.querySelector('.library-open').click();
  }));
}

/** Waits until the answer about the only page is kept. */
async function answerKept(page) {
  const end = Date.now() + 20_000;
  while ((await stored(page, 'answers')).length !== 1) {
    assert.ok(Date.now() < end, 'the answer is kept');
    await page.waitForTimeout(200);
  }
}

/** Waits until the library listens. */
const ready = page => page.locator('#library-root').waitFor({ state: 'attached' });

/** The records of the list, as they are stored. */
const records = async page => (await stored(page, 'entries'))
  .map(record => JSON.parse(record.slice(record.indexOf(' '))));

/** All that a part of the database holds; of what is no text, that it is there. */
const stored = (page, part) => page.evaluate(async part => {
  // Asking for a database that is not there yet would make an empty one.
  const there = (await indexedDB.databases()).some(({ name }) => name === 'chongpai');
  return there ? new Promise(resolve => {
    const open = indexedDB.open('chongpai');
    open.onsuccess = () => {
      const database = open.result;
      if (!database.objectStoreNames.contains(part)) {
        database.close();
        return resolve([]);
      }
      const all = database.transaction(part).objectStore(part).getAll();
      all.onsuccess = () => {
        database.close();
        resolve(all.result.map(value => (typeof value === 'string' ? value : true)));
      };
    };
  }) : [];
}, part);

/** Waits until a record is as wanted; from now on, for so many milliseconds. */
async function waitForRecord(page, wanted, most = 10_000) {
  const end = Date.now() + most;
  for (;;) {
    const all = await records(page);
    if (all.some(wanted)) return;
    assert.ok(Date.now() < end, `not kept in ${most} ms: ${JSON.stringify(all)}`);
    await page.waitForTimeout(50);
  }
}

/** Waits until so many pages are kept. */
async function kept(page, count) {
  await ready(page);
  const end = Date.now() + 10_000;
  while ((await records(page)).length !== count) {
    assert.ok(Date.now() < end, `${count} pages kept`);
    await page.waitForTimeout(50);
  }
}
