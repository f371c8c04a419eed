import { describe, expect, test } from 'vitest';
import { traceFiles, type TraceFilesOptions } from '../testing/trace.ts';
import type { Trace } from '../trace/trace.ts';
import { percent } from './trace-gaps.ts';
import { traceJson } from './trace-json.ts';
import { traceMarkdown } from './trace-markdown.ts';
import { traceText } from './trace-text.ts';
import { width } from './width.ts';
import { wordsFor } from './words.ts';

const law = (traces = 'REQ-001'): string => `policies:
  no-secrets:
    title: { ru: секреты не публикуются, en: secrets are not published }
    force: must-not
    evidence:
      ru: [[публик*, секрет*]]
      en: [[publish*, secret*]]
    traces: [${traces}]
`;
const carries = 'Запрещено:\n- публиковать секреты.\n';
const lacks = 'Правила:\n- Ждите.\n';

function trace(files: Record<string, string>, options: TraceFilesOptions = {}): Promise<Trace> {
  return traceFiles({ 'policies.yaml': law(), ...files }, { register: { 'REQ-001': {} }, ...options });
}

describe.each(['en', 'ru'])('for a terminal, in %s', (lang) => {
  const files = {
    ...Object.fromEntries(['dev', 'qa', 'intake', 'self-improve'].map((stage) => [`${stage}-work_ru.md`, lacks])),
    'role-dev-work_ru.md': carries,
  };

  test.each([40, 80, 120])('no line is wider than %i columns', async (columns) => {
    const words = await wordsFor(lang);
    const long =
      'Agents of every stage tell people in the language of the run what they have done and what is left to do.';
    const found = await trace(files, { register: { 'REQ-001': { en: long, ru: long }, 'REQ-002': { outside: true } } });
    const lines = traceText(found, { words, width: columns, colour: 0 }).split('\n');
    // What has no room at all is wrapped by the terminal: sentences of words, never a table.
    const wide = lines.filter((line) => width(line) > columns && /^[●◉◐◔○–✕ ]/.test(line));
    expect(wide).toEqual([]);
  });

  test('a few places tell the kind of gap, everything when asked for', async () => {
    const words = await wordsFor(lang);
    const found = await trace(files);
    const short = traceText(found, { words, width: 80, colour: 0 });
    const whole = traceText(found, { words, width: 80, colour: 0, all: true });
    expect(short.match(/^ {2}○ /gm)).toHaveLength(3);
    expect(short).toContain('(--all)');
    expect(whole.match(/^ {2}○ /gm)).toHaveLength(4);
    expect(whole).not.toContain('--all');
  });
});

test('what prompts need not carry is left out, unless something stands for it or somebody names it', async () => {
  const words = await wordsFor('en');
  const found = await trace(
    { 'dev-work_ru.md': carries },
    { register: { 'REQ-001': { outside: true }, 'REQ-002': { outside: true } } },
  );
  const text = traceText(found, { words, width: 80, colour: 0 });
  expect(text).toContain('REQ-001');
  expect(text).not.toContain('REQ-002');
  expect(text).toContain('1 requirement of the register not listed');
  expect(traceText(found, { words, width: 80, colour: 0, outside: true })).toContain('REQ-002');
});

test('what is in the register and the files cannot write to the terminal', async () => {
  const hostile = '\u001b[31mred\u202e';
  const found = await trace({ 'dev-work_ru.md': lacks }, { register: { 'REQ-001': { en: hostile, ru: hostile } } });
  const text = traceText(found, { words: await wordsFor('en'), width: 80, colour: 0, all: true });
  expect(text).not.toMatch(/[\u001b\u202e]/);
  expect(text).toContain('␛[31mred');
});

describe('as JSON', () => {
  test('the promised keys come first, and axes a cell lacks are null', async () => {
    const data: unknown = JSON.parse(
      traceJson(await trace({ 'dev-work_ru.md': lacks, 'role-dev-work_ru.md': carries })),
    );
    expect(data).toMatchObject({
      requirements: [
        {
          id: 'REQ-001',
          status: 'partial',
          deep: 0.5,
          cells: [
            { stage: 'dev', role: null, kind: 'work', locale: 'ru', state: 'missing', path: 'dev-work_ru.md', line: 1 },
            {
              stage: null,
              role: 'dev',
              kind: 'work',
              locale: 'ru',
              state: 'covered',
              path: 'role-dev-work_ru.md',
              line: 2,
            },
          ],
        },
      ],
      policies: [{ id: 'no-secrets', status: 'partial', deep: 0.5, requirements: ['REQ-001'], cells: [{}, {}] }],
      summary: { requirements: 1, covered: 0, deep: 0.5, seeds: 2, tracedSeeds: 1 },
    });
  });

  test('a waiver says who, why and until when', async () => {
    const waiver = { reason: 'next quarter', owner: 'Anna', until: '2030-01-01' };
    const found = await trace(
      { 'dev-work_ru.md': lacks },
      { waivers: [{ ids: ['REQ-001'], match: { stage: 'dev' }, ...waiver }] },
    );
    expect(JSON.parse(traceJson(found))).toMatchObject({
      requirements: [{ status: 'waived', cells: [{ state: 'waived', waiver }] }],
    });
  });
});

describe('as Markdown', () => {
  test('what comes from files is shown, and nothing else happens', async () => {
    const hostile = '<img src=x onerror=alert(1)> @owner #12 [a](https://forge.example) \\| cell';
    const files = { 'dev-work_ru.md': lacks };
    const found = await trace(files, { register: { 'REQ-001': { en: hostile, ru: hostile } } });
    const text = traceMarkdown(found, await wordsFor('en'));
    expect(text).not.toMatch(/<img|@owner|[^;]12 |(?<!\\)\]\(/);
    const row = text.split('\n').find((line) => line.includes('REQ-001')) ?? '';
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
  });

  test('it fits into a comment, and says what is left out', async () => {
    const ids = Array.from({ length: 400 }, (_, index) => `REQ-${index + 1}`);
    const long = `${'word '.repeat(40)}.`;
    const found = await trace(
      { 'dev-work_ru.md': lacks },
      { register: Object.fromEntries(ids.map((id) => [id, { en: long, ru: long }])) },
    );
    // As if a policy stood for each of them.
    const policies = ids.flatMap(() => found.policies);
    const text = traceMarkdown({ ...found, policies }, await wordsFor('en'));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('and 300 more');
  });

  test('nothing open is said in one line', async () => {
    const text = traceMarkdown(await trace({ 'role-dev-work_ru.md': carries }), await wordsFor('ru'));
    expect(text).toBe(
      '### ✔ seedlint: покрыто 1 из 1 требования · глубоко: 100 % · прослежено 1 из 1 файла\n\nКаждое требование есть в каждом промпте, где оно нужно.\n',
    );
  });
});

test('a share is never rounded up', () => {
  expect([0, 2 / 23, 0.29, 0.999_9, 1].map(percent)).toEqual(['0 %', '8 %', '29 %', '99 %', '100 %']);
});
