// Whoever reads, on whatever screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  browser, choose, clear, enter, examine, pasteEvent, samplePage, serve, settled, visit,
} from './harness.mjs';

const { text } = await samplePage();
const THEMES = ['light', 'dark', 'sepia'];

for (const width of [1200, 360]) {
  test(`no barrier at a width of ${width}`, async t => {
    const site = await serve(t);
    const page = await visit(
      await browser(t, { viewport: { width, height: 740 } }),
      site.address,
    );
    for (const theme of THEMES) {
      await t.test(theme, async () => {
        await choose(page, 'theme', theme);
        await enter(page, text);
        assert.deepEqual(await standingOut(page), []);
        assert.deepEqual(await examine(page), []);
      });
    }
  });
}

test('a page is set in its own language, whatever the reader speaks', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t, { locale: 'ko' }), site.address);
  const breaks = () => page
    .locator('#result .block, #source-lines .line-text')
    .evaluateAll(all => [...new Set(all.map(line => getComputedStyle(line).wordBreak))]);
  await enter(page, text);
  assert.deepEqual(await breaks(), ['normal']);
  await clear(page);
  await page.locator('[data-sample="ko"]').click();
  await settled(page);
  assert.deepEqual(await breaks(), ['keep-all']);
});

test('on a small screen what is told covers nothing and can be put away', async t => {
  const site = await serve(t);
  const viewport = { width: 360, height: 740 };
  const page = await visit(await browser(t, { viewport, hasTouch: true }), site.address);
  await enter(page, text);
  await page.evaluate(pasteEvent, `${text}\n`);
  await page.locator('#bring-back').waitFor();
  await settled(page);
  const [pane, bar] = await Promise.all(['#result', '.status-bar'].map(
    selector => page.locator(selector).boundingBox(),
  ));
  assert.ok(pane.y + pane.height <= bar.y, 'the text ends above it');
  assert.deepEqual(await examine(page), []);
  await page.locator('#dismiss').tap();
  await page.locator('#bring-back').waitFor({ state: 'detached' });
  const cut = await page.locator('#language').evaluate(list => {
    const { width } = list.getBoundingClientRect();
    list.style.inlineSize = 'auto';
    return list.getBoundingClientRect().width > width;
  });
  assert.equal(cut, false, 'the name of the language is seen whole');
});

test('what stands above the articles is whole, or is not there', async t => {
  const site = await serve(t);
  for (const width of [740, 820, 1089, 1345]) {
    const page = await visit(
      // Its words are the longest.
      await browser(t, { viewport: { width, height: 740 }, locale: 'ja' }),
      site.address,
    );
    await page.locator('[data-sample="ja"]').click();
    await page.locator('#doubts').waitFor();
    const cut = await page.locator('.bar .count, .bar button').evaluateAll(all => all
      .filter(one => one.scrollWidth > one.clientWidth)
      .filter(one => getComputedStyle(one).textOverflow !== 'ellipsis')
      .map(one => one.textContent));
    assert.deepEqual(cut, [], `at a width of ${width}`);
  }
});

/** The elements that make the page wider than the screen. */
function standingOut(page) {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const all = [...document.querySelectorAll('body *')];
    return all
      .filter(element => element.getBoundingClientRect().right > innerWidth)
      .map(element => `${element.localName}#${element.id}.${element.className}`);
  });
}
