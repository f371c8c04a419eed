import { describe, expect, test } from 'vitest';
import { foldLabel, labelsOf, sectionRole, type LocalePack } from './locale-pack.ts';

const ru: LocalePack = {
  tag: 'ru',
  policies: {},
  sections: {
    goal: ['Цель', 'Цель *'],
    rules: ['Правила', 'Правила *', 'Требования к *'],
    access: ['Правила доступа'],
    done: ['Критерии приёмки', 'Требования к завершению'],
    inputs: ['Используйте * контекст'],
  },
};

describe('the role of a label', () => {
  test.each([
    ['Цель', 'goal'],
    ['ЦЕЛЬ:', 'goal'],
    ['**Цель:**', 'goal'],
    ['1. Цель', 'goal'],
    ['2.1) Цель', 'goal'],
    ['🎯 Цель', 'goal'],
    ['«Цель»', 'goal'],
    ['Цель (обязательно):', 'goal'],
    ['Цель revise', 'goal'],
    ['Критерии приемки', 'done'],
    ['Критерии\u00a0приёмки', 'done'],
    ['Правила работы с PR', 'rules'],
    ['Используйте переданный рантаймом контекст:', 'inputs'],
    ['Используйте контекст', 'inputs'],
  ])('%s → %s', (label, role) => {
    expect(sectionRole(ru, label)).toBe(role);
  });

  test.each(['Целью', 'Целеполагание', 'Наша цель', '', ':', 'Правил'])('«%s» has none', (label) => {
    expect(sectionRole(ru, label)).toBeUndefined();
  });

  test('a label written out wins over one with stars, and more letters over fewer', () => {
    expect(sectionRole(ru, 'Правила доступа')).toBe('access');
    expect(sectionRole(ru, 'Требования к завершению')).toBe('done');
    expect(
      sectionRole({ tag: 'en', policies: {}, sections: { a: ['* rules'], b: ['coding *'] } }, 'Coding rules'),
    ).toBe('b');
  });

  test('a page-long label is no label', () => {
    expect(sectionRole(ru, `Цель ${'очень важная '.repeat(5_000)}`)).toBeUndefined();
  });
});

test('labels that people are shown have no stars', () => {
  expect(labelsOf(ru, 'goal')).toEqual(['Цель']);
  expect(labelsOf(ru, 'handover')).toEqual([]);
});

test('labels are compared without case, ё, marks and numbering', () => {
  expect(foldLabel('## 3. «Критерии  приёмки» `PR`:')).toBe('критерии приемки pr');
});
