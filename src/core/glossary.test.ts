import { describe, expect, test } from 'vitest';
import { builtInPacks } from '../read/locale-packs.ts';
import { conceptsOfCode, numeralOf, termsIn, type Glossary } from './glossary.ts';

const glossary: Glossary = {
  terms: {
    branch: ['ветк*', 'веток'],
    'pull-request': ['pull request*', 'pr'],
    'merge-conflict': ['конфликт* слияния'],
    conflict: ['конфликт*'],
    markdown: ['*.md', 'markdown'],
    'follow-up': ['follow-up'],
    conclusion: ['вывод*'],
    output: ['вывод'],
  },
  measures: {},
  numerals: { 2: ['двух'], 3: ['трёх'] },
  fillers: ['и', 'в'],
  forbidden: [],
  keep: [],
};

describe('the terms of a text', () => {
  test.each([
    ['Создайте ветку', ['', 'branch']],
    ['много веток', ['', 'branch']],
    ['Pull Requests', ['pull-request']],
    ['PR', ['pull-request']],
    ['конфликты слияния', ['merge-conflict']],
    ['конфликты версий', ['conflict', '']],
    ['follow-up задача', ['follow-up', '']],
    ['вывод', ['output conclusion']],
  ])('%s', (text, concepts) => {
    expect(termsIn(glossary, text).map((term) => term.concepts.join(' '))).toEqual(concepts);
  });

  test('fillers are words the glossary says nothing of', () => {
    expect(termsIn(glossary, 'Ветка и PR').map(({ filler }) => filler)).toEqual([false, true, false]);
  });

  test('case, ё and soft hyphens do not matter', () => {
    expect(termsIn(glossary, 'ВЕТ\u00ADКОЙ')[0]?.concepts).toEqual(['branch']);
    expect(numeralOf(glossary, 'трех')).toBe('3');
  });

  test('without a glossary there are words', () => {
    expect(termsIn(undefined, 'Создайте PR')).toHaveLength(2);
  });
});

test('code may stand for a concept, too', () => {
  expect(conceptsOfCode(glossary, '*.md')).toEqual(['markdown']);
  expect(conceptsOfCode(glossary, '*.yaml')).toEqual([]);
});

function common(numbers: object): string[] {
  return Object.keys(numbers).filter((number) => !/^[2-9]00$/.test(number));
}

describe('the glossaries that come with seedlint', () => {
  const packs = [...builtInPacks().values()];
  const [first, ...others] = packs;

  test('know the same concepts and numbers', () => {
    expect(Object.keys(first?.glossary?.terms ?? {}).length).toBeGreaterThan(250);
    for (const { glossary: other } of others) {
      expect(Object.keys(other?.terms ?? {}).toSorted()).toEqual(Object.keys(first?.glossary?.terms ?? {}).toSorted());
      // «Двести» is one word, "two hundred" are two.
      expect(common(other?.numerals ?? {})).toEqual(common(first?.glossary?.numerals ?? {}));
    }
  });

  test.each(packs)('$tag: each form leads to its concept', ({ glossary: one }) => {
    const lost = Object.entries(one?.terms ?? {}).flatMap(([concept, forms]) =>
      forms
        .filter((form) => /^\p{L}/u.test(form))
        .filter((form) => !termsIn(one, form.replaceAll('*', '')).some(({ concepts }) => concepts.includes(concept)))
        .map((form) => `${concept}: ${form}`),
    );
    expect(lost).toEqual([]);
  });
});
