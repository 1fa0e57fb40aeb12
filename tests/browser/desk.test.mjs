// The desk: a page is put right, decision by decision, and back again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, enter, samplePage, saved, serve, visit } from './harness.mjs';

const sample = await samplePage();

async function desk(t, options) {
  const site = await serve(t);
  const page = await visit(await browser(t, options), site.address);
  await enter(page, sample.text);
  return page;
}

/** How the page's blocks and their roles stand, as one text. */
const reading = page => page
  .locator('#result [data-block]')
  .evaluateAll(blocks => blocks.map(b => `${b.dataset.role} ${b.textContent}`).join('\n'));

/** Waits until the page reads as it did, or as it did not. */
async function reads(page, text) {
  await page.waitForFunction(wanted => {
    const blocks = [...document.querySelectorAll('#result [data-block]')];
    return blocks.map(b => `${b.dataset.role} ${b.textContent}`).join('\n') === wanted;
  }, text);
}

/** Sets the role of a block and gives what the page reads like then. */
async function setRole(page, block, role) {
  await block.click({ position: { x: 4, y: 4 } });
  await page.locator('#role').selectOption(role);
  await page.locator(`#result [data-role="${role}"][aria-current]`).waitFor();
  return reading(page);
}

test('corrections are undone and redone without limit', async t => {
  const page = await desk(t);
  const states = [await reading(page)];
  const bodies = page.locator('#result [data-role="body"]');
  for (const role of ['caption', 'subhead', 'jump']) {
    states.push(await setRole(page, bodies.nth(1), role));
  }
  await page.locator('#result').focus();
  for (const [back, forth] of [['u', 'U'], ['Control+z', 'Control+Shift+z']]) {
    for (const state of states.slice(0, -1).reverse()) {
      await page.keyboard.press(back);
      await reads(page, state);
    }
    for (const state of states.slice(1)) {
      await page.keyboard.press(forth);
      await reads(page, state);
    }
  }
  await page.locator('#corrections').click();
  assert.equal(await page.locator('[data-correction]').count(), 3);
  await page.locator('[data-correction] button').last().click();
  assert.equal(await page.locator('[data-correction]').count(), 2);
  await page.locator('#uncorrect-all').click();
  assert.equal(await page.locator('[data-correction]').count(), 0);
  await reads(page, states[0]);
  assert.ok(await page.locator('#redo').isDisabled());
  await page.locator('#undo').click();
  assert.equal(await page.locator('[data-correction]').count(), 2);
  await page.keyboard.press('Control+z');
  await reads(page, states[3]);
  // A field has its own undo.
  await page.keyboard.press('Escape');
  await page.locator('#edit-source').click();
  await page.locator('#source').focus();
  await page.keyboard.press('Control+z');
  await page.locator('#corrections', { hasText: '3' }).waitFor();
});

test('all corrections of a kind go at once', async t => {
  const page = await desk(t);
  const before = await reading(page);
  const bodies = page.locator('#result [data-role="body"]');
  await setRole(page, bodies.nth(1), 'caption');
  await setRole(page, bodies.nth(1), 'subhead');
  await bodies.nth(1).click({ position: { x: 4, y: 4 } });
  await page.locator('#article-here').click();
  await page.locator('#corrections').click();
  await page.locator('[data-correction="2"]').waitFor();
  const kind = page.locator('[data-uncorrect]');
  assert.equal(await kind.count(), 1, 'only what stands there several times');
  await kind.click();
  assert.equal(await page.locator('[data-correction]').count(), 1);
  await page.locator('[data-correction] button').click();
  await reads(page, before);
});

/** How many doubts the page says are left. */
const doubts = async page => {
  const button = page.locator('#doubts');
  return (await button.count()) ? Number((await button.innerText()).match(/\d+/)[0]) : 0;
};

/** Waits until fewer doubts are left than there were. */
const fewer = (page, than) => page.waitForFunction(than => {
  const button = document.querySelector('#doubts');
  return !button || Number(button.innerText.match(/\d+/)[0]) < than;
}, than);

/** A page that has doubts of several kinds. */
async function doubtful(t, options) {
  const page = await desk(t, options);
  await page.locator('#new-page').click();
  await page.locator('[data-sample="ja"]').click();
  await page.locator('#doubts').waitFor();
  return page;
}

test('the doubts are walked, confirmed and answered from the keyboard', async t => {
  const page = await doubtful(t);
  const before = await reading(page);
  const count = await doubts(page);
  const entries = await page.locator('.entry-doubts').allInnerTexts();
  const listed = entries.reduce((sum, text) => sum + Number(text.match(/\d+/)[0]), 0);
  assert.ok(listed > 0 && listed <= count, `${listed} of ${count} are in articles`);
  // Round once: every doubt is asked, in plain words that are read aloud.
  const asked = new Set();
  for (let step = 0; step < count; step += 1) {
    await page.keyboard.press('n');
    const text = `${step + 1} / ${count}`;
    await page.locator('#question', { hasText: text }).waitFor();
    const question = await page.locator('#question > p').first().innerText();
    assert.equal(await page.locator('#status').innerText(), question);
    asked.add(question);
    const focus = await page.evaluate(() => document.activeElement.closest('[data-block]'));
    assert.ok(focus !== null, 'the focus goes along');
  }
  assert.ok(asked.size > 1);
  await page.keyboard.press('n');
  await page.locator('#question', { hasText: `1 / ${count}` }).waitFor();
  await page.keyboard.press('p');
  await page.locator('#question', { hasText: `${count} / ${count}` }).waitFor();
  // What is confirmed is asked no more, and the page stays as it is.
  await page.keyboard.press('n');
  await page.locator('#question', { hasText: `1 / ${count}` }).waitFor();
  await page.keyboard.press('y');
  await fewer(page, count);
  assert.equal(await reading(page), before);
  await page.locator('#corrections', { hasText: '1' }).waitFor();
  // The other answer is taken with Enter at a place.
  while (!(await page.locator('#otherwise').count())) await page.keyboard.press('n');
  const left = await doubts(page);
  await page.keyboard.press('Enter');
  await page.locator('#undo-now').waitFor();
  assert.notEqual(await reading(page), before);
  assert.match(await page.locator('#status').innerText(), /[0-9]/, 'how much changed is told');
  assert.ok(await page.locator('.fresh').count() > 0, 'what changed is lit');
  await page.keyboard.press('u');
  await reads(page, before);
  await page.keyboard.press('u');
  await page.locator('#doubts', { hasText: String(count) }).waitFor();
  assert.ok(left < count);
});

test('the doubts are answered with a thumb', async t => {
  const page = await doubtful(t, { viewport: { width: 390, height: 844 }, hasTouch: true });
  // On a small screen another part of the page may be in view.
  const before = await saved(page, '#save-text');
  let count = await doubts(page);
  await page.locator('#doubts').tap();
  for (const id of ['doubt-previous', 'doubt-next', 'confirm']) {
    const { width, height } = await page.locator(`#${id}`).boundingBox();
    assert.ok(width >= 44 && height >= 44, `${id} is ${width} by ${height}`);
  }
  for (let answers = 0; answers < 3; answers += 1) {
    await page.locator('#confirm').tap();
    await fewer(page, count);
    count = await doubts(page);
  }
  assert.equal(await saved(page, '#save-text'), before);
  for (let steps = 0; !(await page.locator('#otherwise').count()); steps += 1) {
    assert.ok(steps < 40);
    await page.locator('#doubt-next').tap();
  }
  await page.locator('#otherwise').tap();
  await page.locator('#undo-now').waitFor();
  assert.notEqual(await saved(page, '#save-text'), before);
  await page.locator('#corrections').tap();
  await page.locator('#undo').tap();
  await page.locator('.window .close').tap();
  await page.locator('#undo-now').waitFor();
  assert.equal(await saved(page, '#save-text'), before);
});

test('a seam is parted and joined again, and roles are set, with single keys', async t => {
  const page = await desk(t);
  const before = await reading(page);
  const block = page.locator('#result [data-role="body"]').nth(1);
  await block.click({ position: { x: 4, y: 4 } });
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-join]:focus').waitFor({ state: 'attached' });
  const blocks = await page.locator('#result [data-block]').count();
  await page.keyboard.press('Enter');
  await page.waitForFunction(n => {
    return document.querySelectorAll('#result [data-block]').length > n;
  }, blocks);
  await page.locator('[data-block][aria-current]:focus').waitFor();
  await page.keyboard.press('7');
  await page.locator('[data-role="caption"][aria-current]').waitFor();
  await page.keyboard.press('u');
  await page.locator('[data-role="body"][aria-current]').waitFor();
  await page.locator('[data-block][aria-current]').focus();
  await page.keyboard.press('Enter');
  await reads(page, before);
  await page.locator('#corrections', { hasText: '1' }).waitFor();
});

/** The article that the selected block stands in. */
const articleOf = page => page
  .locator('[data-block][aria-current]')
  .evaluate(block => Number(block.closest('[data-article]').dataset.article));

test('articles are parted and merged, and blocks are moved, by key, by list and by grip', async t => {
  const page = await desk(t);
  const before = await reading(page);
  const count = () => page.locator('[data-entry]').count();
  const articles = await count();
  assert.ok(articles > 1);
  const block = page.locator('[data-article="0"] [data-role="body"]').last();
  await block.click({ position: { x: 4, y: 4 } });
  const text = await page.locator('[data-block][aria-current]').innerText();
  const stands = article => page.locator(
    `[data-article="${article}"] [data-block][aria-current]`,
    { hasText: text.slice(0, 12) },
  ).waitFor();
  await stands(0);
  await page.keyboard.press('Alt+ArrowDown');
  await stands(1);
  await page.keyboard.press('Alt+ArrowUp');
  await stands(0);
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await page.locator('#corrections', { hasText: '0' }).waitFor();
  // With the list, from the keyboard alone.
  await page.keyboard.press('m');
  await page.locator('#choosing').waitFor();
  await page.locator('[data-entry="0"]:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await stands(1);
  await page.locator('[data-block][aria-current]:focus').waitFor();
  await page.keyboard.press('u');
  await reads(page, before);
  // By its grip.
  await block.click({ position: { x: 4, y: 4 } });
  const grip = await page.locator('.grip').boundingBox();
  const entry = await page.locator('[data-entry="1"]').boundingBox();
  await page.mouse.move(grip.x + grip.width - 12, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(entry.x + 40, entry.y + 10, { steps: 8 });
  await page.locator('[data-entry="1"][data-lit="drop"]').waitFor();
  await page.mouse.up();
  await stands(1);
  assert.equal(await page.locator('[data-lit]').count(), 0);
  await page.keyboard.press('u');
  await reads(page, before);
  // An article begins, and is one with the one above again.
  await block.click({ position: { x: 4, y: 4 } });
  await page.keyboard.press('[');
  await page.waitForFunction(was => {
    const block = document.querySelector('[data-block][aria-current]');
    const article = block?.closest('[data-article]');
    return article?.querySelector('[data-block]') === block || article?.dataset.article !== was;
  }, '0');
  const parted = await articleOf(page);
  await page.keyboard.press(']');
  await page.waitForFunction(parted => {
    const block = document.querySelector('[data-block][aria-current]');
    return Number(block?.closest('[data-article]')?.dataset.article) < parted || parted === 0;
  }, parted);
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await reads(page, before);
});

test('marks show what was decided, on demand', async t => {
  const page = await desk(t);
  assert.equal(await page.locator('.mark').count(), 0);
  await page.keyboard.press('v');
  await page.locator('#marks[aria-pressed="true"]').waitFor();
  const marks = await page.locator('.mark').allInnerTexts();
  assert.ok(marks.length > 2 && marks.every(Boolean));
  assert.ok(await page.locator('.mark.border').count() > 0, 'article borders are marked');
  const titles = await page.locator('.edit').evaluateAll(all => all.map(edit => edit.title));
  assert.ok(titles.length > 0 && titles.every(Boolean), 'every change says what it is');
  await page.locator('#marks').click();
  await page.locator('.mark').first().waitFor({ state: 'detached' });
});
