// Paste, read, copy, save: what a reader comes for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertSoon, browser, clear, cli, clipboard, enter, goldenPages, samplePage, saved, serve, setClipboard, settled,
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
  await page.route(/\.wasm/, async route => {
    await arrived;
    await route.continue();
  });
  await page.goto(site.address, { waitUntil: 'commit' });
  await page.locator('#source').fill(sample.text);
  release();
  await settled(page);
  assert.equal(await page.locator('#source').inputValue(), sample.text);
});

test('no key is lost while the program takes the place of what was there at first', async t => {
  const site = await serve(t);
  const { context } = await browser(t);
  const page = context.pages()[0];
  await page.addInitScript(() => {
    // A clock on which everything is slow: all that may wait for the next task does.
    const start = Date.now();
    let asked = 0;
    Date.now = () => start + 20 * (asked += 1);
    // A key between any two tasks.
    const { port1, port2 } = new MessageChannel();
    globalThis.keys = 0;
    globalThis.last = Infinity;
    let shell;
    port1.onmessage = () => {
      const field = document.getElementById('source');
      if (!shell && field) field.focus();
      shell ??= field;
      if (field && field !== shell) globalThis.last = Math.min(globalThis.last, keys + 50);
      if (shell && keys < last) {
        document.execCommand('insertText', false, '字');
        keys += 1;
      }
      if (keys < last) port2.postMessage(0);
    };
    port2.postMessage(0);
  });
  await page.goto(site.address);
  await settled(page);
  await page.waitForFunction(() => keys === last);
  const typed = await page.locator('#source').inputValue();
  assert.equal(typed.length, await page.evaluate(() => keys));
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

test('files in older encodings are opened, whatever the reader speaks', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  for (const [encoding, text] of [
    ['gb18030', '老渡口建于六十年代，最忙的时候一天要摆渡八千多人。'],
    ['big5', '老渡口建於六十年代，最忙的時候一天要擺渡八千多人。'],
    ['shift_jis', '赤れんがの倉庫が町の図書室として生まれ変わった。'],
    ['euc-kr', '학생이 없어 문을 닫았던 산골 분교가 다시 태어난다.'],
  ]) {
    await t.test(encoding, async () => {
      await clear(page);
      const buffer = encoded(encoding, text);
      await page.locator('#open-file').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer });
      await settled(page);
      assert.equal((await page.locator('#result [data-block]').innerText()).trim(), text);
    });
  }
});

test('a file can be chosen again after it was put right', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  const choose = buffer =>
    page.locator('#open-file').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer });
  await choose(Buffer.from([0xe5, 0x8d, 0xff]));
  await page.locator('#status', { hasText: 'a.txt' }).waitFor();
  assert.equal(await page.locator('#open-file').inputValue(), '');
  await choose(Buffer.from(sample.text));
  await settled(page);
});

test('a page is pasted wherever no text is taken', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await setClipboard(page, sample.text);
  for (const control of ['#language', '#open-file', '#settings']) {
    await clear(page);
    await page.locator(control).focus();
    await page.keyboard.press('Control+V');
    await settled(page);
  }
});

test('what is dragged from the page opens nothing, what comes from elsewhere does', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  await enter(page, sample.text);
  const before = await page.locator('#source-lines').innerText();
  const block = page.locator('#result [data-role="body"]').first();
  await block.evaluate(block => getSelection().selectAllChildren(block));
  await drag(page, await block.boundingBox());
  assert.equal(await page.locator('#source-lines').innerText(), before);
  // In the field it goes where it is dropped, as the browser does it.
  await page.locator('#edit-source').click();
  const field = page.locator('#source');
  await field.fill('aaaa\nbbbb\ncccc\ndddd\neeee\n');
  await page.locator('#result [data-block]', { hasText: 'eeee' }).waitFor();
  await field.focus();
  await field.evaluate(field => field.setSelectionRange(0, 4));
  await drag(page, await field.boundingBox());
  await assertSoon(async () => {
    assert.match(await field.inputValue(), /^bbbb\n[^]*aaaa/);
  });
  assert.equal(await page.locator('#new-page').count(), 1);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', '别处来的文字。');
    for (const kind of ['dragover', 'drop']) {
      const options = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent(kind, options));
    }
  });
  await page.locator('#result [data-block]', { hasText: '别处来的文字' }).waitFor();
});

/** Drags what is selected at the head of a box some way down. */
async function drag(page, { x, y }) {
  await page.mouse.move(x + 45, y + 28);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 50, { steps: 4 });
  await page.mouse.move(x + 60, y + 90, { steps: 4 });
  assert.equal(await page.locator('.drop').count(), 0);
  await page.mouse.up();
}

/** The bytes of a text in an encoding of two bytes a character, which Node only decodes. */
function encoded(encoding, text) {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map();
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!bytes.has(character)) bytes.set(character, [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap(c => (c < '\x80' ? [c.charCodeAt(0)] : bytes.get(c))));
}

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
