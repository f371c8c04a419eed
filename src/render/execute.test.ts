import { describe, expect, test } from 'vitest';
import { SeedlintError } from '../core/errors.ts';
import { parseTemplate } from '../read/template.ts';
import { deepestCall, execute, mostSteps } from './execute.ts';
import { longestText } from './output.ts';
import type { Passage } from './passage.ts';
import { valueOf } from './value.ts';

function run(text: string, data: unknown = {}, functions?: readonly string[]): Passage {
  const file = { path: 'dev-work_ru.md', text, bom: false };
  const options = { layer: 'body', ...(functions ? { functions } : {}) };
  return execute({ file, template: parseTemplate(text) }, valueOf(data), options);
}

function faultOf(work: () => unknown): { code: string; data: object; at: string } {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SeedlintError)) throw error;
    return { code: error.code, data: error.data, at: `${error.at?.path}:${error.at?.line}:${error.at?.column}` };
  }
  throw new Error('nothing failed');
}

describe('an error says what is wrong, and the line and column of the operand', () => {
  test.each([
    ['Ветка:\n  {{ .BaseBranch }}', {}, 'render-missing', { field: 'BaseBranch' }, '2:6'],
    ['{{ .Run.ID }}', { Run: {} }, 'render-missing', { field: 'Run.ID' }, '1:4'],
    ['{{ .Run.ID }}', { Run: null }, 'render-missing', { field: 'Run.ID' }, '1:4'],
    [
      '{{ range .L }}{{ .B }}{{ end }}',
      { L: [{ A: 1, C: 2 }] },
      'render-missing-here',
      { field: 'B', fields: 'A, C' },
      '1:18',
    ],
    [
      '{{ with $x := .L }}{{ $x.B }}{{ end }}',
      { L: { A: 1 } },
      'render-missing-here',
      { field: 'B', fields: 'A' },
      '1:23',
    ],
    [
      '{{ define "a" }}{{ .B }}{{ end }}{{ template "a" }}',
      {},
      'render-missing-here',
      { field: 'B', fields: '—' },
      '1:20',
    ],
    ['{{ with .L }}{{ $.B }}{{ end }}', { L: 1 }, 'render-missing', { field: 'B' }, '1:17'],
    ['{{ .Run.ID }}', { Run: 'x' }, 'render-field', { field: 'ID', found: 'string' }, '1:4'],
    ['{{ .Run | .ID }}', { Run: 1, ID: 2 }, 'render-not-function', { found: '.ID' }, '1:11'],
    ['{{ len 1 2 }}', {}, 'render-arguments', { function: 'len', expected: '1', found: 2 }, '1:4'],
    ['{{ eq 1 }}', {}, 'render-arguments', { function: 'eq', expected: '2…', found: 1 }, '1:4'],
    ['{{ len 1 }}', {}, 'render-type', { function: 'len', found: 'int', expected: 'string, list, map' }, '1:4'],
    ['{{ if eq .A "1" }}{{ end }}', { A: 1 }, 'render-comparison', { one: 'int', other: 'string' }, '1:7'],
    ['{{ index .A 2 }}', { A: [1, 2] }, 'render-index', { index: '2', length: 2 }, '1:4'],
    ['a\n{{ range .A }}{{ end }}', { A: 'x' }, 'render-range', { found: 'string' }, '2:1'],
    ['{{ 1i }}', {}, 'render-constant', { number: '1i' }, '1:4'],
    ['{{ template "x" }}', {}, 'render-template', { name: 'x' }, '1:1'],
    ['a {{ if }}b', {}, 'render-syntax', {}, '1:3'],
  ])('%s', (text, data, code, slots, at) => {
    expect(faultOf(() => run(text, data))).toEqual({ code, data: slots, at: `dev-work_ru.md:${at}` });
  });

  test('within a template that another one calls, too', () => {
    const text = '{{ define "a" }}\n  {{ .X }}{{ end }}{{ template "a" . }}';
    expect(faultOf(() => run(text))).toMatchObject({ code: 'render-missing', at: 'dev-work_ru.md:2:6' });
  });
});

describe('functions', () => {
  test('an unknown one is refused where it stands, even where nobody would call it', () => {
    expect(faultOf(() => run('{{ if false }}{{ toLower "A" }}{{ end }}', {}, []))).toEqual({
      code: 'render-unknown-function',
      data: { function: 'toLower' },
      at: 'dev-work_ru.md:1:18',
    });
  });

  test('one that only the runner has stops what calls it, and nothing else', () => {
    expect(run('a{{ if false }}{{ toLower "A" }}{{ end }}', {}, ['toLower']).text).toBe('a');
    expect(faultOf(() => run('{{ toLower "A" }}', {}, ['toLower']))).toMatchObject({
      code: 'render-function',
      data: { function: 'toLower' },
    });
  });

  test('without a list of functions any may be the runner’s', () => {
    expect(faultOf(() => run('{{ toLower "A" }}'))).toMatchObject({ code: 'render-function' });
  });
});

describe('what never ends is stopped', () => {
  test('a template that calls itself', () => {
    expect(faultOf(() => run('{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}'))).toEqual({
      code: 'render-recursion',
      data: { limit: deepestCall },
      at: 'dev-work_ru.md:1:17',
    });
  });

  test('templates that call each other from within many blocks', () => {
    const deep = '{{ if true }}'.repeat(400);
    const text = `{{ define "a" }}${deep}{{ template "a" . }}${'{{ end }}'.repeat(400)}{{ end }}{{ template "a" . }}`;
    expect(faultOf(() => run(text))).toMatchObject({ code: 'render-recursion' });
  });

  test('blocks as deep as they may be read, around parentheses as deep as they may be read', () => {
    const inner = `{{ ${'('.repeat(490)}1${')'.repeat(490)} }}`;
    expect(run(`${'{{ with 1 }}'.repeat(990)}${inner}${'{{ end }}'.repeat(990)}`).text).toBe('1');
  });

  test('a loop over a large number that prints nothing', () => {
    expect(faultOf(() => run('{{ range 4000000000 }}{{ end }}'))).toMatchObject({
      code: 'render-steps',
      data: { limit: mostSteps },
    });
  });

  test('a text that repeats itself', () => {
    expect(faultOf(() => run('{{ range 100000000 }}0123456789012345678901234567890123456789{{ end }}'))).toMatchObject({
      code: 'render-large',
      data: { limit: longestText },
    });
  });

  test('a string that doubles again and again', () => {
    const text = '{{ $x := "0123456789" }}{{ range 60 }}{{ $x = print $x $x }}{{ end }}{{ len $x }}';
    expect(faultOf(() => run(text))).toMatchObject({ code: 'render-large' });
  });
});

describe('the pieces of a text', () => {
  test('literal text keeps its place letter by letter, what is printed has the place of its action', () => {
    const { text, pieces } = run('Ветка {{ .Branch -}}  \n готова', { Branch: 'main' });
    expect(text).toBe('Ветка mainготова');
    expect(pieces).toEqual([
      { path: 'dev-work_ru.md', layer: 'body', from: 0, to: 6, start: 0, end: 6, literal: true },
      { path: 'dev-work_ru.md', layer: 'body', from: 6, to: 10, start: 6, end: 20, literal: false },
      { path: 'dev-work_ru.md', layer: 'body', from: 10, to: 16, start: 24, end: 30, literal: true },
    ]);
  });

  test('a text that is printed twice has its place twice', () => {
    const { pieces } = run('{{ range .L }}x{{ end }}', { L: [1, 2] });
    expect(pieces.map(({ from, start }) => [from, start])).toEqual([
      [0, 14],
      [1, 14],
    ]);
  });

  test('front matter is no part of it, and actions in it are not executed', () => {
    const text = '---\ntitle: {{ .Nope }}\n---\nГотово';
    const file = { path: 'a.md', text, bom: false };
    const end = text.indexOf('\nГотово');
    const passage = execute({ file, template: parseTemplate(text), frontMatter: { end } }, valueOf({}), {
      layer: 'body',
    });
    expect(passage.text).toBe('\nГотово');
    expect(passage.pieces).toMatchObject([{ start: end, end: text.length, literal: true }]);
  });

  test('without a template a file is taken as it is', () => {
    const file = { path: 'a.md', text: 'a {{ .X }}\r\n', bom: false };
    expect(execute({ file }, valueOf({}), { layer: 'body' }).text).toBe('a {{ .X }}\r\n');
  });
});

test('fields with names of JavaScript’s own are no fields', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'size', 'length']) {
    expect(faultOf(() => run(`{{ .${name} }}`))).toMatchObject({ code: 'render-missing', data: { field: name } });
  }
  expect(run('{{ .__proto__ }}', JSON.parse('{"__proto__": "mine"}')).text).toBe('mine');
});
