import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { lintFiles } from '../../src/testing/lint-files.ts';
import { counterOf, encodings, mostTokens } from './count.ts';
import rule from './rule.ts';

test('the tables of tokens are not loaded for a catalogue of small seeds', async () => {
  const load = vi.fn();
  vi.doMock('gpt-tokenizer/encoding/o200k_base', () => {
    load();
    return {};
  });
  const files = { 'dev-work_ru.md': 'Прочитайте задачу.\n'.repeat(100), 'dev-work_en.md': 'Read the issue.\n' };
  const report = await lintFiles(files, { rules: [rule] });
  expect(report.findings).toEqual([]);
  expect(load).not.toHaveBeenCalled();
  vi.doUnmock('gpt-tokenizer/encoding/o200k_base');
});

test.each(encodings)('%s: no text has more tokens than are thought possible', async (encoding) => {
  const counter = await counterOf(encoding);
  const cyrillic = Array.from({ length: 64 }, (_, index) => String.fromCharCode(0x410 + index));
  const letter = fc.constantFrom(...cyrillic, ...'ёЁabz019 .,-–—«»\n\t`{}№…'.split(''), '🙂', 'é', '中', '\u00A0');
  const words = fc.array(letter, { maxLength: 200 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), (text) => {
      expect(counter.text(text)).toBeLessThanOrEqual(mostTokens(text));
    }),
    { numRuns: 1000 },
  );
});

test('a word of two hundred thousand letters is counted in no time to speak of', { timeout: 20_000 }, async () => {
  const counter = await counterOf('o200k_base');
  const began = performance.now();
  for (const letter of ['a', 'я', ' ', '=']) expect(counter.text(letter.repeat(200_000))).toBeGreaterThan(1000);
  expect(performance.now() - began).toBeLessThan(15_000);
});

test('the message names three sections at the most', async () => {
  const text = 'Read the issue.\n\nSteps:\n1. Do it.\n\nForbidden:\n- secrets.\n'.repeat(40);
  const report = await lintFiles(
    { 'dev-work_en.md': text, 'dev-work_ru.md': 'Да.\n' },
    { rules: [rule], config: { rules: { 'token-budget': { severity: 'warning', perSeed: 10 } } } },
  );
  const [finding] = report.findings;
  expect(finding?.data).toMatchObject({ locale: 'en', budget: 10 });
  expect(finding?.data['largest']).toMatch(/^(?:[^(]+ \(\d+\)(?:, |$)){3}$/);
});
