import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hostile } from '../../testing/traced-sample.ts';
import { wordsFrom } from '../words.ts';
import type { PromptsData } from './data.ts';
import { htmlPage, scriptSafe } from './document.ts';
import { pageWords } from './words.ts';

const data: PromptsData = {
  page: 'prompts',
  lang: 'ru',
  title: hostile,
  words: { 'page.noScript': hostile },
  locales: ['ru'],
  layers: [],
  paths: [hostile],
  lines: [],
  prompts: [],
};

test('data that would end its element or open another stays data', () => {
  const html = htmlPage(data);
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html.match(/<\/script>/g)).toHaveLength(2);
  expect(html.includes('<img')).toBe(false);
  const json = /id="data">([^<]*)<\/script>/.exec(html)?.[1] ?? '';
  expect(json).not.toMatch(/[\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(data);
});

test('JSON keeps its meaning', () => {
  expect(scriptSafe(JSON.stringify('</script>\u2028\u2029<!--'))).toBe('"\\u003c/script>\\u2028\\u2029\\u003c!--"');
});

test('the policy of the page lets in exactly its own script and style', () => {
  const html = htmlPage(data);
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1];
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1];
  expect(script?.length).toBeGreaterThan(1000);
  expect(policy).toBe(
    `default-src 'none'; script-src '${sha(script)}'; style-src '${sha(style)}'; base-uri 'none'; form-action 'none'`,
  );
});

test('the page says its language and loads nothing', () => {
  const html = htmlPage({ ...data, title: 'Промпты', words: {}, paths: [] });
  expect(html.includes('<html lang="ru">')).toBe(true);
  expect(/\b(?:src|href)=|url\(|@import|https?:/.exec(html)?.[0]).toBeUndefined();
});

test('words go to the page with their slots open', () => {
  const words = pageWords(wordsFrom('ru', { ui: { 'page.more': 'и ещё {count}' } }));
  expect(words['page.more']).toBe('и ещё {count}');
  expect(words['page.shown']).toBe('{rows} of {all} {all|row|rows}, {columns} {columns|column|columns}');
  expect(Object.keys(words)).not.toContain('count.errors');
});

function sha(text: string | undefined): string {
  return `sha256-${createHash('sha256')
    .update(text ?? '')
    .digest('base64')}`;
}
