// How long the reader waits. The figures are printed; only what must never be is a failure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  browser, clear, enter, goldenPages, pasteEvent, samplePage, serve, settled, visit,
} from './harness.mjs';

const pages = await goldenPages();

test('a page is there soon after it is pasted', async t => {
  const site = await serve(t);
  const page = await visit(await browser(t), site.address);
  const { text } = await samplePage();
  await enter(page, text);
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    times.push(await timed(page, `${text}\n${'，'.repeat(round)}`));
  }
  times.sort((a, b) => a - b);
  t.diagnostic(`paste to articles: ${times[2].toFixed(0)} ms, the middle of 5`);
  assert.ok(times.every(time => time > 0));
});

test('the page stays alive while a million characters are reflowed', async t => {
  const site = await serve(t);
  const { context } = await browser(t);
  await context.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver(list => {
      for (const { startTime, duration } of list.getEntries()) {
        globalThis.longTasks.push({ startTime, duration });
      }
    }).observe({ type: 'longtask', buffered: true });
  });
  const page = await visit({ context }, site.address);
  await enter(page, pages[0].text);
  await page.waitForFunction(() => globalThis.hasFaster());
  const once = pages.map(({ text }) => text).join('\n');
  const text = once.repeat(Math.ceil(1_000_000 / once.length)).slice(0, 1_000_000);
  const time = await timed(page, text);
  // Before the paste the tests' own tool was at work, handing over the text.
  const tasks = await page.evaluate(() => {
    const { longTasks, pastedAt } = globalThis;
    return longTasks
      .filter(({ startTime, duration }) => startTime + duration > pastedAt)
      .map(({ startTime, duration }) => ({ at: startTime - pastedAt, duration }));
  });
  t.diagnostic(`1,000,000 characters: ${time.toFixed(0)} ms from paste to articles`);
  const longest = Math.max(0, ...tasks.map(({ duration }) => duration));
  t.diagnostic(`longest task of the page: ${longest.toFixed(0)} ms`);
  for (const { at, duration } of tasks) {
    t.diagnostic(`over 50 ms: ${duration.toFixed(0)} ms, ${at.toFixed(0)} ms after the paste`);
  }
  const elements = await page.evaluate(() => document.querySelectorAll('#result *').length);
  t.diagnostic(`elements in the result: ${elements}`);
  assert.ok(elements < 20_000, 'only what is on the screen is in the page');
});

/** Pastes a text and gives the milliseconds until its articles have been painted. */
async function timed(page, text) {
  await clear(page);
  await page.evaluate(() => {
    const answered = new Promise(resolve => {
      new MutationObserver((records, observer) => {
        if (!document.querySelector('#result [data-block]')) return;
        observer.disconnect();
        // The frame after the next one begins when the articles are on the screen.
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }).observe(document.body, { childList: true, subtree: true });
    });
    globalThis.answered = answered.then(() => performance.now() - globalThis.pastedAt);
  });
  await page.evaluate(`globalThis.pasteEvent = ${pasteEvent}`);
  await page.evaluate(text => { globalThis.pasted = text; }, text);
  // The paste is a task of its own, as it is when a reader pastes.
  await page.evaluate(() => { setTimeout(() => globalThis.pasteEvent(globalThis.pasted), 100); });
  const time = await page.evaluate(() => globalThis.answered);
  await settled(page);
  return time;
}
