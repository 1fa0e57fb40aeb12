// Pictures of every screen, for the README and for whoever looks at them:
// `cargo xtask screens` makes them again. No barrier may be on any of them.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { browser, choose, enter, examine, needed, samplePage, serve, visit } from './harness.mjs';

const OUT = needed('CHONGPAI_SCREENS');
// With a head of its own, so that the library keeps it: samples are not kept.
const text = `江边日报 1998年01月15日 第3版\n\n${(await samplePage()).text}`;

const SIZES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desk', width: 1280, height: 800 },
];

/** Each screen, from the one that a paste leads to. */
const SCREENS = {
  reading: async () => {},
  'why-joined': async page => {
    await page.locator('#result [data-role="body"]').first().click();
    await page.locator('#result [aria-current] [data-join]').first().focus();
    await page.locator('#why').waitFor();
  },
  contents: page => show(page, '#tab-contents'),
  source: page => show(page, '#tab-source'),
  doubt: async page => {
    await page.locator('#doubts').click();
    await page.locator('#question').waitFor();
  },
  settings: async page => {
    await page.locator('#settings').click();
    await page.locator('dialog[open]').waitFor();
  },
  library: page => library(page, 'pages'),
  tray: page => library(page, 'tray'),
  rules: page => library(page, 'rules'),
  storage: page => library(page, 'storage'),
  help: page => open(page, '?'),
  search: async page => {
    await page.locator('#find').click();
    await page.locator('#search').fill('書房');
    await page.locator('mark.current').waitFor();
  },
  marks: async page => {
    await show(page, '#tab-source');
    await page.locator('#marks').click();
    await page.locator('.mark').first().waitFor();
  },
  out: async page => {
    await page.locator('#out').click();
    await page.locator('dialog.out').waitFor();
  },
  // What is set or corrected stays for the pages after it, so these come last.
  vertical: page => choose(page, 'direction', 'vertical'),
  corrections: async page => {
    await choose(page, 'direction', 'horizontal');
    await page.locator('#result [data-role="body"]').first().click();
    await page.locator('#article-here').click();
    await page.locator('#corrections').click();
    await page.locator('dialog[open]').waitFor();
  },
};

/** Panes have tabs only where there is no room for all. */
async function show(page, tab) {
  if (await page.locator(tab).isVisible()) await page.locator(tab).click();
}

async function library(page, part) {
  // By then the page is kept.
  await page.waitForTimeout(1500);
  await page.locator('#open-library').click();
  await page.locator(`#library-${part}`).click();
  await page.locator(`[data-part="${part}"]`).waitFor();
}

async function open(page, key) {
  await page.keyboard.press(key);
  await page.locator('dialog[open]').waitFor();
}

await mkdir(OUT, { recursive: true });
for (const { name: size, ...viewport } of SIZES) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${size}, ${colorScheme}`, async t => {
      const site = await serve(t);
      const options = { viewport, colorScheme, locale: 'zh-CN', reducedMotion: 'reduce' };
      const { context } = await browser(t, options);
      const picture = async (page, name) => {
        assert.deepEqual(await examine(page), [], name);
        const path = join(OUT, `${name}-${size}-${colorScheme}.jpg`);
        await page.screenshot({ path, quality: 60, type: 'jpeg' });
      };
      const first = await visit({ context }, site.address);
      await picture(first, 'start');
      await first.close();
      for (const [name, go] of Object.entries(SCREENS)) {
        const page = await visit({ context: await fresh(context) }, site.address);
        // A page that is kept is ready sooner than its program runs.
        await page.locator('#settings').waitFor();
        await enter(page, text);
        await go(page);
        await picture(page, name);
        await page.close();
      }
    });
  }
}

/** A page of its own for every screen: none begins where another ended. */
async function fresh(context) {
  const page = await context.newPage();
  return { pages: () => [page] };
}
