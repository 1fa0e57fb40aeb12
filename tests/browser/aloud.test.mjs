// What is taken out of the page: heard, printed, saved as a page of its own, shared.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, choose, enter, examine, samplePage, saved, serve, visit } from './harness.mjs';

const { text: sample } = await samplePage();

/** Opens the page in a browser with these voices; `said` is what they were given. */
async function open(t, voices) {
  const site = await serve(t);
  const session = await browser(t);
  await session.context.addInitScript(voices => {
    globalThis.said = [];
    globalThis.printed = 0;
    globalThis.print = () => { globalThis.printed += 1; };
    let speaking;
    const end = () => {
      const ended = speaking;
      speaking = undefined;
      ended?.dispatchEvent(new Event('end'));
    };
    globalThis.finishSentence = end;
    class Utterance extends EventTarget {
      constructor(text) { super(); this.text = text; }
    }
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak: utterance => {
        speaking = utterance;
        globalThis.said.push([utterance.text, utterance.voice?.name, utterance.rate]);
      },
      cancel: () => {
        const stopped = speaking;
        speaking = undefined;
        stopped?.dispatchEvent(new Event('error'));
      },
    });
    Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
    globalThis.SpeechSynthesisUtterance = Utterance;
  }, voices);
  const page = await visit(session, site.address);
  await enter(page, sample);
  return page;
}

const CHINESE = [
  { name: 'far', lang: 'zh-CN', localService: false },
  { name: 'other', lang: 'ja-JP', localService: true },
  { name: 'near', lang: 'zh-CN', localService: true },
  { name: 'second', lang: 'zh-CN', localService: true },
];

const said = page => page.evaluate(() => globalThis.said);
const marked = async page => (await page.locator('.spoken').allInnerTexts()).join('');

test('a page is read aloud sentence by sentence, marked and kept in view', async t => {
  const page = await open(t, CHINESE);
  await page.locator('#out').click();
  await page.locator('#read-aloud').click();
  await page.locator('.spoken').first().waitFor();
  let [last] = (await said(page)).slice(-1);
  assert.equal(last[1], 'near', 'a voice of the device, for this language');
  assert.equal(await marked(page), last[0]);
  // To the end of a dozen sentences: each is marked, seen, and the next of the text.
  const text = (await page.locator('#result').innerText()).replace(/\s/g, '');
  let at = -1;
  for (let round = 0; round < 12; round += 1) {
    [last] = (await said(page)).slice(-1);
    const found = text.indexOf(last[0].replace(/\s/g, ''), at + 1);
    assert.ok(found > at || found === -1, last[0]);
    if (found > at) at = found;
    await page.waitForFunction(
      text => [...document.querySelectorAll('.spoken')].map(e => e.textContent).join('') === text,
      last[0]);
    await page.waitForFunction(() => {
      const box = document.querySelector('.spoken').getBoundingClientRect();
      const bar = document.querySelector('.aloud').getBoundingClientRect();
      return box.top >= 0 && box.top < bar.top;
    });
    await page.evaluate(() => globalThis.finishSentence());
    await page.waitForFunction(count => globalThis.said.length > count, round + 1);
  }
  // Pause keeps the place; the same sentence goes on, at another speed and with another voice.
  const count = (await said(page)).length;
  [last] = (await said(page)).slice(-1);
  await page.locator('#aloud-toggle').click();
  assert.equal(await marked(page), last[0]);
  await page.locator('#aloud-toggle').click();
  assert.deepEqual((await said(page)).slice(count), [last]);
  await page.locator('#aloud-rate').selectOption({ label: '1.5×' });
  await page.locator('#aloud-voice').selectOption('second');
  assert.deepEqual((await said(page)).at(-1), [last[0], 'second', 1.5]);
  await page.locator('#aloud-next').click();
  assert.notEqual((await said(page)).at(-1)[0], last[0]);
  await page.locator('#aloud-previous').click();
  assert.equal((await said(page)).at(-1)[0], last[0]);
  assert.deepEqual(await examine(page), []);
  // With the bar the mark goes, and nothing is said any more.
  await page.keyboard.press('Escape');
  await page.locator('#aloud').waitFor({ state: 'detached' });
  await page.locator('.spoken').first().waitFor({ state: 'detached' });
  const end = (await said(page)).length;
  await page.evaluate(() => globalThis.finishSentence());
  assert.equal((await said(page)).length, end);
});

test('one article is read to its end, and another page ends the reading', async t => {
  const page = await open(t, CHINESE);
  await page.locator('body').press('o');
  await page.locator('#out-which').selectOption({ index: 2 });
  const title = await page.locator('#out-which option:checked').innerText();
  await page.locator('#read-aloud').click();
  await page.locator('.spoken').first().waitFor();
  const heard = async () => (await said(page)).map(([text]) => text).join('');
  await page.waitForFunction(() => {
    globalThis.finishSentence();
    return document.querySelector('#aloud-toggle').getAttribute('aria-label').startsWith('Go on');
  });
  const article = page.locator('[data-article="1"]');
  const whole = (await article.innerText()).replace(/\s/g, '');
  assert.ok((await heard()).replace(/\s/g, '').includes(title.replace(/…$/, '').replace(/\s/g, '')));
  assert.equal((await heard()).replace(/\s/g, '').length, whole.length);
  await page.locator('#aloud-toggle').click();
  await page.locator('.spoken').first().waitFor();
  await page.locator('#new-page').click();
  await page.locator('#aloud').waitFor({ state: 'detached' });
});

test('without a voice of the device the reader is told so', async t => {
  const page = await open(t, CHINESE.slice(0, 2));
  await page.locator('#out').click();
  assert.deepEqual(await examine(page), []);
  await page.locator('#read-aloud').click();
  await page.locator('#aloud [role="alert"]').waitFor();
  assert.match(await page.locator('#aloud').innerText(), /no voice for 简体中文/);
  assert.deepEqual(await examine(page), []);
  assert.deepEqual(await said(page), []);
  await page.locator('#aloud button').click();
  await page.locator('#aloud').waitFor({ state: 'detached' });
});

/** What a printed page holds, and on how many sheets. */
async function printed(page) {
  const seen = page.evaluate(() => new Promise(resolve => {
    addEventListener('beforeprint', () => requestAnimationFrame(() => {}), { once: true });
    addEventListener('afterprint', () => resolve(globalThis.laid), { once: true });
    addEventListener('beforeprint', () => {
      globalThis.laid = document.querySelector('#print-root')?.innerText ??
        document.querySelector('#print-root')?.textContent;
    }, { once: true });
  }));
  const pdf = await page.pdf({ format: 'A5', preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  return { text: await seen, sheets };
}

for (const direction of ['horizontal', 'vertical']) {
  test(`all articles are printed, or the chosen one: ${direction}`, async t => {
    const page = await open(t, []);
    if (direction === 'vertical') await choose(page, 'direction', 'vertical');
    const first = await page.locator('[data-article="0"] [data-block]').first().innerText();
    await page.locator('#out').waitFor();
    await page.waitForFunction(() => globalThis.library);
    // The browser's own menu prints everything, though most of it is not on the screen.
    const many = await printed(page);
    const count = await page.locator('[data-entry]').count();
    assert.equal(await page.locator('#print-root').count(), 0, 'nothing is left behind');
    assert.ok(many.text.includes(first.trim()));
    assert.ok(many.sheets > 1, `${many.sheets} sheets`);
    await page.locator('#out').click();
    await page.locator('#out-which').selectOption({ index: count });
    await page.locator('#print').click();
    await page.waitForFunction(() => globalThis.printed === 1);
    const one = await printed(page);
    assert.ok(one.sheets <= many.sheets && one.text.length < many.text.length / 2);
    assert.ok(many.text.replace(/\s/g, '').endsWith(one.text.replace(/\s/g, '')));
  });
}

test('a page is saved as one file that needs nothing else', async t => {
  const page = await open(t, []);
  await page.locator('#out').click();
  const file = await saved(page, '#save-page');
  assert.equal(await page.locator('dialog').count(), 0);
  assert.doesNotMatch(file, /(?:src|href)="(?!#)/);
  const articles = await page.locator('[data-entry]').count();
  const other = await page.context().newPage();
  await other.setContent(file);
  assert.equal(await other.locator('article').count(), articles);
  assert.equal(await other.locator('nav a').count(), articles);
  assert.deepEqual(await examine(other), []);
  await other.close();
});

test('articles are shared where the system can', async t => {
  const site = await serve(t);
  const session = await browser(t);
  await session.context.addInitScript(() => {
    globalThis.shared = [];
    navigator.share = async data => {
      globalThis.shared.push(data);
      if (globalThis.shared.length === 2) throw new DOMException('no', 'AbortError');
      if (globalThis.shared.length === 3) throw new DOMException('no', 'NotAllowedError');
    };
  });
  const page = await visit(session, site.address);
  await enter(page, sample);
  const share = async () => {
    await page.locator('#out').click();
    await page.locator('#out-which').selectOption({ index: 1 });
    await page.locator('#share').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
  };
  await share();
  const [{ title, text }] = await page.evaluate(() => globalThis.shared);
  assert.ok(text.includes(title) && text.length > 40);
  // Whoever thinks better of it is told nothing, a refusal is.
  await share();
  assert.equal(await page.locator('#library-news p').count(), 0);
  await share();
  await page.locator('#library-news p').waitFor();
});
