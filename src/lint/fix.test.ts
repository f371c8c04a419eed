import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SeedlintError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import { findingIn } from '../testing/finding.ts';
import { fixUntilStable, type FixResult } from './fix.ts';

type Files = Readonly<Record<string, string>>;
/** A toy linter: everything it says about one file. */
type Checker = (path: string, text: string, files: Files) => Finding[];

describe('fixing until nothing changes', () => {
  test('a fix that makes room for another is followed by it', async () => {
    const result = await mend({ 'dev-work_ru.md': 'сделай сделай сделай сборку\n' }, [doubledWord]);
    expect(Object.fromEntries(result.files)).toEqual({ 'dev-work_ru.md': 'сделай сборку\n' });
    expect(result).toMatchObject({ stable: true, applied: 2, refused: [] });
    expect(result.report.findings).toEqual([]);
  });

  test('nothing to mend changes nothing and lints nothing', async () => {
    let relinted = 0;
    const report = { findings: [], suppressed: [], problems: [], seeds: 1 };
    const relint = async (): Promise<Report> => {
      relinted++;
      return Promise.resolve(report);
    };
    const result = await fixUntilStable({ report, text: () => 'Собери.\n', relint }, 'safe');
    expect(result).toMatchObject({ applied: 0, stable: true });
    expect([result.files.size, relinted]).toEqual([0, 0]);
  });

  test('fixes that undo each other stop, and a second run ends at the same text', async () => {
    const files = { 'qa-work.md': 'Запусти тесты.\n' };
    const rules = [replace('тесты', 'проверки'), replace('проверки', 'тесты')];
    const first = await mend(files, rules);
    expect(first.stable).toBe(false);
    expect((await mend(after(files, first), rules)).files.size).toBe(0);
  });

  test('a file that runs in circles does not keep another from being mended', async () => {
    const result = await mend({ 'qa-work.md': 'тесты\n', 'dev-work.md': 'x x x x x x\n' }, [
      replace('тесты', 'проверки'),
      replace('проверки', 'тесты'),
      doubledWord,
    ]);
    expect(result.files.get('dev-work.md')).toBe('x\n');
  });

  test('a fix that changes nothing ends the run', async () => {
    const result = await mend({ 'dev-work.md': 'Собери.\n' }, [replace('Собери', 'Собери')]);
    expect(result).toMatchObject({ applied: 0, stable: true });
    expect(result.files.size).toBe(0);
  });

  test('after ten rounds it gives up and says so', async () => {
    const result = await mend({ 'dev-work.md': 'Шаг\n' }, [grow]);
    expect(result).toMatchObject({ rounds: 10, stable: false });
  });

  test('a file that gets a new error is left as it was; others are mended', async () => {
    const result = await mend({ 'dev-work.md': 'сделай сделай\n', 'qa-work.md': 'пароль пароль\n' }, [
      doubledWord,
      errorWhen((path, text) => path === 'qa-work.md' && text === 'пароль\n'),
    ]);
    expect(Object.fromEntries(result.files)).toEqual({ 'dev-work.md': 'сделай\n' });
    expect(result.refused).toEqual(['qa-work.md']);
  });

  test('a fix over two files is refused in both when one gets worse', async () => {
    const files = { 'dev-work_ru.md': '- Собери\n', 'dev-work_en.md': '- Build\n' };
    const result = await mend(files, [numberedInBoth, errorWhen((_, text) => text === '1. Build\n')]);
    expect(result.files.size).toBe(0);
    expect(result.refused).toEqual(['dev-work_en.md']);
    expect(Object.fromEntries((await mend(files, [numberedInBoth])).files)).toEqual({
      'dev-work_ru.md': '1. Собери\n',
      'dev-work_en.md': '1. Build\n',
    });
  });

  test('an error that appears in a file nobody touched drops the whole round', async () => {
    const result = await mend({ 'dev-work_ru.md': 'сделай сделай\n', 'dev-work_en.md': 'do\n' }, [
      doubledWord,
      orphaned,
    ]);
    expect(result.files.size).toBe(0);
  });

  test('a fix after which the file cannot be read is refused', async () => {
    const files = { 'dev-work.md': 'сделай сделай\n' };
    const lintOnce = linter([doubledWord]);
    const result = await fixUntilStable(
      {
        report: lintOnce(files),
        text: (path) => (path === 'dev-work.md' ? files[path] : undefined),
        relint: async () =>
          Promise.resolve({
            ...lintOnce({}),
            problems: [new SeedlintError('file-large', { size: 9, limit: 8 }, { path: 'dev-work.md' })],
          }),
      },
      'safe',
    );
    expect(result.files.size).toBe(0);
  });

  test('an error that was there before, moved by the fix, is no reason to refuse', async () => {
    const result = await mend({ 'dev-work.md': 'сделай сделай пароль\n' }, [
      doubledWord,
      errorWhen((_, text) => text.includes('пароль')),
    ]);
    expect(result.files.get('dev-work.md')).toBe('сделай пароль\n');
  });

  test('a second run changes nothing', async () => {
    const word = fc.constantFrom('шаг', 'тест', 'сборка', 'отчёт', 'x');
    const rewrite = fc.tuple(word, fc.oneof(word, fc.constant(''))).map(([from, to]) => replace(from, to));
    const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `${words.join(' ')}\n`);
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('dev-work.md', 'qa-work.md', 'dev-revise.md'), text),
        fc.array(rewrite, { maxLength: 5 }),
        word,
        async (files, rewrites, forbidden) => {
          const rules = [doubledWord, ...rewrites, errorWhen((_, text) => text.startsWith(forbidden))];
          const first = await mend(files, rules);
          expect(first.rounds).toBeLessThanOrEqual(10);
          if (!first.stable) return;
          expect(Object.fromEntries((await mend(after(files, first), rules)).files)).toEqual({});
        },
      ),
    );
  });
});

const numberedInBoth: Checker = (path, text, files) =>
  path === 'dev-work_ru.md' && text.startsWith('- ')
    ? [
        findingIn({ path, text }, 0, 2, {
          fixes: [
            {
              title: 'number',
              safety: 'safe',
              edits: Object.keys(files).map((file) => ({ path: file, start: 0, end: 2, text: '1. ' })),
            },
          ],
        }),
      ]
    : [];

const orphaned: Checker = (path, text, files) =>
  path === 'dev-work_en.md' && files['dev-work_ru.md'] === 'сделай\n'
    ? [findingIn({ path, text }, 0, 0, { rule: 'missing-translation', severity: 'error' })]
    : [];

const doubledWord: Checker = (path, text) =>
  [...text.matchAll(/(?<![\p{L}])([\p{L}]+) \1(?![\p{L}])/gu)].map((match) => {
    const start = match.index;
    const end = start + (match[1]?.length ?? 0) + 1;
    return findingIn({ path, text }, start, end, {
      fixes: [{ title: 'remove', safety: 'safe', edits: [{ path, start, end, text: '' }] }],
    });
  });

const grow: Checker = (path, text) => [
  findingIn({ path, text }, 0, 0, {
    fixes: [{ title: 'number', safety: 'safe', edits: [{ path, start: 0, end: 0, text: '1' }] }],
  }),
];

function replace(from: string, to: string): Checker {
  return (path, text) => {
    const start = text.indexOf(from);
    if (start === -1) return [];
    const end = start + from.length;
    return [
      findingIn({ path, text }, start, end, {
        fixes: [{ title: 'replace', safety: 'safe', edits: [{ path, start, end, text: to }] }],
      }),
    ];
  };
}

function errorWhen(bad: (path: string, text: string) => boolean): Checker {
  return (path, text) =>
    bad(path, text) ? [findingIn({ path, text }, 0, 0, { rule: 'leaked-secret', severity: 'error' })] : [];
}

function linter(checkers: readonly Checker[]): (files: Files) => Report {
  return (files) => ({
    findings: Object.entries(files).flatMap(([path, text]) => checkers.flatMap((check) => check(path, text, files))),
    suppressed: [],
    problems: [],
    seeds: Object.keys(files).length,
  });
}

async function mend(files: Files, checkers: readonly Checker[]): Promise<FixResult> {
  const run = linter(checkers);
  return fixUntilStable(
    {
      report: run(files),
      text: (path) => files[path],
      relint: async (overlay) => Promise.resolve(run({ ...files, ...Object.fromEntries(overlay) })),
    },
    'safe',
  );
}

function after(files: Files, result: FixResult): Files {
  return { ...files, ...Object.fromEntries(result.files) };
}
