// Whoever reads, on whatever screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, choose, enter, examine, samplePage, serve, visit } from './harness.mjs';

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
