import { SeedlintError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import { defineRule } from '../core/rule.ts';
import { placeAt, wholeFile, type Place, type TextFile } from '../core/text.ts';
import type { ReportInput } from '../report/input.ts';
import { wordsFrom } from '../report/words.ts';

/* A small catalogue with findings of every kind, for the tests of reports. */

export const texts = {
  'prompts/dev-work_ru.md':
    'Ты — разработчик.\n\nПорядок:\n1. Прочитай `AGENTS.md`.\n2. Не запускax тесты без задачи.\n3. Открой PR в `main`.\n',
  'prompts/dev-work_en.md':
    'You are a developer.\n\nSteps:\n1. Read `AGENTS.md`.\n2. Do not run tests without a task.\n3. Open a PR against `main`.\n',
  'prompts/plan-work.md': 'Ты — инжиниринг-менеджер.\n',
  'catalogue.yaml': 'axes:\n  stage: [plan, dev]\n  kind: [work]\nbaseBranch: main\n',
} as const satisfies Record<string, string>;

export type SamplePath = keyof typeof texts;

export function sampleFile(path: string): TextFile | undefined {
  return Object.hasOwn(files, path) ? files[path] : undefined;
}

/** Where a piece of a sample file's text is. */
export function placeOf(path: SamplePath, piece: string): Place {
  const file = fileOf(path);
  const start = file.text.indexOf(piece);
  if (start === -1) throw new Error(`${path} does not hold ${piece}`);
  return placeAt(file, start, start + piece.length);
}

export const mixedScript = defineRule({
  id: 'mixed-script',
  scope: 'seed',
  category: 'language',
  severity: 'error',
  summary: 'A word mixes Cyrillic and Latin letters that look alike.',
  messages: {
    mixed: 'Word "{word}" mixes scripts: {letters} {count|is|are} Latin. Type it anew.',
    twin: 'The same step in English',
    replace: 'Replace by "{better}"',
  },
  *check() {},
});

export const hardcodedPath = defineRule({
  id: 'hardcoded-path',
  scope: 'seed',
  category: 'references',
  severity: 'warning',
  summary: 'A value that the template knows is written out.',
  messages: { branch: 'Branch "{name}" is written out. Use {variable}.', definition: 'It is declared here' },
  *check() {},
});

export const unreachableSeed = defineRule({
  id: 'unreachable-seed',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'info',
  summary: 'No run ever gets this file.',
  messages: { orphan: 'No declared run asks for this seed.' },
  *check() {},
});

export const mixed: Finding = {
  rule: 'mixed-script',
  severity: 'error',
  message: 'mixed',
  data: { word: 'запускax', letters: 'a, x', count: 2, better: 'запускай' },
  at: placeOf('prompts/dev-work_ru.md', 'запускax'),
  related: [{ at: placeOf('prompts/dev-work_en.md', 'Do not run tests'), message: 'twin' }],
  fixes: [
    {
      title: 'replace',
      safety: 'unsafe',
      edits: [{ path: 'prompts/dev-work_ru.md', ...offsets('prompts/dev-work_ru.md', 'запускax'), text: 'запускай' }],
    },
  ],
  fingerprint: '0123456789abcdef',
};

export const branch: Finding = {
  rule: 'hardcoded-path',
  severity: 'warning',
  message: 'branch',
  data: { name: 'main', variable: '{{ .BaseBranch }}' },
  at: placeOf('prompts/dev-work_en.md', '`main`'),
  related: [{ at: placeOf('catalogue.yaml', 'baseBranch: main'), message: 'definition' }],
  fixes: [],
  fingerprint: 'fedcba9876543210',
};

export const orphan: Finding = {
  rule: 'unreachable-seed',
  severity: 'info',
  message: 'orphan',
  data: {},
  at: wholeFile(fileOf('prompts/plan-work.md')),
  related: [],
  fixes: [],
  fingerprint: '00000000000000ff',
};

export const unreadable = new SeedlintError('file-encoding', { offset: 12 }, { path: 'prompts/qa-work.md', line: 3 });

/** A report of the sample findings, in English, 80 columns wide, without colours, unless told otherwise. */
export function sampleInput(report: Partial<Report> = {}, input: Partial<ReportInput> = {}): ReportInput {
  return {
    report: { findings: [branch, mixed, orphan], suppressed: [], problems: [], seeds: 55, ...report },
    words: wordsFrom('en', {}),
    rules: [hardcodedPath, mixedScript, unreachableSeed],
    files: sampleFile,
    languages: (path) => (/_(ru|en)\./.test(path) ? [path.slice(-5, -3)] : path.endsWith('.md') ? ['ru'] : undefined),
    durationMs: 412,
    version: '1.2.3',
    width: 80,
    colour: 0,
    ...input,
  };
}

function fileOf(path: SamplePath): TextFile {
  return { path, text: texts[path], bom: false };
}

function offsets(path: SamplePath, piece: string): { start: number; end: number } {
  const { start, end } = placeOf(path, piece);
  return { start, end };
}

const files: Readonly<Record<string, TextFile>> = Object.fromEntries(
  Object.entries(texts).map(([path, text]) => [path, { path, text, bom: false }]),
);
