import { describe, expect, test } from 'vitest';
import { SeedlintError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import { wholeFile } from '../core/text.ts';
import { branch, mixed, orphan, placeOf, sampleFile, sampleInput, unreadable } from '../testing/sample-report.ts';
import { pretty } from './pretty.ts';
import { width } from './width.ts';
import { wordsFor } from './words.ts';

test('findings stand under their file with their lines, then problems, then one line that sums up', () => {
  const text = pretty(sampleInput({ problems: [unreadable], suppressed: [orphan, orphan] }));
  expect(text).toBe(`\
prompts/dev-work_en.md
  6:22  ▲ warning  Branch "main" is written out. Use {{ .BaseBranch }}.
        hardcoded-path
    5 │ 2. Do not run tests without a task.
    6 │ 3. Open a PR against \`main\`.
      │                      ^^^^^^
    ↳ catalogue.yaml:4:1  It is declared here
      4 │ baseBranch: main
        │ ~~~~~~~~~~~~~~~~

prompts/dev-work_ru.md
  5:7  ✖ error  Word "запускax" mixes scripts: a, x are Latin. Type it anew.
       mixed-script
    4 │ 1. Прочитай \`AGENTS.md\`.
    5 │ 2. Не запускax тесты без задачи.
      │       ^^^^^^^^
    ↳ prompts/dev-work_en.md:5:4  The same step in English
      5 │ 2. Do not run tests without a task.
        │    ~~~~~~~~~~~~~~~~
    fix to review: Replace by "запускай" (--fix-unsafe)

prompts/plan-work.md
  1:1  ● info  No declared run asks for this seed.  unreachable-seed

Could not be judged
  ✖ prompts/qa-work.md:3  The file is not valid UTF-8 (byte 12).
    Save it as UTF-8.

✖ 1 problem, 1 error, 1 warning, 1 info in 3 of 55 seeds
  1 fixable with --fix-unsafe · 2 suppressed · 412 ms
`);
});

test('on a wide terminal the twin in the other language stands beside the finding', () => {
  expect(pretty(sampleInput({ findings: [mixed] }, { width: 130 }))).toBe(`\
prompts/dev-work_ru.md
  5:7  ✖ error  Word "запускax" mixes scripts: a, x are Latin. Type it anew.  mixed-script
    ru  prompts/dev-work_ru.md:5:7                    ┃  en  prompts/dev-work_en.md:5:4  The same step in English
    4 │ 1. Прочитай \`AGENTS.md\`.                      ┃  4 │ 1. Read \`AGENTS.md\`.
    5 │ 2. Не запускax тесты без задачи.              ┃  5 │ 2. Do not run tests without a task.
      │       ^^^^^^^^                                ┃    │    ~~~~~~~~~~~~~~~~
    fix to review: Replace by "запускай" (--fix-unsafe)

✖ 1 error in 1 of 55 seeds · 1 fixable with --fix-unsafe · 412 ms
`);
});

test('in Russian everything but the seeds is in Russian', async () => {
  const words = await wordsFor('ru');
  const mendable: Finding = { ...branch, fixes: [{ title: 'definition', safety: 'safe', edits: [] }] };
  const text = pretty(
    sampleInput({ findings: [mixed, mixed, mendable], suppressed: [orphan] }, { words, durationMs: 1410 }),
  );
  expect(text).toContain('  5:7  ✖ ошибка  ');
  expect(text).toContain('    исправить: It is declared here (--fix)\n');
  expect(text.split('\n').slice(-3)).toEqual([
    '✖ 2 ошибки, 1 предупреждение в 2 из 55 промптов · 1 исправит --fix',
    '  2 исправит --fix-unsafe · скрыто исключениями: 1 · 1,4 с',
    '',
  ]);
});

test('nothing found is one good line', async () => {
  expect(pretty(sampleInput({ findings: [] }))).toBe('✔ No findings in 55 seeds · 412 ms\n');
  const words = await wordsFor('ru');
  expect(pretty(sampleInput({ findings: [], seeds: 21 }, { words }))).toBe(
    '✔ Замечаний нет, проверен 21 промпт · 412 мс\n',
  );
});

test('a problem alone is no good line', () => {
  expect(pretty(sampleInput({ findings: [], problems: [unreadable] }))).toMatch(
    /\n\n✖ 1 problem \(55 seeds read\) · 412 ms\n$/,
  );
});

test('files that are no seeds are counted by themselves', () => {
  const elsewhere: Finding = { ...branch, at: placeOf('catalogue.yaml', 'main'), related: [] };
  expect(pretty(sampleInput({ findings: [elsewhere, mixed] }))).toContain('in 1 of 55 seeds and 1 other file');
  expect(pretty(sampleInput({ findings: [elsewhere] }))).toContain('▲ 1 warning in 1 file besides 55 seeds');
});

test('quiet lists errors only and says how much it kept back', () => {
  const text = pretty(sampleInput({}, { quiet: true }));
  expect(text).not.toContain('hardcoded-path');
  expect(text).toContain('mixed-script');
  expect(text).toContain('1 error, 1 warning, 1 info');
  expect(text).toContain('2 not listed (--quiet)');
});

describe('what many files have in common', () => {
  const paths = ['arch', 'intake', 'prd', 'vision'].map((stage) => `prompts/${stage}-work.md`);
  const findings = paths.map((path, index): Finding => ({
    ...orphan,
    message: index < 3 ? 'orphan' : 'other',
    at: wholeFile({ path, text: '', bom: false }),
  }));

  test('is said once, with the files it is about', () => {
    const [first, second] = pretty(sampleInput({ findings })).split('\n\n');
    expect(first).toBe('prompts/vision-work.md\n  1:1  ● info  other  unreachable-seed');
    expect(second).toBe(`\
● info  unreachable-seed · 3 files
  prompts/arch-work.md
  prompts/intake-work.md
  prompts/prd-work.md
    No declared run asks for this seed.`);
  });

  test('stays with its file when only two files have it', () => {
    const text = pretty(sampleInput({ findings: findings.slice(0, 2) }));
    expect(text).toContain(
      'prompts/arch-work.md\n  1:1  ● info  No declared run asks for this seed.  unreachable-seed\n',
    );
    expect(text).toContain('prompts/intake-work.md\n  1:1  ● info  ');
  });
});

test('a definition that several findings point at is shown once', () => {
  const text = pretty(sampleInput({ findings: [branch, { ...branch, at: placeOf('prompts/dev-work_en.md', 'PR') }] }));
  expect(text.match(/↳ catalogue.yaml:4:1/g)).toHaveLength(2);
  expect(text.match(/4 │ baseBranch: main/g)).toHaveLength(1);
});

test('several findings about one place show its lines once', () => {
  const text = pretty(
    sampleInput({
      findings: [
        { ...mixed, related: [] },
        { ...mixed, related: [], fixes: [] },
      ],
    }),
  );
  expect(text.match(/\^\^\^/g)).toHaveLength(2);
  expect(text.match(/5 │/g)).toHaveLength(1);
});

test('a related place in the same file is named by its line, one without lines by its path', () => {
  const related = [
    { at: placeOf('prompts/dev-work_ru.md', 'Порядок'), message: 'twin' },
    { at: wholeFile({ path: 'prompts/README.md', text: '', bom: false }), message: 'twin' },
  ];
  const text = pretty(sampleInput({ findings: [{ ...mixed, related }] }));
  expect(text).toContain('\n    ↳ 3:1  The same step in English\n');
  expect(text).toContain('\n    ↳ prompts/README.md  The same step in English\n');
});

test('no line is wider than the terminal', () => {
  for (const columns of [60, 80, 119, 120, 140]) {
    const text = pretty(sampleInput({ problems: [unreadable] }, { width: columns }));
    expect(Math.max(...text.split('\n').map(width)), `${columns} columns`).toBeLessThanOrEqual(columns);
  }
});

test('colours change nothing but colours', () => {
  const plain = pretty(sampleInput({ problems: [unreadable] }));
  const coloured = pretty(sampleInput({ problems: [unreadable] }, { colour: 1 }));
  expect(coloured).toContain('\u001b[31m^^^^^^^^\u001b[39m');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
});

test('nothing of a file, a path or a message reaches the terminal as a command', () => {
  const evil = '\u001b[2J\u009b2J\u0007\r\u202e\u200b';
  const path = `prompts/${evil}.md`;
  const file = { path, text: `1. ${evil} шаг\n`, bom: false };
  const at = { path, start: 3, end: 10, line: 1, column: 4, endLine: 1, endColumn: 11 };
  const findings: Finding[] = [
    { ...mixed, rule: `x${evil}`, at, data: { word: evil, letters: evil }, related: [{ at, message: evil }] },
    ...['a', 'b', 'c'].map((name) => ({
      ...orphan,
      message: evil,
      at: wholeFile({ path: name + path, text: '', bom: false }),
    })),
    { ...mixed, data: { word: evil, better: evil }, related: [{ at, message: 'twin' }] },
  ];
  const problems = [new SeedlintError('config-syntax', { reason: `bad\n${evil}` }, { path })];
  for (const columns of [80, 140]) {
    const text = pretty(
      sampleInput(
        { findings, problems },
        {
          width: columns,
          files: (wanted) => (wanted === path ? file : sampleFile(wanted)),
          languages: (wanted) => [wanted],
        },
      ),
    );
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e|\u200b/u);
    expect(text).toContain('␛[2J');
  }
});
