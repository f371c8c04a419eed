import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtInPacks } from '../read/locale-packs.ts';
import { isMap } from '../testing/merge.ts';
import { viewOf } from '../testing/view.ts';
import { alignEdits, alignTranslations, type Alignment } from './align.ts';
import type { View } from './seed.ts';

const packs = builtInPacks();
const glossaries = ['ru', 'en'].flatMap((tag) => packs.get(tag)?.glossary ?? []);
const noGlossary = { terms: {}, measures: {}, numerals: {}, fillers: [], forbidden: [], keep: [] };
const folder = new URL('../../fixtures/align/', import.meta.url);

describe('directives of two languages, paired by hand', () => {
  test.each(readdirSync(folder))('%s', (name) => {
    const gold: unknown = parse(readFileSync(new URL(name, folder), 'utf8'));
    if (!isMap(gold)) throw new Error('no gold');
    const alignment = alignTranslations(viewOf(String(gold['ru']), 'ru'), viewOf(String(gold['en']), 'en'), glossaries);
    expect(numbersOf(alignment).join(' ')).toBe(gold['pairs']);
  });
});

describe('two languages', () => {
  test('the same seed twice is paired with itself, whatever the language', () => {
    const view = viewOf('Цель:\n- закрыть задачу.\n\nПорядок:\n1. Прочитайте `AGENTS.md`.\n2. Ответьте.\n', 'ru');
    expect(numbersOf(alignTranslations(view, view, []))).toEqual(['1-1', '2-2', '3-3']);
  });

  test('without a glossary code, numbers, kindred words and places still tell', () => {
    const left = viewOf(
      'Правила:\n- используйте `gh` для ревью;\n- не более 3 коммитов;\n- тесты обязательны.\n',
      'ru',
    );
    const right = viewOf('Rules:\n- use `gh` for the review;\n- at most 3 commits;\n- tests are a must.\n', 'en');
    expect(numbersOf(alignTranslations(left, right, []))).toEqual(['1-1', '2-2', '3-3']);
  });

  test('a third language needs a glossary and nothing else', () => {
    const german = {
      ...noGlossary,
      terms: {
        read: ['lies', 'lesen'],
        task: ['aufgabe*'],
        test: ['tests'],
        run: ['starte*'],
        secret: ['geheimniss*'],
      },
      fillers: ['die', 'der'],
    };
    const left = viewOf('- Starte die Tests.\n- Lies die Aufgabe.\n- Keine Geheimnisse im Log.\n', 'de');
    const right = viewOf('- Read the task.\n- Run the tests.\n- No secrets in the log.\n', 'en');
    const english = packs.get('en')?.glossary ?? noGlossary;
    expect(numbersOf(alignTranslations(left, right, [german, english]))).toEqual(['1-2', '2-1', '3-3']);
  });

  test('nothing has partners in an empty text', () => {
    const alignment = alignTranslations(viewOf('Читайте.\n', 'ru'), viewOf('', 'en'), glossaries);
    expect(alignment).toMatchObject({ pairs: [], coverage: { left: 0, right: 1 } });
  });

  test('merged directives are one pair and say so', () => {
    const left = viewOf('- Выгрузите данные из `a.csv`.\n- Уберите дубликаты по `id`.\n', 'ru');
    const right = viewOf('- Export the data from `a.csv` and remove duplicates by `id`.\n', 'en');
    const [pair] = alignTranslations(left, right, glossaries).pairs;
    expect(pair).toMatchObject({ how: 'merged', left: [{ index: 0 }, { index: 1 }], right: [{ index: 0 }] });
  });

  test('sections are paired by what they say, labels by what they are called', () => {
    const left = viewOf('Цель:\n\nНаши привычки:\n- тесты перед коммитом.\n', 'ru');
    const right = viewOf('Goal:\n\nHow we work:\n- tests before a commit.\n', 'en');
    const { pairs, unpaired } = alignTranslations(left, right, glossaries).sections;
    expect(pairs.map(({ left: one, right: other }) => `${one.label}=${other.label}`)).toEqual([
      '=',
      'Цель=Goal',
      'Наши привычки=How we work',
    ]);
    expect(unpaired).toEqual({ left: [], right: [] });
  });

  test('the same input gives the same pairs', () => {
    const [left, right] = [long('ru', 60), long('en', 60)];
    expect(numbersOf(alignTranslations(left, right, glossaries))).toEqual(
      numbersOf(alignTranslations(left, right, glossaries)),
    );
  });
});

describe('two versions of one text', () => {
  test('a reworded directive keeps its partner, a new one has none', () => {
    const before = viewOf('- Прочитайте задачу.\n- Запустите все тесты.\n- Создайте PR.\n', 'ru');
    const after = viewOf(
      '- Прочитайте задачу.\n- Спросите владельца.\n- Запустите важные тесты.\n- Создайте PR.\n',
      'ru',
    );
    const alignment = alignEdits(before, after);
    expect(numbersOf(alignment)).toEqual(['1-1', '2-3', '3-4']);
    expect(alignment.unpaired.right.map(({ text }) => text)).toEqual(['Спросите владельца.']);
  });

  test('exchanged steps are paired out of order', () => {
    const before = viewOf('1. Прочитайте `AGENTS.md`.\n2. Запустите тесты и линтер.\n3. Выложите сборку.\n', 'ru');
    const after = viewOf('1. Прочитайте `AGENTS.md`.\n2. Выложите сборку.\n3. Запустите тесты и линтер.\n', 'ru');
    expect(numbersOf(alignEdits(before, after)).toSorted()).toEqual(['1-1', '2-3', '3-2']);
  });

  test('the only directive that changed is paired with what replaced it', () => {
    const before = viewOf('- Прочитайте задачу.\n- Отклоняйте секреты.\n- Создайте PR.\n', 'ru');
    const after = viewOf('- Прочитайте задачу.\n- Можно всё остальное.\n- Создайте PR.\n', 'ru');
    expect(alignEdits(before, after).pairs[1]).toMatchObject({ how: 'sandwich' });
  });
});

describe('long texts', () => {
  test('cost grows with length, not with its square', () => {
    cost(500);
    const small = Math.min(cost(500), cost(500), cost(500));
    const large = Math.min(cost(2_000), cost(2_000));
    // Four times the units: sixteen times the cost would be its square.
    expect(large / small).toBeLessThan(9);
  });

  test('two thousand directives with every ninth gone are still paired', () => {
    const alignment = alignTranslations(long('ru', 2_000), without(long('en', 2_000), 9), glossaries);
    const lines = alignment.pairs.map(({ left, right }) => [left[0].place.line, right[0].place.line] as const);
    const right = lines.filter(([one, other]) => one === other).length;
    expect(right / lines.length).toBeGreaterThan(0.98);
    expect(right / 1_778).toBeGreaterThan(0.96);
  });
});

/** Milliseconds it takes to pair so many directives. */
function cost(size: number): number {
  const [left, right] = [long('ru', size), without(long('en', size), 9)];
  const start = performance.now();
  alignTranslations(left, right, glossaries);
  return performance.now() - start;
}

function numbersOf({ pairs }: Alignment): string[] {
  return pairs.flatMap(({ left, right }) =>
    left.flatMap((one) => right.map((other) => `${one.index + 1}-${other.index + 1}`)),
  );
}

/** A seed of so many different directives, the same in both languages. */
function long(locale: 'ru' | 'en', size: number): View {
  const words = {
    ru: [
      ['Прочитайте', 'Обновите', 'Проверьте', 'Опишите', 'Удалите', 'Сравните', 'Опубликуйте'],
      [
        'документацию',
        'тесты',
        'ветку',
        'риски',
        'отчёт',
        'схему базы данных',
        'журнал',
        'метрики',
        'секреты',
        'план',
        'релиз',
      ],
    ],
    en: [
      ['Read', 'Update', 'Check', 'Describe', 'Delete', 'Compare', 'Publish'],
      [
        'the documentation',
        'the tests',
        'the branch',
        'the risks',
        'the report',
        'the database schema',
        'the log',
        'the metrics',
        'the secrets',
        'the plan',
        'the release',
      ],
    ],
  }[locale];
  const lines = Array.from({ length: size }, (_, index) => {
    const pick = (list: readonly string[] = [], step: number): string =>
      list[Math.floor(index / step) % list.length] ?? '';
    const module = `\`m${index % 97}\``;
    const label =
      index % 15 === 0 ? `${index === 0 ? '' : '\n'}${locale === 'ru' ? 'Порядок' : 'Workflow'} ${index}:\n` : '';
    return `${label}- ${pick(words[0], 1)} ${pick(words[1], 3)} ${index % 3 === 0 ? module : ''} ${index % 5 === 0 ? (index % 89) + 2 : ''}`;
  });
  return viewOf(`${lines.join('\n')}\n`, locale);
}

function without(view: View, every: number): View {
  const units = view.units.filter(({ index }) => index % every !== every - 1);
  return { ...view, units: units.map((unit, index) => ({ ...unit, index })) };
}
