import { expect, test } from 'vitest';
import { builtInPacks } from '../read/locale-packs.ts';
import { compileEvidence, phrasesIn } from './evidence.ts';
import { wordsIn } from './mask.ts';

const ru = builtInPacks().get('ru');

test('a compound shows what its parts show, at the word it is', () => {
  expect(found('Соберите все review-комментарии', 'комментари*')).toBe(2);
  expect(found('No markdown-only role', 'markdown only')).toBe(1);
});

test('code in a folder is found by its last name', () => {
  expect(found('Меняйте только `services/runner/Dockerfile`', '`dockerfile`')).toBe(2);
  expect(found('Меняйте только `services/runner/Dockerfile`', '`services/*')).toBe(2);
});

test('a compound is still found as it is written', () => {
  expect(found('обновите stage-label', 'stage-label')).toBe(1);
});

test('hyphens that part nothing from nothing do no harm', () => {
  expect(found('a - b -- c', 'комментари*')).toBeUndefined();
});

function found(text: string, phrase: string): number | undefined {
  if (!ru) throw new Error('no Russian pack');
  const words = wordsIn(text).map((word) =>
    /^x+$/i.test(word.text)
      ? { ...word, kind: 'code' as const, text: text.slice(word.start, word.end).replaceAll('`', '') }
      : word,
  );
  return phrasesIn(compileEvidence([phrase], ru), words).get(phrase);
}
