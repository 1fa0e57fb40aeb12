// Whoever reads, on whatever screen.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { browser, enter, samplePage, serve, visit } from './harness.mjs';

const { text } = await samplePage();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THEMES = ['light', 'dark', 'sepia'];

for (const width of [1200, 360]) {
  test(`no barrier at a width of ${width}`, async t => {
    const site = await serve(t);
    const page = await visit(
      await browser(t, { viewport: { width, height: 740 } }),
      site.address,
    );
    for (const theme of THEMES) {
      await t.test(theme, async t => {
        await page.locator('#theme').selectOption(theme);
        await enter(page, text);
        assert.deepEqual(await standingOut(page), []);
        const { violations } = await examine(page);
        const told = violations.map(({ id, impact, nodes }) => {
          return `${impact} ${id}: ${nodes.map(node => node.target).join(', ')}`;
        });
        const grave = told.filter(line => /^(serious|critical)/.test(line));
        for (const line of told) t.diagnostic(line);
        assert.deepEqual(grave, []);
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

/** Runs axe in the page. */
async function examine(page) {
  await page.evaluate(axe);
  return page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
}
