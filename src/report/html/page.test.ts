import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matrixOf } from '../../core/resolve.ts';
import { chromiumPath } from '../../testing/browser.ts';
import { hostile, renderedSample, tracedCrowd, tracedSample } from '../../testing/traced-sample.ts';
import { wordsFor } from '../words.ts';
import { matrixHtml } from './matrix.ts';
import { hashOf } from './page/address.ts';
import { promptsHtml } from './prompts.ts';
import { traceHtml } from './trace.ts';

/*
 * The pages in a real Chromium. Where there is none these tests are skipped, and the reporter says so;
 * SEEDLINT_CHROMIUM names one that is not on the path.
 */

const executable = chromiumPath(process.env);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(executable === undefined)('in Chromium', () => {
  let browser: Browser;
  let folder: string;
  const faults: string[] = [];
  const urls: Record<string, string> = {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'seedlint-pages-'));
    const { trace, catalogue } = tracedSample();
    const crowd = tracedCrowd(500, 500);
    const [en, ru] = [await wordsFor('en'), await wordsFor('ru')];
    const envelope = { id: 'envelope', class: 'seed', candidates: [], match: {}, required: true };
    const definition = { ...catalogue.definition, layers: [envelope, ...catalogue.definition.layers] };
    const pages = {
      trace: traceHtml(trace, catalogue, en),
      russian: traceHtml(trace, catalogue, ru),
      crowd: traceHtml(crowd.trace, crowd.catalogue, en),
      matrix: matrixHtml(matrixOf(catalogue), catalogue.definition, en),
      prompts: promptsHtml(renderedSample(), definition, en),
    };
    for (const [name, html] of Object.entries(pages)) {
      const path = join(folder, `${name}.html`);
      writeFileSync(path, html);
      urls[name] = pathToFileURL(path).href;
    }
    browser = await chromium.launch({ executablePath: executable ?? '', args: ['--no-sandbox'] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A page of its own; whatever it complains about or asks for is a fault. */
  async function open(name: string, hash = '', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme });
    faults.length = 0;
    page.on('console', (message) => faults.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== urls[name]) faults.push(`request: ${request.url()}`);
    });
    await page.goto(`${urls[name]}${hash}`);
    return page;
  }

  test.each(['trace', 'russian', 'matrix', 'prompts'])(
    '%s draws itself without a complaint and without the network',
    async (name) => {
      const page = await open(name);
      await page
        .locator(name === 'prompts' ? '.text .line' : '[role=gridcell]')
        .first()
        .waitFor();
      expect(await page.locator('h1').textContent()).toBe(await page.title());
      expect(faults).toEqual([]);
      await page.close();
    },
  );

  test('a cell opens by the mouse, with the sentence marked in both languages', async () => {
    const page = await open('trace');
    await cell(page, 'REQ-001, dev · work · ru').click();
    const panel = page.getByRole('dialog');
    expect(await panel.locator('[data-locale=ru] mark').allTextContents()).toEqual([
      'Перед правками проверьте ветку: сверьте её с открытым',
      'запросом на слияние.',
    ]);
    expect(await panel.locator('[data-locale=en] mark').allTextContents()).toEqual([
      'Before any edit run the preflight: compare the branch with',
      'the open pull request.',
    ]);
    expect(await panel.locator('[data-locale=ru] .where').textContent()).toBe('role-dev-work_ru.md:5');
    expect(await panel.locator('[data-locale=ru] .excerpt').getAttribute('lang')).toBe('ru');
    expect(await panel.locator('.tracelink').textContent()).toContain('policy preflight → REQ-001has changed');
    await panel.getByRole('button', { name: 'Close' }).click();
    expect(await panel.count()).toBe(0);
    await page.close();
  });

  test('the keyboard moves, opens, closes and comes back to where it was', async () => {
    const page = await open('trace');
    await page.locator('[role=gridcell][tabindex="0"]').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    expect(await focused(page)).toBe('REQ-001, dev · revise · ru – outdated: said too weakly');
    expect(await page.locator('[role=gridcell][tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('panel-title');
    expect(await page.getByRole('dialog').textContent()).toContain('said too weakly');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focused(page)).toMatch(/^REQ-001, dev · revise · ru/);
    await page.keyboard.press('End');
    expect(await focused(page)).toMatch(/^REQ-001, qa · work · ru – not asked for/);
    await page.keyboard.press('?');
    expect(await page.locator('dialog').textContent()).toContain('Keys of this page');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('Search');
    await page.close();
  });

  test('a requirement that nothing stands for opens by its head, and says so', async () => {
    const page = await open('trace');
    await page.getByRole('rowheader', { name: 'REQ-004' }).click();
    expect(await page.getByRole('dialog').textContent()).toContain('Nothing stands for it.');
    await page.getByLabel('also 1 not for prompts').check();
    expect(await rows(page)).toContain('REQ-005');
    await page.close();
  });

  test('the search finds by words of either language, and marks the cells that have them', async () => {
    const page = await open('trace');
    const field = page.getByRole('searchbox');
    await field.fill('Секреты');
    await expect.poll(() => rows(page)).toEqual(['REQ-002']);
    await field.fill('run the preflight');
    await expect.poll(() => rows(page)).toEqual(['REQ-001']);
    expect(
      await page.locator('.cell.hit').evaluateAll((cells) => cells.map((one) => one.getAttribute('aria-label'))),
    ).toEqual(['REQ-001, dev · work · en – covered in every prompt']);
    await field.fill('nothing like it');
    await expect.poll(() => page.locator('.empty').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    expect(await rows(page)).toEqual(['REQ-001', 'REQ-002', 'REQ-003', 'REQ-004']);
    await page.close();
  });

  test('filters leave rows and columns, and the address keeps them', async () => {
    const page = await open('trace');
    await page.getByLabel('kind').selectOption('revise');
    await page.getByLabel('only gaps').check();
    expect(await rows(page)).toEqual(['REQ-001']);
    expect(await page.locator('[role=gridcell]').count()).toBe(2);
    expect(await page.getByLabel('kind').inputValue()).toBe('revise');
    const hash = await page.evaluate<string>('location.hash');
    await page.close();
    const again = await open('trace', hash);
    expect(await rows(again)).toEqual(['REQ-001']);
    expect(await again.getByLabel('only gaps').isChecked()).toBe(true);
    await again.close();
  });

  test('a link leads to an open cell, and from a requirement to its policy', async () => {
    const page = await open('trace', hashOf({ cell: 'REQ-001@role:dev,kind:revise,locale:en' }));
    const panel = page.getByRole('dialog');
    expect(await panel.locator('[data-locale=en]').textContent()).toContain('Nothing in this file says it.');
    await panel.getByRole('button', { name: 'preflight' }).click();
    expect(await page.locator('[role=tab][aria-selected=true]').textContent()).toBe('Policies 2');
    expect(await panel.locator('h2 b').textContent()).toBe('preflight');
    await page.close();
  });

  test('files tell what they go back to, and which directives go back to nothing', async () => {
    const page = await open('trace', '#tab=files&gaps=1');
    const files = page.locator('.seed');
    expect(await files.locator('> code').first().textContent()).toBe('qa-work.md');
    expect(await files.first().textContent()).toContain('goes back to nothing');
    await page.getByRole('searchbox').fill('role-dev-work_en');
    await expect.poll(() => files.count()).toBe(1);
    await files.locator('summary').click();
    expect(await files.locator('.line').allTextContents()).toEqual([
      '4Read the issue and all of its comments.',
      '5Before any edit run the preflight: compare the branch with    the open pull request.',
    ]);
    await files.getByRole('button', { name: 'REQ-002' }).click();
    expect(await page.getByRole('dialog').locator('h2 b').textContent()).toBe('REQ-002');
    expect(await page.locator('[role=tab][aria-selected=true]').textContent()).toBe('Requirements 5');
    await page.close();
  });

  test('Russian pages speak Russian', async () => {
    const page = await open('russian', hashOf({ cell: 'REQ-001@role:dev,kind:revise,locale:ru' }));
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    expect(await page.getByRole('dialog').textContent()).toContain('сказано слишком слабо');
    expect(await page.locator('.count').textContent()).toBe('4 из 5 строк, 5 столбцов');
    // A letter without a picture would be as wide as any other: a box.
    const widths = await page.evaluate<number[]>(`['ш', 'г'].map((letter) => {
      const canvas = document.createElement('canvas').getContext('2d');
      canvas.font = getComputedStyle(document.body).font;
      return canvas.measureText(letter).width;
    })`);
    expect(widths[0]).toBeGreaterThan(widths[1] ?? 0);
    await page.close();
  });

  test('what a prompt says is text, whatever it says', async () => {
    for (const [name, hash, where] of [
      ['trace', hashOf({ cell: 'REQ-003@stage:qa,kind:work,locale:ru' }), '.panel'],
      ['prompts', '', '.prompt'],
    ] as const) {
      const page = await open(name, hash);
      const text = hostile.replace('\u2028', '<U+2028>');
      expect(await page.locator(where).textContent()).toContain(text.slice(0, 100));
      expect(await page.locator('img, main script, main b b').count()).toBe(0);
      expect(await page.title()).not.toBe('broken');
      expect(faults).toEqual([]);
      await page.close();
    }
  });

  test('the theme follows the system until somebody chooses', async () => {
    const page = await open('trace', '', 'dark');
    const dark = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    await page.getByRole('button', { name: 'Light' }).click();
    const light = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect([dark, light]).toEqual(['rgb(16, 19, 23)', 'rgb(246, 247, 249)']);
    await page.reload();
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe(light);
    await page.evaluate('localStorage.clear()');
    await page.close();
  });

  test('on paper there is a table of gaps', async () => {
    const page = await open('trace');
    await page.emulateMedia({ media: 'print' });
    const lines = page.locator('.paper tbody tr');
    await expect.poll(() => lines.count()).toBe(6);
    expect(await lines.last().innerText()).toContain('Nothing stands for it.');
    expect(await lines.first().innerText()).toContain('REQ-001');
    expect(await page.locator('.paper').innerText()).toContain('dev · revise · en');
    expect(await page.locator('.grid').isVisible()).toBe(false);
    await page.close();
  });

  test('the matrix shows what was tried for a run, and what is missing', async () => {
    const page = await open('matrix');
    await cell(page, 'qa · qa · work · ru').click();
    expect(await page.locator('.layer tr.won').textContent()).toContain('qa-work.md');
    expect(await page.locator('.layer tr.absent').first().textContent()).toContain('not there');
    await page.getByRole('tab', { name: 'Missing files 1' }).click();
    expect(await page.locator('.list code').allTextContents()).toEqual(['role-qa-work_ru.md']);
    await page.getByRole('tab', { name: 'Runs 6' }).click();
    await page.getByLabel('status').selectOption('fallback');
    expect(await rows(page)).toEqual(['qa']);
    await page.close();
  });

  test('a prompt stands beside its other language, every line with its source', async () => {
    const page = await open('prompts');
    expect(
      await page.locator('.side').evaluateAll((sides) => sides.map((one) => one.getAttribute('data-locale'))),
    ).toEqual(['ru', 'en']);
    expect(await page.locator('[data-locale=en] .source code').allTextContents()).toEqual([
      'envelope.tmpl',
      'role-dev-work_en.md',
    ]);
    await page.getByRole('searchbox').fill('ревьюер');
    await expect.poll(() => page.locator('.runs button').allTextContents()).toEqual(['dev · reviewer · revise']);
    expect(await page.locator('.text mark').allTextContents()).toEqual(['ревьюер']);
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('languages side by side').uncheck();
    expect(await page.locator('.side').count()).toBe(1);
    await page.close();
  });

  test.each([
    ['trace', '', 'light'],
    ['trace', '', 'dark'],
    ['trace', '#cell=REQ-001%40role%3Adev%2Ckind%3Arevise%2Clocale%3Aru', 'light'],
    ['russian', '#cell=REQ-001%40role%3Adev%2Ckind%3Arevise%2Clocale%3Aru', 'dark'],
    ['matrix', '#cell=stage%3Aqa%2Crole%3Aqa%2Ckind%3Awork%2Clocale%3Aru', 'light'],
    ['trace', '#tab=files', 'light'],
    ['matrix', '#tab=missing', 'dark'],
    ['prompts', '', 'light'],
    ['prompts', '', 'dark'],
  ] as const)('axe finds nothing serious in %s%s, %s', async (name, hash, scheme) => {
    const page = await open(name, hash, scheme);
    const session = await page.context().newCDPSession(page);
    // The page's own policy forbids foreign scripts; the inspector may add one all the same.
    await session.send('Runtime.evaluate', { expression: axe });
    const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
      'axe.run().then(({ violations }) => violations)',
    );
    const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.close();
  });

  test('five hundred requirements in five hundred cells open and scroll without a wait', { retry: 2 }, async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const session = await page.context().newCDPSession(page);
    // Time the page itself took: a machine that is busy with other things makes no difference.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity);
    };
    await page.goto(urls['crowd'] ?? '');
    await cell(page, 'REQ-002').first().waitFor();
    // There is nothing to paint before the grid is there.
    const paint = (): Promise<number> =>
      page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`);
    await expect.poll(paint).toBeGreaterThan(0);
    expect(await paint()).toBeLessThan(1000);
    expect(await page.locator('[role=gridcell]').count()).toBeLessThan(3000);

    const steps: number[] = [];
    for (let top = 0; top < 12_000; top += 400) {
      const before = await spent();
      await page.evaluate(`new Promise((done) => {
        document.querySelector('[role=grid]').scrollTo(${top}, ${top});
        requestAnimationFrame(() => requestAnimationFrame(done));
      })`);
      steps.push((await spent()) - before);
    }
    expect(steps.filter((ms) => ms > 100)).toEqual([]);
    expect(await cell(page, 'REQ-420').count()).toBeGreaterThan(0);

    const before = await spent();
    await page.getByRole('searchbox').fill('REQ-499');
    await expect.poll(() => rows(page)).toEqual(['REQ-499']);
    expect((await spent()) - before).toBeLessThan(1000);
    await page.close();
  });
});

function cell(page: Page, label: string): Locator {
  return page.locator(`[role=gridcell][aria-label^="${label}"]`);
}

/** Ids of the rows that are shown. */
function rows(page: Page): Promise<string[]> {
  return page.locator('.rowhead b').allTextContents();
}

/** What has the keyboard: its label, or its id. */
function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.id');
}
