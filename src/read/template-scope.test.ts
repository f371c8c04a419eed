import { describe, expect, test } from 'vitest';
import { operandsOf, originOf, scopesOf } from '../core/template-scope.ts';
import { viewFor } from './locale-views.ts';
import { parseTemplate } from './template.ts';

/** Every field and variable of a template with where it comes from: `.Path < ProjectDocs[].Path`. */
function origins(text: string): string[] {
  const scopes = scopesOf(parseTemplate(text));
  return [...scopes]
    .toSorted(([one], [other]) => one.start - other.start)
    .flatMap(([{ pipeline }, scope]) =>
      pipeline ? [...operandsOf(pipeline)].map((operand) => ({ operand, scope })) : [],
    )
    .filter(({ operand }) => operand.type === 'field' || operand.type === 'variable' || operand.type === 'dot')
    .map(({ operand, scope }) => {
      const origin = originOf(operand, scope);
      return `${text.slice(operand.start, operand.end)} < ${origin?.join('.').replaceAll('.[]', '[]') ?? '?'}`;
    });
}

describe('where values come from', () => {
  test.each([
    ['{{ .Run.ID }}', ['.Run.ID < Run.ID']],
    [
      '{{ range .Docs }}{{ .Path }}{{ else }}{{ .Run }}{{ end }}',
      ['.Docs < Docs', '.Path < Docs[].Path', '.Run < Run'],
    ],
    [
      '{{ with .Run }}{{ .ID }}{{ $.Base }}{{ else with .Task }}{{ .ID }}{{ end }}',
      ['.Run < Run', '.ID < Run.ID', '$.Base < Base', '.Task < Task', '.ID < Task.ID'],
    ],
    ['{{ range $i, $d := .Docs }}{{ $i }}{{ $d.Path }}{{ end }}', ['.Docs < Docs', '$i < ?', '$d.Path < Docs[].Path']],
    ['{{ $d := .Docs }}{{ range $d }}{{ .Path }}{{ end }}', ['.Docs < Docs', '$d < Docs', '.Path < Docs[].Path']],
    [
      '{{ $d := .A }}{{ if .B }}{{ $d := .C }}{{ $d }}{{ end }}{{ $d }}',
      ['.A < A', '.B < B', '.C < C', '$d < C', '$d < A'],
    ],
    ['{{ $d := .A }}{{ $d = .B }}{{ $d.X }}', ['.A < A', '.B < B', '$d.X < ?']],
    ['{{ (.Run).ID }}{{ (index .Docs 0).Path }}', ['.Run < Run', '.Docs < Docs']],
    ['{{ with index .Docs 0 }}{{ .Path }}{{ $.Base }}{{ end }}', ['.Docs < Docs', '.Path < ?', '$.Base < Base']],
  ])('%s', (text, expected) => {
    expect(origins(text)).toEqual(expected);
  });

  test('a named template sees what its callers hand to it, and nothing of their variables', () => {
    expect(origins('{{ template "doc" .Docs }}{{ define "doc" }}{{ .Path }}{{ $.Path }}{{ end }}')).toEqual([
      '.Docs < Docs',
      '.Path < Docs.Path',
      '$.Path < Docs.Path',
    ]);
  });

  test('callers that disagree leave nothing to know; a template nobody calls gets the data', () => {
    const calls = '{{ template "x" .A }}{{ template "x" .B }}';
    expect(origins(`${calls}{{ define "x" }}{{ .ID }}{{ end }}{{ define "y" }}{{ .ID }}{{ end }}`)).toEqual([
      '.A < A',
      '.B < B',
      '.ID < ?',
      '.ID < ID',
    ]);
  });

  test('templates that call themselves or each other come to an end', () => {
    expect(origins('{{ template "t" . }}{{ define "t" }}{{ template "t" .Child }}{{ end }}')).toEqual([
      '. < ',
      '.Child < ?',
    ]);
    expect(
      origins('{{ define "a" }}{{ template "b" .X }}{{ end }}{{ define "b" }}{{ template "a" .Y }}{{ end }}'),
    ).toEqual(['.X < ?', '.Y < ?']);
  });
});

// Whatever takes more than linear time here takes minutes and runs into the time limit.
test.each([
  ['variables', Array.from({ length: 50_000 }, (_, index) => `{{ $v${index} := $v0 }}{{ $v0 }}`).join('')],
  ['variables of variables', `{{ $v := .A }}${'{{ $v := $v.B }}'.repeat(50_000)}{{ if $v }}да{{ end }}`],
  [
    'named templates of named templates',
    Array.from(
      { length: 20_000 },
      (_, index) => `{{ define "t${index}" }}{{ template "t${index + 1}" .A }}{{ end }}`,
    ).join(''),
  ],
  ['branches', '{{ if eq .PromptLocale "ru" }}да{{ else }}yes{{ end }}\n'.repeat(50_000)],
  ['nested branches', `${'{{ if .A }}'.repeat(900)}да${'{{ end }}'.repeat(900)}`],
])('many %s are followed in linear time', (_, text) => {
  const view = viewFor(parseTemplate(text), text, 'ru', 'PromptLocale');
  expect(view.text).not.toContain('yes');
});
