import { expect, test } from 'vitest';
import { traceFiles } from '../testing/trace.ts';
import { narrowTrace } from './narrow.ts';
import type { Trace } from './trace.ts';

const law = `policies:
  no-secrets:
    title: { ru: секреты не публикуются, en: secrets are not published }
    force: must-not
    evidence: { ru: [[публик*, секрет*]], en: [[publish*, secret*]] }
    traces: [REQ-001]
  tests:
    title: { ru: изменение проверено, en: a change is tested }
    force: must
    evidence: { ru: [[запуст*, тест*]], en: [[run, tests]] }
`;

const whole = await traceFiles(
  {
    'policies.yaml': law,
    'role-dev-work_ru.md': '---\ntraces: [REQ-002]\n---\n\nПравила:\n- Не публикуйте секреты.\n',
    'role-qa-work_ru.md': 'Правила:\n- Запустите тесты.\n',
  },
  { register: { 'REQ-001': {}, 'REQ-002': {}, 'REQ-003': {} } },
);

test('nothing asked for, nothing left out', () => {
  expect(narrowTrace(whole, {})).toBe(whole);
  expect(shown(whole).requirements).toEqual(['REQ-001 partial', 'REQ-002 covered', 'REQ-003 missing']);
});

test('one requirement has its policies, its files and its links', () => {
  expect(shown(narrowTrace(whole, { requirements: new Set(['REQ-001']) }))).toEqual({
    requirements: ['REQ-001 partial'],
    policies: ['no-secrets'],
    seeds: ['role-dev-work_ru.md', 'role-qa-work_ru.md'],
    links: ['policy no-secrets -> REQ-001'],
  });
});

test('one file has what must be in it, and figures of its own', () => {
  const found = narrowTrace(whole, { seeds: new Set(['role-dev-work_ru.md']) });
  expect(shown(found)).toEqual({
    requirements: ['REQ-001 covered', 'REQ-002 covered'],
    policies: ['no-secrets', 'tests'],
    seeds: ['role-dev-work_ru.md'],
    links: ['policy no-secrets -> REQ-001', 'seed role-dev-work_ru.md -> REQ-002'],
  });
  expect(found.summary).toMatchObject({ requirements: 2, covered: 2, deep: 1, seeds: 1, tracedSeeds: 1 });
});

function shown({ requirements, policies, seeds, links }: Trace): Record<string, string[]> {
  return {
    requirements: requirements.map(({ requirement, status }) => `${requirement.id} ${status}`),
    policies: policies.map(({ policy }) => policy.id),
    seeds: seeds.map(({ seed }) => seed.file.path),
    links: links.map(({ id }) => id),
  };
}
