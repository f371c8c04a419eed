import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { CatalogueDefinition, FileClass } from '../core/catalogue.ts';
import type { Cell, Seed } from '../core/seed.ts';
import { builtInPacks } from './locale-packs.ts';
import { deepestNesting } from './nesting.ts';
import { readSeed } from './seed.ts';

const seedClass: FileClass = {
  folder: 'prompt-seeds',
  names: ['{stage}-{kind}[_{locale}].md'],
  ignore: [],
  languages: 'files',
  frontMatter: { mode: 'allowed' },
  sections: [],
};

const envelopeClass: FileClass = { ...seedClass, template: { language: 'go' }, languages: 'branches' };

const definition: CatalogueDefinition = {
  axes: { stage: { dev: [] }, role: {}, mode: {}, kind: { work: [] }, locale: { ru: [], en: [] } },
  locale: { default: 'ru', unmarked: 'ru', variable: 'PromptLocale' },
  classes: { seed: seedClass, envelope: envelopeClass },
  runs: [],
  layers: [],
  required: [],
  vocabularies: {},
  contracts: {},
  data: [],
};

test('a seed of one language has one view: of its locale, or of the unmarked one', () => {
  expect(read('Goal:\n- close the issue.\n', { locale: 'en' }).views.map(({ locale }) => locale)).toEqual(['en']);
  expect(read('Цель:\n- закрыть Issue.\n', {}).views.map(({ locale }) => locale)).toEqual(['ru']);
});

test('sections have roles by the pack of their language', () => {
  expect(read('Goal:\n- close the issue.\n', { locale: 'en' }).views[0]?.sections[1]?.role).toBe('goal');
  expect(read('Goal:\n- close the issue.\n', { locale: 'fr' }).views[0]?.sections[1]?.role).toBeUndefined();
});

test('a file without a declared template is never read as one', () => {
  const seed = read('Ветка {{ .Branch }}.\n', {});
  expect(seed.template).toBeUndefined();
  expect(seed.views[0]?.units[0]?.placeholders).toEqual([]);
});

test('a class of branches has a view per language of the catalogue, with places in the file', () => {
  const text = `{{- if eq .PromptLocale "ru" }}
Цель:
- закрыть Issue.
{{- else }}
Goal:
- close the issue.
{{- end }}
`;
  const seed = read(text, {}, envelopeClass);
  expect(seed.branched).toBe(true);
  expect(seed.views.map(({ locale, units }) => [locale, units.map(({ text, place }) => [text, place.line])])).toEqual([
    ['ru', [['закрыть Issue.', 3]]],
    ['en', [['close the issue.', 6]]],
  ]);
  for (const { units } of seed.views) {
    for (const unit of units) expect(text.slice(unit.place.start, unit.place.end)).toBe(unit.text);
  }
});

test('a template that asks for the locale is branched whatever its class says', () => {
  const text = '{{ if eq .PromptLocale "ru" }}Да.{{ else }}Yes.{{ end }}\n';
  expect(read(text, {}, { ...envelopeClass, languages: 'files' }).branched).toBe(true);
  expect(read('Да: {{ .PromptLocale }}.\n', {}, { ...envelopeClass, languages: 'files' }).branched).toBe(false);
  expect(read(text, { locale: 'en' }, envelopeClass).views.map(({ locale }) => locale)).toEqual(['en']);
});

test('other conditions guard the units of their branch', () => {
  const text = 'Правила:\n{{- if .IsFullEnv }}\n- используйте `kubectl`.\n{{- end }}\n- не спешите.\n';
  const guards = read(text, {}, { ...envelopeClass, languages: 'one' }).views[0]?.units.map((unit) => unit.guards);
  expect(guards).toEqual([['if .IsFullEnv'], []]);
});

test('branches of one condition begin on lines of their own, whatever their trim markers eat', () => {
  const text = `{{- if eq .AgentKey "dev" -}}
Роль:
- разработчик.
{{- else if eq .AgentKey "qa" -}}
Роль:
- тестировщик.
{{- else -}}
Роль:
- {{ .AgentKey }}, {{ if .IsFullEnv }}полный{{ else }}малый{{ end }} стек.
{{- end }}
`;
  const view = read(text, {}, { ...envelopeClass, languages: 'one' }).views[0];
  expect(view?.sections.map(({ label, units }) => [label, units.map((unit) => unit.text)])).toEqual([
    ['', []],
    ['Роль', ['разработчик.']],
    ['Роль', ['тестировщик.']],
    ['Роль', ['{{ .AgentKey }}, полныймалый стек.']],
  ]);
  for (const run of view?.runs ?? []) expect(text.slice(run.start, run.end)).toBe(run.text);
  expect(view?.spans.map(({ start, length }) => text.slice(start, start + length)).join('')).toBe(view?.text);
});

test('front matter has offsets of the file', () => {
  const text = '---\nstage: dev\n---\nЦель:\n- закрыть Issue.\n';
  for (const fileClass of [seedClass, envelopeClass]) {
    expect(read(text, {}, fileClass).frontMatter).toEqual({
      data: { stage: 'dev' },
      start: 0,
      end: text.indexOf('\nЦель'),
    });
  }
});

test('a file nested too deep is refused before it is parsed', () => {
  expect(() => read('- '.repeat(10_000) + 'x', {})).toThrow(`nested 10000 deep; the limit is ${deepestNesting}`);
});

test('trim markers cannot smuggle a nest past the limit', () => {
  const text = `${'- {{/* дальше */ -}}\n'.repeat(300)}x`;
  const began = performance.now();
  expect(() => read(text, {}, envelopeClass)).toThrow('nested');
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('whatever a file is made of, what is found in it stands there', () => {
  // oxfmt-ignore
  const scraps = [
    'Цель:', '**Запрещено:**', '## Порядок', 'Прочитайте `AGENTS.md`.', 'См. п. 5–7', 'и', '<run-id>', 'ещё\u0301',
    '\n', '\r\n', '\n\n', '  ', '\t', '- ', '1. ', '3) ', '> ', '   - ', '```', '---', '\\', '*', '_', '[a](b "c. D")', '|',
    '<!-- x -->', '<b>', '</b>', '{{ .A }}', '{{- .B -}}', '{{/* c */}}', '{{ $x := 1 }}', '{{ template "t" . }}',
    '{{ if eq .PromptLocale "ru" }}', '{{- else }}', '{{ end -}}', '{{ range .L }}', '{{ define "t" }}', '{{', '}}',
  ];
  const anyText = array(constantFrom(...scraps), { maxLength: 40 }).map((parts) => parts.join(''));
  assert(
    property(anyText, (text) => {
      for (const { text: shown, spans, sections, units, runs } of read(text, {}, envelopeClass).views) {
        expect(spans.map(({ start, length }) => text.slice(start, start + length)).join('')).toBe(shown);
        for (const run of runs) expect(text.slice(run.start, run.end)).toBe(run.text);
        for (const unit of units) {
          expect(sections[unit.section]?.units).toContain(unit);
          expect(unit.text.trim()).toBe(unit.text);
          expect(unit.text).not.toBe('');
          expect(unit.place.end).toBeGreaterThan(unit.place.start);
        }
        const inOrder = units.map(({ place }) => place.start);
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 500 },
  );
});

function read(text: string, cell: Cell, fileClass: FileClass = seedClass): Seed {
  const file = { path: 'prompt-seeds/dev-work.md', text, bom: false };
  return readSeed(file, { class: 'seed', fileClass, cell, pattern: 'dev-work.md', definition, packs: builtInPacks() });
}
