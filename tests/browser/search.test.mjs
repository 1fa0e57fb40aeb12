// Finding something in the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, choose, enter, examine, samplePage, serve, visit } from './harness.mjs';

const { text } = await samplePage();

const count = page => page.locator('#hits').innerText();

test('what is looked for is counted, marked and walked, however it is written', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, '公园里的花都开了。国家与國家，ＮＨＫ和nhk。\n\n'.repeat(300));
  await page.locator('#result').focus();
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement.id === 'search');
  await page.keyboard.type('國家');
  await page.waitForFunction(() => document.querySelector('#hits').innerText === '1 / 600');
  const marks = await page.locator('mark').allInnerTexts();
  assert.ok(marks.length > 1 && marks.every(mark => /^[国國]家$/.test(mark)), `${marks}`);
  await page.keyboard.press('Enter');
  assert.equal(await count(page), '2 / 600');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  // Round to the last one, which was not in the document before.
  assert.equal(await count(page), '600 / 600');
  await page.waitForFunction(() => {
    const view = document.querySelector('#result').getBoundingClientRect();
    const mark = document.querySelector('mark.current')?.getBoundingClientRect();
    return mark && mark.top >= view.top && mark.bottom <= view.bottom;
  });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
  await page.locator('#search').fill('NHK');
  assert.equal((await count(page)).split(' / ')[1], '600');
  await page.locator('#search').fill('夏');
  assert.equal(await count(page), 'Not found');
  assert.equal(await page.locator('mark').count(), 0);
  await page.keyboard.press('Escape');
  await page.locator('#search').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'result');
});

test('a search works without a network', async t => {
  const site = await serve(t);
  const { context } = await browser(t);
  const page = await visit({ context }, site.address);
  await page.reload();
  await enter(page, '國家與国家。\n');
  await site.stop();
  await page.locator('#find').click();
  await page.locator('#search').fill('国家');
  await page.waitForFunction(() => document.querySelector('#hits').innerText === '1 / 2');
});

for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
  test(`no barrier in the search at a width of ${viewport.width}`, async t => {
    const site = await serve(t);
    const page = await visit(await browser(t, { viewport }), site.address);
    await enter(page, text);
    await page.locator('#find').click();
    await page.locator('#search').fill('的');
    for (const theme of ['light', 'sepia', 'dark']) {
      await choose(page, 'theme', theme);
      assert.deepEqual(await examine(page), []);
      const { scrollWidth, innerWidth } = await page.evaluate(() =>
        ({ scrollWidth: document.documentElement.scrollWidth, innerWidth }));
      assert.ok(scrollWidth <= innerWidth, `${scrollWidth} > ${innerWidth}`);
    }
  });
}
