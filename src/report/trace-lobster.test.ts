import { expect, test } from 'vitest';
import { tracedSample } from '../testing/traced-sample.ts';
import { lobsterDirectives, lobsterRequirements } from './trace-lobster.ts';
import { wordsFrom } from './words.ts';

const { trace } = tracedSample();
const english = wordsFrom('en', {});

interface Interchange {
  readonly schema: string;
  readonly version: number;
  readonly data: readonly Readonly<Record<string, unknown>>[];
}

function parsed(text: string): Interchange {
  return JSON.parse(text);
}

test('requirements tell where they are written, and what lacks of them', () => {
  const { schema, version, data } = parsed(lobsterRequirements(trace, english));
  expect([schema, version]).toEqual(['lobster-req-trace', 4]);
  expect(data.map(({ tag }) => tag)).toEqual([
    'req REQ-001',
    'req REQ-002',
    'req REQ-003',
    'req REQ-004',
    'req REQ-005',
  ]);
  expect(data[0]).toEqual({
    tag: 'req REQ-001',
    location: { kind: 'file', file: 'requirements.md', line: 1, column: 3 },
    name: 'The branch is compared with the pull request before any edit',
    messages: ['outdated, said too weakly: role=dev kind=revise locale=ru', 'missing: role=dev kind=revise locale=en'],
    just_up: [],
    just_down: [],
    just_global: [],
    framework: 'seedlint',
    kind: 'requirement',
    text: 'Перед правками ветка сверяется с запросом на слияние\nThe branch is compared with the pull request before any edit',
    status: null,
  });
});

test('what need not be carried is justified', () => {
  const { data } = parsed(lobsterRequirements(trace, english));
  expect(data.map((one) => one['just_down'])).toEqual([
    [],
    [],
    ['Ждём <b>решения</b>'],
    [],
    ['The register speaks of more than prompts: none has to carry it.'],
  ]);
});

test('directives that agents get refer to what they carry; those that fall short do not count', () => {
  const { schema, version, data } = parsed(lobsterDirectives(trace));
  expect([schema, version]).toEqual(['lobster-imp-trace', 3]);
  expect(data.map(({ tag, refs }) => [tag, refs])).toEqual([
    ['prompt role-dev-work_ru.md:5', ['req REQ-001']],
    ['prompt role-dev-work_en.md:5', ['req REQ-001']],
    ['prompt role-dev-work_ru.md:7', ['req REQ-002']],
    ['prompt role-dev-work_en.md:7', ['req REQ-002']],
    ['prompt role-dev-revise_ru.md:7', ['req REQ-002']],
    ['prompt role-dev-revise_en.md:5', ['req REQ-002']],
  ]);
  expect(data[0]).toMatchObject({
    language: 'ru',
    kind: 'directive',
    location: { file: 'role-dev-work_ru.md', line: 5 },
  });
});

test('a tag never looks as if it had a version', () => {
  const [first] = trace.requirements;
  if (!first) throw new Error('the sample has a requirement');
  const odd = { ...trace, requirements: [{ ...first, requirement: { ...first.requirement, id: 'REQ@2' } }] };
  expect(parsed(lobsterRequirements(odd, english)).data[0]?.['tag']).toBe('req REQ%402');
  expect(parsed(lobsterDirectives(odd)).data[0]?.['refs']).toEqual(['req REQ%402']);
});
