import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeedlintError } from '../core/errors.ts';
import { parseTemplate } from '../read/template.ts';
import { execute } from './execute.ts';
import { lineOrigins } from './lines.ts';
import type { Passage } from './passage.ts';
import { valueOf } from './value.ts';

const names = fc.constantFrom('.A', '.B', '.L', '.M', '.M.K', '.', '$', '$x', '$.A', '.Nope');
const constants = fc.constantFrom('1', '0', '-3', '2.5', '"ab"', '"%d %s|%5q"', 'true', 'nil', "'я'", '``');
const functions = fc.constantFrom(
  'len',
  'print',
  'printf',
  'index',
  'slice',
  'eq',
  'lt',
  'and',
  'or',
  'not',
  'html',
  'js',
);

const { pipeline } = fc.letrec<{ operand: string; command: string; pipeline: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 3 },
    names,
    constants,
    tie('pipeline').map((inner) => `(${inner})`),
  ),
  command: fc.oneof(
    names,
    constants,
    fc.tuple(functions, fc.array(tie('operand'), { maxLength: 3 })).map(([name, rest]) => [name, ...rest].join(' ')),
  ),
  pipeline: fc.array(tie('command'), { minLength: 1, maxLength: 3 }).map((commands) => commands.join(' | ')),
}));

const { body } = fc.letrec<{ node: string; body: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.constantFrom('текст ', '\n', '  a\n', '\r\n', '- b', '{{/* no */ -}} '),
    pipeline.map((inner) => `{{ ${inner} }}`),
    pipeline.map((inner) => `{{- $x = ${inner} -}}`),
    fc.constantFrom('{{ template "t" . }}', '{{ template "t" }}', '{{ template "nope" }}'),
    fc
      .tuple(
        fc.constantFrom('if', 'with', 'range', 'range $i, $y :=', 'with $x :='),
        pipeline,
        tie('body'),
        tie('body'),
      )
      .map(([keyword, inner, yes, no]) => `{{ ${keyword} ${inner} -}} ${yes}{{ else }}${no}{{ end }}`),
    tie('body').map((inner) => `{{ range $x := .L }}${inner}{{ if eq $x 2 }}{{ break }}{{ end }}{{ end }}`),
  ),
  body: fc.array(tie('node'), { maxLength: 5 }).map((nodes) => nodes.join('')),
}));

const data = { A: 'x', B: 7, L: [1, 2, 'три', null], M: { K: { V: 1.5 } } };

test('any template gives a text without gaps in its origin, or an error people can mend', () => {
  let whole = 0;
  fc.assert(
    fc.property(body, body, (main, inner) => {
      const text = `{{ $x := 0 }}${main}{{ define "t" }}{{ $x := 1 }}${inner}{{ end }}`;
      const file = { path: 'any.tmpl', text, bom: false };
      const passage = attempt(() =>
        execute({ file, template: parseTemplate(text) }, valueOf(data), { layer: 'any', functions: [] }),
      );
      if (!passage) return;
      whole++;
      expectNoGaps(passage, text);
    }),
    { numRuns: 1500, seed: 20260615 },
  );
  expect(whole).toBeGreaterThan(100);
});

function attempt(work: () => Passage): Passage | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof SeedlintError && error.at?.line !== undefined) return undefined;
    throw error;
  }
}

function expectNoGaps({ text, pieces }: Passage, source: string): void {
  expect(pieces.map(({ from }) => from)).toEqual([0, ...pieces.map(({ to }) => to)].slice(0, pieces.length));
  expect(pieces.filter(({ from, to }) => to <= from)).toEqual([]);
  expect(pieces.at(-1)?.to ?? 0).toBe(text.length);
  const literal = pieces.filter((piece) => piece.literal);
  expect(literal.map(({ from, to }) => text.slice(from, to))).toEqual(
    literal.map(({ start, end }) => source.slice(start, end)),
  );
  const lines = text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
  expect(lineOrigins({ text, pieces }, () => 1)).toHaveLength(lines);
}
