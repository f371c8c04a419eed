import * as fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import rule from '../../rules/template-syntax/rule.ts';
import { fill } from '../core/errors.ts';
import type { Template, TemplateNode, TextNode } from '../core/template.ts';
import oracle from './template-oracle.json' with { type: 'json' };
import { parseTemplate } from './template.ts';

/** Every error as `code «what stands there»`. */
function told(text: string): string[] {
  return parseTemplate(text).errors.map(({ message, start, end }) => `${message} «${text.slice(start, end)}»`);
}

function textNodes(nodes: readonly TemplateNode[]): TextNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node];
    return node.type === 'control' ? node.branches.flatMap((branch) => textNodes(branch.nodes)) : [];
  });
}

function partsOf({ actions, nodes }: Template): [number, number][] {
  return [...actions, ...textNodes(nodes)].map(({ start, end }): [number, number] => [start, end]);
}

function depthOf(nodes: readonly TemplateNode[]): number {
  let depth = 0;
  for (const node of nodes) {
    if (node.type !== 'control') continue;
    for (const branch of node.branches) depth = Math.max(depth, 1 + depthOf(branch.nodes));
  }
  return depth;
}

describe('what Go says', () => {
  // `template-oracle.json` holds Go 1.19's answers; `refused` is its message.
  // Go only notices these when the action runs; then it always fails.
  const onlyWhenRun = new Set(['undefined-variable', 'not-a-function', 'not-a-function-in-pipe', 'nil-command']);
  // `else with` came with Go 1.23.
  const newer = 'unexpected <with> in else';

  test.each(oracle.filter(({ refused }) => refused === undefined))('accepts $template', ({ template }) => {
    expect(parseTemplate(template).errors.filter(({ message }) => !onlyWhenRun.has(message))).toEqual([]);
  });

  test.each(oracle.filter(({ refused }) => refused !== undefined && refused !== newer))(
    'refuses $template',
    ({ template }) => {
      expect(parseTemplate(template).errors).not.toEqual([]);
    },
  );
});

describe('mistakes', () => {
  test.each([
    // Actions.
    ['Ветка: {{ .TargetBranch', ['unclosed-action «{{»']],
    ['Ветка: {{ .TargetBranch }', ['unclosed-action «{{»']],
    ['Ветка: {{ .TargetBranch\nБаза: {{ .BaseBranch }}', ['unclosed-action «{{»']],
    ['Ветка: {{ .TargetBranch, и точка\n\nДальше — текст.', ['unclosed-action «{{»']],
    ['`{{ }}`', ['empty-action «{{ }}»']],
    ['{{- }}', ['empty-action «{{- }}»']],
    ['{{-if .IsFullEnv }}да{{ end }}', ['trim-space «{{-»']],
    ['{{ if .IsFullEnv-}}да{{ end }}', ['trim-space «-}}»']],
    ['{{/* заметка }} текст', ['unclosed-comment «/*»']],
    ['{{/* заметка */ }}текст', ['comment-end «*/»']],
    ['{{ /* заметка */ }}', ['comment-place «/»']],
    // Words.
    ['{{ if eq .PromptLocale "ru }}да{{ end }}', ['unterminated-string «"»']],
    ['{{ printf "a\nb" }}', ['unterminated-string «"»']],
    ['{{ printf `a }}', ['unterminated-raw-string «`»']],
    ["{{ printf 'a }}", ["unterminated-character «'»"]],
    ["{{ if eq .PromptLocale 'ru' }}да{{ end }}", ["bad-character-constant «'ru'»"]],
    ['{{ if eq .PromptLocale “ru” }}да{{ end }}', ['curly-quote «“»']],
    ['{{ printf "\\d" }}', ['bad-escape «"\\d"»']],
    ['{{ .Task-Body }}', ['unexpected-character «-»']],
    ['{{ .Docs\u00A0}}', ['unexpected-character «\u00A0»']],
    ['{{ if .A == "ru" }}да{{ end }}', ['operator «==»']],
    ['{{ if .A && .B }}да{{ end }}', ['operator «&&»']],
    ['{{ if .A || .B }}да{{ end }}', ['operator «||»']],
    ['{{ if !.A }}да{{ end }}', ['operator «!»']],
    ['{{ .A - .B }}', ['operator «-»']],
    ['{{ 12abc }}', ['bad-number «12abc»']],
    ['{{ .A, .B }}', ['unexpected «,»']],
    ['{{ {.A} }}', ['unclosed-action «{{»']],
    ['{{ $x = }}', ['empty-action «{{ $x = }}»']],
    // Pipelines.
    ['{{ (len .Docs }}', ['unclosed-parenthesis «(»']],
    ['{{ len .Docs) }}', ['unexpected-parenthesis «)»']],
    ['{{ () }}', ['empty-parentheses «(»']],
    ['{{ printf(.A) }}', ['missing-space «(»']],
    ['{{ "ru".Code }}', ['unexpected-field «"ru"»']],
    ['{{ if }}да{{ end }}', ['missing-value «{{ if }}»']],
    ['{{ if .A }}да{{ else if }}нет{{ end }}', ['missing-value «{{ else if }}»']],
    ['{{ .A | "ru" }}', ['not-a-function-in-pipe «"ru"»']],
    ['{{ "ru" .A }}', ['not-a-function «"ru" .A»']],
    ['{{ nil }}', ['nil-command «nil»']],
    ['{{ $a, $b := .A }}', ['too-many-variables «,»']],
    ['{{ range $i, .A }}{{ end }}', ['range-variables «.A»']],
    ['{{ template .Name }}', ['missing-name «.Name»']],
    ['{{ define }}текст{{ end }}', ['missing-name «{{ define }}»']],
    ['{{ end if }}', ['unexpected-end «{{ end if }}»', 'unexpected-after «if»']],
    // Variables.
    ['{{ $doc.Path }}', ['undefined-variable «$doc»']],
    ['{{ range $i, $doc := .Docs }}{{ end }}{{ $doc.Path }}', ['undefined-variable «$doc»']],
    ['{{ if .A }}{{ $x := 1 }}{{ else }}{{ $x }}{{ end }}', ['undefined-variable «$x»']],
    ['{{ $x := 1 }}{{ define "ru" }}{{ $x }}{{ end }}', ['undefined-variable «$x»']],
    ['{{ $x = 1 }}', ['undefined-variable «$x»']],
    // Blocks.
    ['{{ if .A }}да', ['unclosed-block «{{ if .A }}»']],
    ['да{{ end }}', ['unexpected-end «{{ end }}»']],
    ['да{{ else }}нет', ['unexpected-else «{{ else }}»']],
    ['{{ define "ru" }}да{{ else }}нет{{ end }}', ['unexpected-else «{{ else }}»']],
    ['{{ if .A }}1{{ else }}2{{ else }}3{{ end }}', ['second-else «{{ else }}»']],
    ['{{ range .A }}1{{ else if .B }}2{{ end }}', ['else-form «{{ else if .B }}»']],
    ['{{ if .A }}{{ break }}{{ end }}', ['outside-range «{{ break }}»']],
    ['{{ range .A }}{{ else }}{{ continue }}{{ end }}', ['outside-range «{{ continue }}»']],
    ['{{ if .A }}{{ define "ru" }}да{{ end }}{{ end }}', ['nested-define «{{ define "ru" }}»']],
    ['{{ define "ru" }}да{{ define "en" }}yes{{ end }}', ['nested-define «{{ define "en" }}»']],
    ['{{ define "ru" }}да{{ end }}{{ define "ru" }}нет{{ end }}', ['duplicate-define «{{ define "ru" }}»']],
  ])('%j', (template, errors) => {
    expect(told(template)).toEqual(errors);
    for (const { message, data } of parseTemplate(template).errors) {
      expect(fill(rule.messages[message] ?? '{nothing}', data)).not.toMatch(/(?<!\{)\{\w+\}(?!\})/);
    }
  });

  test('an open block is named by a later definition that it swallows', () => {
    const [error] = parseTemplate('{{ define "ru" }}да\n{{ define "en" }}yes{{ end }}').errors;
    expect(error?.related).toEqual({ message: 'still-open', data: { block: 'define' }, start: 0, end: 17 });
  });

  test('one run finds every independent mistake, sorted by place', () => {
    const template = [
      '{{- if eq .PromptLocale "ru }}',
      'Ветка {{ .Target-Branch }}, база {{ .BaseBranch',
      '{{- else }}',
      'Branch {{ .TargetBranch }}, {{ $base }}',
      '{{- end }}',
      '{{ end }}',
    ].join('\n');
    expect(told(template)).toEqual([
      'unterminated-string «"»',
      'unexpected-character «-»',
      'unclosed-action «{{»',
      'undefined-variable «$base»',
      'unexpected-end «{{ end }}»',
    ]);
  });

  test('a mistake in a condition does not cost its block or its variables', () => {
    expect(told('{{ range $i, $doc := .Docs ! }}{{ $i }} {{ $doc.Path }}{{ else }}—{{ end }}')).toEqual([
      'operator «!»',
    ]);
  });
});

describe('the tree', () => {
  const template = '{{- if eq .PromptLocale "ru" }}\nда\n{{- else if .B }}\nнет\n{{- else }} — {{ end -}}\n конец';

  test('a chain of conditions is one block with its branches in order', () => {
    const { nodes } = parseTemplate(template);
    expect(nodes.map(({ type }) => type)).toEqual(['control', 'text']);
    const [control] = nodes;
    expect(control?.type === 'control' && control.branches.map(({ action }) => action.keyword)).toEqual([
      'if',
      'else if',
      'else',
    ]);
    expect(control?.type === 'control' && control.end?.keyword).toBe('end');
  });

  test('text knows what trim markers leave of it', () => {
    const texts = textNodes(parseTemplate(template).nodes);
    expect(texts.map(({ from, to }) => template.slice(from, to))).toEqual(['\nда', '\nнет', ' — ', 'конец']);
    expect(texts.map(({ start, end }) => template.slice(start, end))).toEqual(['\nда\n', '\nнет\n', ' — ', '\n конец']);
  });

  test('operands are told apart, with their places', () => {
    const text = '{{ $d := index $.Docs 0 | printf `%s` (.A).B "r\\u0075" }}';
    const pipeline = parseTemplate(text).actions[0]?.pipeline;
    expect(pipeline?.declares.map(({ name }) => name)).toEqual(['$d']);
    const operands = pipeline?.commands.flatMap((command) => command.operands) ?? [];
    expect(operands.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)).toEqual([
      'function index',
      'variable $.Docs',
      'number 0',
      'function printf',
      'string `%s`',
      'pipeline (.A).B',
      'string "r\\u0075"',
    ]);
    expect(operands.at(-1)).toMatchObject({ value: 'ru' });
    expect(operands[5]).toMatchObject({ path: ['B'] });
  });

  test('a comment keeps its words', () => {
    expect(parseTemplate('{{- /* seedlint-disable-file mixed-script -- цитата */ -}}\n').actions).toMatchObject([
      { keyword: 'comment', comment: ' seedlint-disable-file mixed-script -- цитата ', trimEnd: 59 },
    ]);
  });

  test('code spans of Markdown protect nothing', () => {
    expect(parseTemplate('Поле `{{ .TaskBody }}`').actions).toHaveLength(1);
  });
});

describe('any input', () => {
  const braces = ['{{', '}}', '{{- ', ' -}}', '{{-', '-}}', '{{/*', '*/', '*/}}', '{', '}', ' ', '\n', '\r\n'];
  const keywords = ['if', 'else', 'else if', 'end', 'range', 'with', 'define', 'template', 'block', 'break', 'nil'];
  const words = ['.', '.A', '$', '$x', '$x := ', ' = ', ', ', '|', '(', ')', '1', '-5', '0x', 'printf', '"ru"', 'true'];
  const stray = ['"', "'", '`', '\\', 'текст', 'ё', '🙂', '\u00A0', '—'];
  const piece = fc.constantFrom(...braces, ...keywords, ...words, ...stray);
  const templates = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme' }).map((text) => `{{ ${text} }}`),
  );

  test('actions and text cut the input into pieces without a gap', () => {
    fc.assert(
      fc.property(templates, (text) => {
        const template = parseTemplate(text);
        let reached = 0;
        for (const [start, end] of partsOf(template).sort(([one], [other]) => one - other)) {
          expect(start).toBe(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBe(text.length);
        for (const [index, action] of template.actions.entries()) {
          expect(action.start).toBeGreaterThanOrEqual(template.actions[index - 1]?.end ?? 0);
          expect(text.slice(action.trimStart, action.start).trim()).toBe('');
          expect(text.slice(action.end, action.trimEnd).trim()).toBe('');
        }
        for (const { start, end } of template.errors) expect(text.slice(start, end)).toHaveLength(end - start);
      }),
      { numRuns: 2000 },
    );
  });

  // Whatever takes more than linear time here takes minutes and runs into the time limit.
  const million = 1_000_000;
  test.each([
    ['unclosed actions', '{{'.repeat(100_000)],
    ['unclosed blocks', '{{ if .A\n'.repeat(100_000)],
    ['unclosed comments', '{{/* '.repeat(100_000)],
    ['comments with one end', `${'{{/* '.repeat(100_000)}*/`],
    ['unclosed strings', '{{ "\\'.repeat(100_000)],
    ['unclosed raw strings', '{{`'.repeat(100_001)],
    ['nested blocks', '{{ if .A }}'.repeat(100_000) + '{{ end }}'.repeat(100_000)],
    ['nested parentheses', `{{ ${'('.repeat(100_000)}.A${')'.repeat(100_000)} }}`],
    ['branches of one block', `{{ if .A }}${'{{ else if .B }}'.repeat(100_000)}{{ end }}`],
    ['definitions of one name', '{{ define "ru" }}да{{ end }}'.repeat(100_000)],
    ['variables', Array.from({ length: 50_000 }, (_, index) => `{{ $v${index} := 1 }}{{ $v0 }}`).join('')],
    ['a long number', `{{ ${'1'.repeat(10 * million)} }}`],
    ['a long word', `{{ ${'a'.repeat(10 * million)} }}`],
    ['prose after an open action', `{{ .A ${'слово, другое. '.repeat(million)}`],
    ['prose in an action', `{{ .A ${'word, other. '.repeat(million / 4)}}}`],
    ['ten million characters', '- {{ .BaseBranch }}\n'.repeat(million / 2)],
  ])('%s are read in linear time, without an exception', (_, text) => {
    const { nodes } = parseTemplate(text);
    expect(depthOf(nodes)).toBeLessThanOrEqual(1000);
  });
});

const runner = new URL(
  '../../../shared/corpus/codex-k8s/head/services/jobs/agent-runner/internal/runner/',
  import.meta.url,
);

describe.skipIf(!existsSync(runner))('the templates and seeds of a real catalogue', () => {
  const paths = existsSync(runner)
    ? readdirSync(runner, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:tmpl|md)$/.test(path))
    : [];

  test.each(paths)('%s has no errors', (path) => {
    expect(parseTemplate(readFileSync(new URL(path, runner), 'utf8')).errors).toEqual([]);
  });
});
