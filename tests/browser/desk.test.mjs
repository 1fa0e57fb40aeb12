// The desk: a page is put right, decision by decision, and back again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, enter, samplePage, serve, visit } from './harness.mjs';

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
