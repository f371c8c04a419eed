import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { foldLabel, labelsOf, sectionRole } from '../core/locale-pack.ts';
import { checkScope } from './scope-check.ts';
import { readYaml } from './yaml-file.ts';
import { builtInPacks, extendPack, packFrom } from './locale-packs.ts';

const packs = [...builtInPacks().values()];

test('Russian and English come with seedlint and know the same sections', () => {
  expect(packs.map(({ tag }) => tag).toSorted()).toEqual(['en', 'ru']);
  const [first, ...others] = packs.map(({ sections }) => Object.keys(sections).toSorted());
  for (const roles of others) expect(roles).toEqual(first);
});

test.each(packs)('$tag: every section has three labels to propose, and each label leads to its own', (pack) => {
  for (const role of Object.keys(pack.sections)) {
    const labels = labelsOf(pack, role);
    expect.soft(labels.length, role).toBeGreaterThanOrEqual(3);
    for (const label of labels) expect.soft(`${label}: ${sectionRole(pack, label)}`).toBe(`${label}: ${role}`);
  }
});

test.each(packs)('$tag: no label is written twice', ({ sections }) => {
  const labels = Object.values(sections)
    .flat()
    .map((label) => (label.includes('*') ? label.toLowerCase() : foldLabel(label)));
  expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
});

test.each([
  ['ru', 'Обязательный порядок работы', 'steps'],
  ['ru', 'Обязательный рабочий процесс', 'steps'],
  ['ru', 'Артефакты роли', 'artefacts'],
  ['ru', 'Результат revise', 'done'],
  ['ru', 'Контракт оформления revise-итерации', 'pr'],
  ['ru', 'Шаблоны артефактов по роли (из services.yaml)', 'inputs'],
  ['ru', 'Готово, когда', 'done'],
  ['ru', 'Следующие шаги', undefined],
  ['en', 'Mandatory sequence', 'steps'],
  ['en', 'Revise completion criteria', 'done'],
  ['en', 'Discussion-mode rules', 'rules'],
  ['en', 'Acceptance criteria', 'done'],
  ['en', "Don't", 'forbidden'],
  ['en', 'Next steps', undefined],
  ['en', 'Steps to reproduce', undefined],
])('%s: «%s» is %s', (tag, label, role) => {
  const pack = packs.find((one) => one.tag === tag);
  expect(pack && sectionRole(pack, label)).toBe(role);
});

test('a pack of the catalogue adds to the one that comes with seedlint', () => {
  const own = packFrom('ru', { sections: { goal: ['Зачем'], handover: ['Передача'] }, glossary: {} });
  const pack = extendPack(packFrom('ru', { sections: { goal: ['Цель'], steps: ['Шаги'] } }), own);
  expect(pack.sections).toEqual({ goal: ['Зачем', 'Цель'], handover: ['Передача'], steps: ['Шаги'] });
});

test('what is no map of labels is left out', () => {
  expect(packFrom('ru', { sections: { goal: 'Цель', steps: ['Шаги', 1] } }).sections).toEqual({ steps: ['Шаги'] });
  expect(packFrom('ru', {}).sections).toEqual({});
});

test('terms of a pack of the catalogue join those that come with seedlint', () => {
  const known = packFrom('ru', { glossary: { terms: { branch: ['ветк*'] }, fillers: ['и'] } });
  const own = packFrom('ru', {
    glossary: { terms: { branch: ['ветвь'], invoice: ['счет*'] }, numerals: { 2: ['пара'] } },
  });
  expect(extendPack(known, own).glossary).toEqual({
    terms: { branch: ['ветвь', 'ветк*'], invoice: ['счет*'] },
    measures: {},
    numerals: { 2: ['пара'] },
    fillers: ['и'],
    forbidden: [],
    keep: [],
  });
  expect(extendPack(packFrom('ru', {}), packFrom('ru', {})).glossary).toBeUndefined();
});

test('what a glossary should not hold is left out', () => {
  const { glossary } = packFrom('ru', {
    glossary: { terms: { branch: 'ветка', path: [1, 'путь'] }, forbidden: [{ write: 1 }] },
  });
  expect(glossary).toMatchObject({ terms: { path: ['путь'] }, forbidden: [] });
});

test('words of a pack of the catalogue for what may be written join those that come with seedlint', () => {
  const known = packFrom('en', { scope: { head: 'last', code: ['code'], change: ['fix'] } });
  const own = packFrom('en', { scope: { code: ['firmware'], unknown: ['x'], tests: 'tests' } });
  expect(extendPack(known, own).scope).toMatchObject({
    head: 'last',
    code: ['firmware', 'code'],
    change: ['fix'],
    tests: [],
  });
});

test.each(packs)('$tag: every word for what may be written is a phrase that can be matched', ({ tag, scope }) => {
  const file = readYaml(`${tag}/scope.yaml`, stringify(scope));
  expect(() => checkScope(file)).not.toThrow();
});
