// The main flow in Firefox: paste, read, correct, take back, save, and all of it offline.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch } from 'puppeteer-core';
import { FIREFOX, cli, folder, samplePage, serve } from './harness.mjs';

const sample = await samplePage();

/** Opens Firefox with an empty profile; what the page complains of fails the test. */
async function firefox(t) {
  const downloads = join(await folder(t), 'saved');
  await mkdir(downloads);
  const browser = await launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'intl.accept_languages': 'en',
    },
  });
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 800 });
  const trouble = [];
  page.on('pageerror', error => trouble.push(`uncaught: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  return { page, trouble, downloads };
}

const blocks = page => page.$$eval('#result [data-block]', all => all.length);

async function paste(page, text) {
  await page.waitForSelector('.samples');
  // A text gets on the clipboard as a reader's does: by being cut somewhere.
  await page.$eval('#source', (field, text) => {
    field.value = text;
    field.focus();
    field.select();
  }, text);
  for (const key of ['x', 'v']) {
    await page.keyboard.down('Control');
    await page.keyboard.press(key);
    await page.keyboard.up('Control');
  }
  await page.waitForSelector('#result[aria-busy="false"] [data-block]');
}

/** The one file that was saved, once all of it is there. */
async function saved(downloads) {
  for (let left = 50; left > 0; left -= 1) {
    const [name, ...half] = await readdir(downloads);
    const text = name && half.length === 0 && await readFile(join(downloads, name), 'utf8');
    if (text) return text;
    await new Promise(done => { setTimeout(done, 100); });
  }
  return assert.fail('nothing was saved');
}

test('Firefox: paste, read, correct, take back, save, and again without a network', async t => {
  const site = await serve(t);
  const { page, trouble, downloads } = await firefox(t);
  await page.goto(site.address);
  await page.waitForSelector('.samples');
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await paste(page, sample.text);

  await t.test('it answers as the command line does', async () => {
    await page.click('#save-text');
    assert.equal(await saved(downloads), await cli(sample.text, 'text'));
  });

  await t.test('a join is explained, parted, and joined again', async () => {
    await page.click('#result [data-role="body"]');
    await page.waitForSelector('#result [aria-current] [data-join][role="button"]');
    await page.focus('#result [aria-current] [data-join]');
    const line = await page.evaluate(() => document.activeElement.dataset.join);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#why [data-rule]');
    await page.click('#part-here');
    // How many blocks are on the screen may stay the same: only the seam is gone for sure.
    const seam = `#result [data-join="${line}"]`;
    await page.waitForFunction(seam => !document.querySelector(seam), {}, seam);
    await page.keyboard.press('u');
    await page.waitForSelector(seam);
  });

  await t.test('it works with the network gone', async () => {
    // A window that is loaded again shows the page it had, once that is in the library.
    await page.waitForFunction(() => sessionStorage.getItem('chongpai.open'));
    await site.stop();
    await page.reload();
    const before = await page.waitForSelector('#result[aria-busy="false"] [data-block]');
    await page.click('#new-page');
    await page.waitForFunction(block => !block.isConnected, {}, before);
    await paste(page, sample.text);
    assert.ok(await blocks(page) > 1);
  });
  assert.deepEqual(trouble, [], 'the page did nothing wrong');
});
