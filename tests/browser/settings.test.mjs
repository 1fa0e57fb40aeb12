// How pages look and how they are read, as the reader likes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, choose, enter, examine, samplePage, serve, visit } from './harness.mjs';

const { text } = await samplePage();

/** What the browser makes of the first paragraph. */
const styleOf = (page, selector = '#result [data-role="body"]') =>
  page.locator(selector).first().evaluate(element => {
    const { fontSize, lineHeight, textIndent, fontFamily, writingMode } =
      getComputedStyle(element);
    return { fontSize, lineHeight, textIndent, fontFamily, writingMode };
  });

test('type is set as the reader chooses, and again at the next visit', async t => {
  const site = await serve(t);
  const { context } = await browser(t);
  const page = await visit({ context }, site.address);
  await enter(page, text);
  const before = await styleOf(page);
  await page.locator('#settings').click();
  const size = page.locator('[name="size"]');
  await size.focus();
  await page.keyboard.press('End');
  assert.equal(await size.getAttribute('aria-valuetext'), '32');
  await page.locator('[name="leading"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'settings');
  await choose(page, 'face', 'sans');
  await choose(page, 'paragraphs', 'space');
  await choose(page, 'theme', 'sepia');
  const after = await styleOf(page);
  assert.notDeepEqual(after, before);
  const expected = { fontSize: '32px', lineHeight: '48px', textIndent: '0px' };
  for (const [name, value] of Object.entries(expected)) assert.equal(after[name], value);
  assert.match(after.fontFamily, /Sans/);
  await page.reload();
  await enter(page, text);
  assert.deepEqual(await styleOf(page), after);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'sepia');
});

test('the colours that were chosen are there before the program', async t => {
  const site = await serve(t);
  const { context } = await browser(t, { serviceWorkers: 'block' });
  const [page] = context.pages();
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  // What the browser paints around the page, in light surroundings and in dark ones.
  const frames = () => page.evaluate(() =>
    [...document.querySelectorAll('meta[name=theme-color]')].map(frame => frame.content));
  await page.goto(site.address);
  const [light, dark] = await frames();
  assert.notEqual(light, dark);
  await choose(page, 'theme', 'dark');
  assert.deepEqual(await frames(), [dark, dark]);
  let arrive;
  const arrived = new Promise(resolve => { arrive = resolve; });
  await page.route('**/app-*', async route => {
    await arrived;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await page.locator('#source').waitFor();
  assert.equal(await theme(), 'dark');
  assert.deepEqual(await frames(), [dark, dark]);
  assert.equal(await page.locator('#settings').count(), 0);
  arrive();
  await choose(page, 'theme', 'light');
  assert.deepEqual(await frames(), [light, light]);
  await choose(page, 'theme', 'system');
  assert.equal(await theme(), undefined);
  assert.deepEqual(await frames(), [light, dark]);
  await page.reload();
  await page.locator('#settings').waitFor();
  assert.equal(await theme(), undefined);
});

test('the measure is what the reader chooses', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t, { viewport: { width: 1900, height: 900 } }), site.address);
  await enter(page, text);
  const measure = () => page.locator('.result .piece').first().evaluate(piece => {
    return Math.round(piece.clientWidth / parseFloat(getComputedStyle(piece).fontSize));
  });
  await page.locator('#settings').click();
  await page.locator('[name="measure"]').focus();
  await page.keyboard.press('Home');
  assert.equal(await measure(), 28);
  await page.keyboard.press('End');
  assert.equal(await measure(), 40);
});

test('records of earlier versions are read, broken ones do no harm', async t => {
  const site = await serve(t);
  const { context } = await browser(t);
  const page = await visit({ context }, site.address);
  const look = async stored => {
    await page.evaluate(stored => {
      localStorage.clear();
      for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, value);
    }, stored);
    await page.reload();
    await page.locator('#settings').waitFor();
    return page.evaluate(() => {
      const { lang, dataset, style } = document.documentElement;
      return [lang, dataset.theme, style.getPropertyValue('--size')];
    });
  };
  const old = { 'chongpai.language': 'ja', 'chongpai.theme': 'dark' };
  assert.deepEqual(await look(old), ['ja', 'dark', '18']);
  const both = { ...old, 'chongpai.settings': 'interface ko\nsize 24' };
  assert.deepEqual(await look(both), ['ko', 'dark', '24']);
  const broken = { 'chongpai.settings': '{"size":\n\u0000theme purple\nsize 9999' };
  assert.deepEqual(await look(broken), ['en', undefined, '18']);
});

test('vertical lines: short numbers upright, all of a long page reached, copies clean', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, `${text}\n\n`.repeat(40));
  await choose(page, 'direction', 'vertical');
  assert.equal((await styleOf(page)).writingMode, 'vertical-rl');
  const upright = await page.locator('.upright').allTextContents();
  assert.ok(upright.length > 0 && upright.every(number => /^\d{1,2}$/.test(number)));
  const kept = await page.evaluate(() => document.querySelectorAll('#result *').length);
  assert.ok(kept < 5000, `${kept} elements`);
  const last = await page.locator('[data-entry]').count();
  assert.ok(last > 0);
  // By the keyboard from article to article, each comes to the right edge.
  await page.locator('#result').focus();
  for (const article of [1, 2, 3]) {
    await page.keyboard.press('j');
    const head = page.locator(`[data-article="${article}"] [data-block]`).first();
    await head.waitFor();
    await page.waitForFunction(article => {
      const head = document.querySelector(`[data-article="${article}"] [data-block]`);
      const view = document.querySelector('#result').getBoundingClientRect();
      const gap = view.right - head?.getBoundingClientRect().right;
      return gap >= -1 && gap < 120;
    }, article);
  }
  // The wheel leads on to the left, to the very end.
  await page.locator('#result').hover();
  let before;
  // A machine that is busy may take its time to turn: only standing still is the end.
  for (let turns = 0, still = 0; turns < 400 && still < 30; turns += 1) {
    await page.mouse.wheel(0, 3000);
    await page.waitForTimeout(30);
    const at = await page.locator('#result').evaluate(result => result.scrollLeft);
    still = at === before ? still + 1 : 0;
    before = at;
  }
  const pieces = await page.locator('#result [data-piece]')
    .evaluateAll(pieces => pieces.map(piece => Number(piece.dataset.piece)));
  await choose(page, 'direction', 'horizontal');
  assert.ok(Math.max(...pieces) > 30, `the end was reached: ${pieces}`);
  const clean = await page.locator('#result [data-block]').last().innerText();
  assert.ok(!clean.includes('\n'));
});

test('what is being read stays on the screen when the type grows', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, `${text}\n\n`.repeat(20));
  await page.locator('#result').focus();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('j');
  await page.locator('[data-article="3"] [data-block]').first().waitFor();
  await page.waitForTimeout(400);
  const top = () => page.evaluate(() => {
    const view = document.querySelector('#result').getBoundingClientRect();
    const block = [...document.querySelectorAll('#result [data-block]')]
      .find(block => block.getBoundingClientRect().bottom > view.top + 24);
    return block.dataset.block;
  });
  const before = await top();
  await page.locator('#settings').click();
  await page.locator('[name="size"]').focus();
  await page.keyboard.press('End');
  await page.waitForTimeout(400);
  assert.equal(await top(), before);
  assert.equal(await page.evaluate(() => document.activeElement.name), 'size');
});

test('the engine reads as the reader asks, at once', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, '１９９８年春天，公园里的花都开\n了，湖上的冰也化了。\n');
  const first = page.locator('#result [data-block]');
  await choose(page, 'digits', 'fold');
  await page.waitForFunction(() => document.querySelector('#result').innerText.includes('1998'));
  await choose(page, 'lines', 'final');
  await page.waitForFunction(() => document.querySelectorAll('#result [data-block]').length === 2);
  await page.locator('#settings').click();
  await page.locator('#reset-settings').click();
  await page.waitForFunction(() => document.querySelectorAll('#result [data-block]').length === 1);
  assert.match(await first.innerText(), /１９９８/);
});

for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
  test(`no barrier in the settings at a width of ${viewport.width}`, async t => {
    const site = await serve(t);
    const page = await visit(await browser(t, { viewport }), site.address);
    await enter(page, text);
    for (const theme of ['light', 'sepia', 'dark']) {
      await choose(page, 'theme', theme);
      for (const direction of ['horizontal', 'vertical']) {
        await choose(page, 'direction', direction);
        assert.deepEqual(await examine(page), []);
        await page.locator('#settings').click();
        assert.deepEqual(await examine(page), []);
        const small = await page.locator('dialog button, dialog label').evaluateAll(all =>
          all.filter(e => e.getBoundingClientRect().height < 44).map(e => e.innerText));
        assert.deepEqual(small, [], 'everything is as large as a finger');
        await page.keyboard.press('Escape');
        await page.locator('dialog').waitFor({ state: 'detached' });
      }
    }
  });
}
