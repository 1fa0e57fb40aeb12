// The desk: a page is put right, decision by decision, and back again.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { browser, enter, samplePage, saved, serve, settled, visit } from './harness.mjs';

const sample = await samplePage();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

test('corrections outlive an edit of other lines', async t => {
  const page = await desk(t);
  const block = page.locator('[data-article="0"] [data-role="body"]').last();
  await block.click({ position: { x: 4, y: 4 } });
  const text = (await page.locator('[data-block][aria-current]').innerText()).slice(0, 8);
  await page.keyboard.press('4');
  const named = page.locator('#result [data-block]:not([data-role="body"])', { hasText: text });
  await named.waitFor();
  await page.locator('#corrections', { hasText: '1' }).waitFor();
  const role = await named.getAttribute('data-role');
  await page.locator('#edit-source').click();
  const field = page.locator('#source');
  const source = await field.inputValue();
  await field.fill(`江边早市周六开张\n\n${source}`);
  await page.locator('#result', { hasText: '江边早市周六开张' }).waitFor();
  await page.locator('#corrections', { hasText: '1' }).waitFor();
  assert.equal(await named.getAttribute('data-role'), role);
  // What was said about a line that is gone is gone with it.
  const edited = line => line.replace(/\s/g, '').includes(text.slice(0, 4));
  await field.fill(source.split('\n').filter(line => !edited(line)).join('\n'));
  await page.waitForFunction(() => {
    return !/[1-9]/.test(document.getElementById('corrections')?.textContent ?? '');
  });
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
  if (!(await button.count())) return 0;
  return Number((await button.innerText()).replaceAll(',', '').match(/\d+/)[0]);
};

/** Waits until fewer doubts are left than there were. */
const fewer = (page, than) => page.waitForFunction(than => {
  const button = document.querySelector('#doubts');
  return !button || Number(button.innerText.match(/\d+/)[0]) < than;
}, than);

/** A page that has doubts of several kinds. */
async function doubtful(t, options) {
  const site = await serve(t);
  const page = await visit(await browser(t, options), site.address);
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
  for (let step = 0; !(await page.locator('#otherwise').count()); step += 1) {
    assert.ok(step < 5 * count, 'a break is in doubt');
    await page.keyboard.press('n');
  }
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

/** Waits until an element that matches has the focus. */
const focused = (page, selector) => page.waitForFunction(
  selector => document.activeElement?.matches(selector), selector,
);

test('no key acts behind a window, and the focus stays in it', async t => {
  const page = await desk(t);
  const bodies = page.locator('#result [data-role="body"]');
  for (const block of [2, 1]) await setRole(page, bodies.nth(block), 'caption');
  const before = await reading(page);
  await page.locator('#corrections').click();
  await page.locator('[data-correction] button').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-correction="1"]').waitFor({ state: 'detached' });
  await focused(page, '[data-correction="0"] button');
  await page.keyboard.press('Enter');
  await page.locator('[data-correction]').waitFor({ state: 'detached' });
  await focused(page, 'dialog h2');
  await settled(page);
  const after = await reading(page);
  assert.notEqual(after, before);
  await page.locator('#undo').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.locator('#undo:enabled').waitFor();
  for (let redo = 0; redo < 2; redo += 1) {
    await page.locator('#redo').focus();
    await page.keyboard.press('Enter');
  }
  await page.locator('#redo:disabled').waitFor();
  await focused(page, 'dialog h2');
  await reads(page, after);
  // Even when nothing in the window has it.
  await page.evaluate(() => document.activeElement.blur());
  for (const key of ['u', '2', 'n', 'j']) await page.keyboard.press(key);
  await page.evaluate(text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent('paste', options));
  }, '别的一页');
  assert.ok(await page.locator('#redo').isDisabled(), 'nothing was undone');
  assert.equal(await reading(page), after);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
});

test('the focus goes on where what had it was', async t => {
  const page = await doubtful(t);
  const block = page.locator('#result [data-role="body"]').first();
  await block.click({ position: { x: 4, y: 4 } });
  const number = await block.getAttribute('data-block');
  await page.keyboard.press('m');
  await focused(page, '[data-entry]');
  await page.keyboard.press('Escape');
  await focused(page, `[data-block="${number}"]`);
  await page.keyboard.press('n');
  await page.locator('#confirm').waitFor();
  while (await page.locator('#confirm').count()) {
    const left = await doubts(page);
    await page.locator('#confirm').focus();
    await page.keyboard.press('Enter');
    await fewer(page, left);
  }
  await focused(page, '[data-block]');
  assert.equal(await page.locator('[aria-current][data-block]').count(), 0);
  await page.locator('#new-page').focus();
  await page.keyboard.press('Enter');
  await focused(page, '#source');
  await page.locator('#bring-back').focus();
  await page.keyboard.press('Enter');
  await focused(page, '#result, [data-block]');
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
  // A role that is in doubt has more than one other answer, and a list for them.
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
  await page.locator('#doubts').tap();
  for (let answers = 0; answers < 2; answers += 1) {
    await page.locator('#confirm').tap();
    await fewer(page, count);
    count = await doubts(page);
  }
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
  assert.equal(await page.locator('[data-lit="drop"]').count(), 0);
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
  // What is on the screen is compared, so the screen is where it was.
  await page.locator('#corrections', { hasText: '0' }).waitFor();
  await page.locator('#result').evaluate(result => result.scrollTo(0, 0));
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

/**
 * The rows of the source and the block of the result at the height both panes share, and whether
 * they belong together, give or take two rows. Runs in the page.
 */
const sideBySide = () => {
  const at = (id, selector) => {
    const pane = document.getElementById(id).getBoundingClientRect();
    const [x, y] = [pane.left + pane.width / 2, pane.top + pane.height * 0.3];
    for (const below of [0, 12, 40, 80, 160]) {
      const found = document.elementFromPoint(x, y + below)?.closest(selector);
      if (found) return found;
    }
    return null;
  };
  const row = at('source-lines', '[data-line]');
  const block = at('result', '[data-block]');
  const line = Number(row?.dataset.line);
  const rows = [-2, -1, 0, 1, 2].map(by => {
    const row = document.querySelector(`[data-line="${line + by}"] .line-text`);
    return row?.textContent.replace(/\s/g, '').slice(0, 4) ?? '';
  });
  const text = block?.innerText.replace(/\s/g, '') ?? '';
  // Only body text is in the result where it is in the source.
  const together = block && block.dataset.role !== 'body'
    || rows.some(row => row && text.includes(row));
  return { together, line, rows, text };
};

test('source and result scroll together and light each other up', async t => {
  const page = await desk(t);
  // Long enough for both panes, and body text only, which no pane moves elsewhere.
  await enter(page, sample.text.repeat(8));
  for (const [pane, other] of [['result', 'source-lines'], ['source-lines', 'result']]) {
    const box = await page.locator(`#${pane}`).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const top = () => page.locator(`#${other}`).evaluate(e => e.scrollTop);
    for (const way of [700, 700, 700, -500]) {
      const before = await top();
      await page.mouse.wheel(0, way);
      await page.waitForFunction(([id, before]) => {
        return document.getElementById(id).scrollTop !== before;
      }, [other, before]);
    }
    // What stands side by side belongs together, give or take a line, once it has come to rest.
    let beside;
    for (let look = 0; look < 40; look++) {
      await page.waitForTimeout(look ? 100 : 600);
      beside = await page.evaluate(sideBySide);
      if (beside.together) break;
    }
    assert.ok(beside.together, `${pane}: ${JSON.stringify(beside)}`);
  }
  // The pointer on a row lights up the block, and on a block its row.
  const pane = await page.locator('#source-lines').boundingBox();
  for (let y = pane.y + pane.height * 0.3; ; y += 7) {
    await page.mouse.move(pane.x + pane.width / 2, y);
    if (await page.locator('#result [data-block][data-lit]').count()) break;
    assert.ok(y < pane.y + pane.height * 0.6, 'a row lights up its block');
  }
  const lit = page.locator('#source-lines .row[data-lit]');
  const result = await page.locator('#result').boundingBox();
  for (let y = result.y + result.height * 0.3; ; y += 7) {
    await page.mouse.move(result.x + result.width / 2, y);
    if (await lit.count()) break;
    assert.ok(y < result.y + result.height * 0.6, 'a block lights up its row');
  }
  assert.equal(await lit.count(), 1);
  assert.equal(await page.locator('#result [data-lit]').count(), 0);
});

test('the desk is quick on a page of a million characters', async t => {
  const page = await desk(t);
  const text = sample.text.repeat(Math.ceil(1_000_000 / sample.text.length)).slice(0, 1_000_000);
  await enter(page, text);
  await page.evaluate(() => {
    globalThis.inputs = [];
    new PerformanceObserver(list => {
      for (const { name, startTime, duration } of list.getEntries()) {
        globalThis.inputs.push({ name, startTime, duration });
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
  /** Does something and gives the longest time from an input to the next frame. */
  const took = async action => {
    const since = await page.evaluate(() => performance.now());
    await action();
    await page.waitForTimeout(700);
    return page.evaluate(since => Math.max(0, ...globalThis.inputs
      .filter(({ name, startTime }) => startTime >= since && /^(key|pointer|mouse|click)/.test(name))
      .map(({ duration }) => duration)), since);
  };
  const idle = () => page.waitForFunction(() => {
    return !document.querySelector('#stop') && document.querySelector('#undo-now');
  });
  const times = {};
  const block = page.locator('#result [data-role="body"]').nth(1);
  times.select = await took(() => block.click({ position: { x: 4, y: 4 } }));
  times.correct = await took(() => page.keyboard.press('7'));
  await idle();
  times.undo = await took(() => page.keyboard.press('u'));
  await idle();
  for (const key of ['n', 'n', 'p', 'y']) {
    times[key] = Math.max(times[key] ?? 0, await took(() => page.keyboard.press(key)));
  }
  times.hover = await took(() => page.mouse.move(700, 400, { steps: 10 }));
  times.wheel = await took(() => page.mouse.wheel(0, 900));
  times['next article'] = await took(() => page.keyboard.press('j'));
  times.marks = await took(() => page.keyboard.press('v'));
  times['a far article'] = await took(() => page.locator('[data-entry]').last().click());
  times['open the search'] = await took(() => page.keyboard.press('/'));
  // The forms of characters are loaded with the first search.
  times['first search'] = await took(() => page.keyboard.type('江'));
  times.search = await took(() => page.keyboard.type('上'));
  times['next hit'] = await took(() => page.keyboard.press('Enter'));
  times['end the search'] = await took(() => page.keyboard.press('Escape'));
  times['copy all'] = await took(() => page.locator('#copy-all').click());
  times['save as text'] = await took(() => page.locator('#save-text').click());
  times['open the settings'] = await took(() => page.locator('#settings').click());
  for (const [name, value] of [['theme', 'dark'], ['paragraphs', 'space'], ['direction', 'vertical'], ['direction', 'horizontal']]) {
    const choice = page.locator(`[name="${name}"][value="${value}"]`);
    times[value] = await took(() => choice.check({ force: true }));
  }
  times.size = await took(() => page.locator('[name="size"]').press('ArrowRight'));
  await page.keyboard.press('Escape');
  for (const [name, time] of Object.entries(times)) {
    t.diagnostic(`${name}: ${time.toFixed(0)} ms from the input to the next frame`);
  }
  t.diagnostic(`doubts: ${await doubts(page)}`);
  assert.ok(Object.values(times).every(time => time < 1000), 'nothing holds up the page');
});

for (const width of [1280, 360]) {
  test(`the desk has no barrier at a width of ${width}`, async t => {
    // Colours that are still changing would be judged half-way.
    const page = await doubtful(t, { viewport: { width, height: 780 }, reducedMotion: 'reduce' });
    await page.evaluate(axe);
    const clear = async state => {
      const { violations } = await page.evaluate(() => {
        return globalThis.axe.run(document, { resultTypes: ['violations'] });
      });
      const told = violations.map(({ id, impact, nodes }) => {
        return `${impact} ${id}: ${nodes.map(node => node.target).join(', ')}`;
      });
      assert.deepEqual(told, [], state);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${state}: nothing stands out`);
    };
    for (const theme of ['light', 'dark', 'sepia']) {
      await page.evaluate(theme => { document.documentElement.dataset.theme = theme; }, theme);
      await page.keyboard.press('n');
      await page.locator('#question').waitFor();
      await clear(`${theme}: a question`);
      await page.keyboard.press('v');
      await clear(`${theme}: marks`);
      await page.keyboard.press('v');
      await page.keyboard.press('m');
      await page.locator('#choosing').waitFor();
      await clear(`${theme}: choosing an article`);
      await page.locator('#cancel-move').click();
      if (width < 500) await page.locator('#tab-articles').click();
    }
    await page.keyboard.press('n');
    await page.keyboard.press('y');
    await page.locator('#corrections').click();
    await page.locator('[data-correction]').first().waitFor();
    await clear('the corrections');
  });
}
