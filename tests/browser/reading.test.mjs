// Paste, read, copy, save: what a reader comes for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  browser, cli, clipboard, enter, goldenPages, samplePage, saved, serve, setClipboard, settled,
  visit,
} from './harness.mjs';

const pages = await goldenPages();
const sample = await samplePage();

test('a pasted page becomes its articles, with no button pressed', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await setClipboard(page, sample.text);
  await page.locator('#source').focus();
  await page.keyboard.press('Control+V');
  await settled(page);
  const blocks = await page.locator('#result [data-block]').count();
  assert.ok(blocks > 1, `${blocks} blocks on the screen`);
  const roles = await page
    .locator('#result [data-block]')
    .evaluateAll(blocks => blocks.map(block => block.dataset.role));
  assert.ok(roles.every(Boolean), 'every block has a role');
  const shown = await page.locator('#result [data-block]').first().innerText();
  const first = (await cli(sample.text, 'text')).split('\n')[0];
  assert.equal(shown.replaceAll('\n', ''), first);
});

test('what is typed before the program has arrived is not lost', async t => {
  const site = await serve(t);
  const { context } = await browser(t);
  const page = context.pages()[0];
  let release;
  const arrived = new Promise(resolve => { release = resolve; });
  await page.route('**/*.wasm', async route => {
    await arrived;
    await route.continue();
  });
  await page.goto(site.address, { waitUntil: 'commit' });
  await page.locator('#source').fill(sample.text);
  release();
  await settled(page);
  assert.equal(await page.locator('#source').inputValue(), sample.text);
});

test('the page answers as the command line does', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  for (const { slug, text } of pages) {
    await t.test(slug, async () => {
      await enter(page, text);
      assert.equal(await saved(page, '#save-text'), await cli(text, 'text'));
      assert.equal(await saved(page, '#save-markdown'), await cli(text, 'markdown'));
      await page.locator('#copy-all').click();
      await assertSoon(async () => {
        assert.equal((await clipboard(page)).trimEnd(), (await cli(text, 'text')).trimEnd());
      });
    });
  }
});

test('everything can be done from the keyboard', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await setClipboard(page, sample.text);
  await tabTo(page, '#source');
  await page.keyboard.press('Control+V');
  await settled(page);
  await tabTo(page, '#result [data-block]');
  await chooseBlockWithJoins(page);
  await page.keyboard.press('ArrowRight');
  const label = await page.locator('[data-join]:focus').getAttribute('aria-label');
  assert.match(label, /[0-9]/, 'a join says between which lines it stands');
  await page.keyboard.press('Escape');
  await tabTo(page, '#copy-all');
  await page.keyboard.press('Enter');
  await assertSoon(async () => {
    const copied = (await clipboard(page)).trimEnd();
    assert.equal(copied, (await cli(sample.text, 'text')).trimEnd());
  });
});

/** Walks down with the arrow and chooses blocks until one has joins; short ones have none. */
async function chooseBlockWithJoins(page) {
  for (let blocks = 0; blocks < 20; blocks += 1) {
    await page.keyboard.press('Enter');
    await page.locator('[data-block][aria-current]:focus').waitFor();
    if (await page.locator('[aria-current] [data-join][role="button"]').count()) return;
    await page.keyboard.press('ArrowDown');
  }
  assert.fail('no block with a join');
}

/** Presses Tab until an element has the focus; every stop on the way must show itself. */
async function tabTo(page, selector) {
  const stops = [];
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(selector => {
      const element = document.activeElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      return {
        here: element.matches(selector),
        shown: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
        body: element === document.body,
        name: `${element.localName}#${element.id} ${width}x${height}`,
      };
    }, selector);
    stops.push(stop.name);
    if (!stop.body) assert.ok(stop.shown, `the focus shows on ${stop.name}`);
    if (stop.here) return;
  }
  assert.fail(`Tab never came to ${selector}: ${stops.slice(0, 40).join(', ')}`);
}

/** Tries again for a few seconds. */
async function assertSoon(check) {
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
