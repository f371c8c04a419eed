import { describe, expect, test } from 'vitest';
import { namesOf, parseName, patternFault } from './name.ts';

const values = {
  stage: { dev: [], qa: [], 'doc-audit': [], 'self-improve': ['self_improve'] },
  role: { dev: [], qa: [], pm: [] },
  mode: {},
  kind: { work: [], revise: ['review'] },
  locale: { ru: [], en: [] },
};

describe('parseName', () => {
  test('reads a stage whose name holds a hyphen', () => {
    expect(parseName('{stage}-{kind}[_{locale}].md', 'doc-audit-work.md', values)).toEqual({
      stage: 'doc-audit',
      kind: 'work',
    });
  });

  test('reads the optional part when it is there', () => {
    expect(parseName('{stage}-{kind}[_{locale}].md', 'dev-work_ru.md', values)).toEqual({
      stage: 'dev',
      kind: 'work',
      locale: 'ru',
    });
  });

  test('tells a stage from a role of the same name by the pattern', () => {
    expect(parseName('{stage}-{role}-{kind}.md', 'qa-qa-work.md', values)).toEqual({
      stage: 'qa',
      role: 'qa',
      kind: 'work',
    });
    expect(parseName('role-{role}-{kind}.md', 'role-qa-work.md', values)).toEqual({ role: 'qa', kind: 'work' });
  });

  test('turns an alias into the canonical value', () => {
    expect(parseName('{stage}-{kind}.md', 'self_improve-review.md', values)).toEqual({
      stage: 'self-improve',
      kind: 'revise',
    });
  });

  test('refuses values the axis does not know, and names with more than the pattern', () => {
    expect(parseName('{stage}-{kind}.md', 'ops-work.md', values)).toBeUndefined();
    expect(parseName('{stage}-{kind}.md', 'dev-work.md.bak', values)).toBeUndefined();
    expect(parseName('{stage}-{kind}.md', 'dev-workxmd', values)).toBeUndefined();
  });

  test('matches nothing on an axis without values', () => {
    expect(parseName('mode-{mode}.md', 'mode-.md', values)).toBeUndefined();
  });
});

describe('namesOf', () => {
  test('gives the canonical name first, then aliases', () => {
    expect(namesOf('{stage}-{kind}.md', { stage: 'dev', kind: 'revise' }, values)).toEqual([
      'dev-revise.md',
      'dev-review.md',
    ]);
  });

  test('leaves the optional part out when its axis is not named', () => {
    expect(namesOf('{stage}-{kind}[_{locale}].md', { stage: 'dev', kind: 'work' }, values)).toEqual(['dev-work.md']);
  });

  test('gives nothing when the cell lacks an axis of the pattern', () => {
    expect(namesOf('role-{role}-{kind}.md', { stage: 'dev', kind: 'work' }, values)).toEqual([]);
  });

  test('is the inverse of parseName', () => {
    const pattern = '{stage}-{role}-{kind}[_{locale}].md';
    for (const stage of Object.keys(values.stage)) {
      for (const role of Object.keys(values.role)) {
        const cell = { stage, role, kind: 'revise', locale: 'en' };
        for (const name of namesOf(pattern, cell, values)) expect(parseName(pattern, name, values)).toEqual(cell);
      }
    }
  });
});

test('patternFault names the first thing wrong with a pattern', () => {
  expect(patternFault('{stage}-{kind}[_{locale}].md')).toBeUndefined();
  expect(patternFault('{stag}-{kind}.md')).toBe('{stag}');
  expect(patternFault('{stage}-{kind}[_{locale}.md')).toBe('[');
});
