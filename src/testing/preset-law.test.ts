import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { carrying } from '../core/carried.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { concerns, type Policy } from '../core/policy.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { memorySource } from '../read/source-memory.ts';
import { configIn } from './config-files.ts';

/*
 * Evidence that only the sentences of one catalogue satisfy would be a search for them. Each policy of the preset is shown
 * a text in words of its own that carries it, and one that does not, in both languages.
 */

const seeds = 'services/jobs/agent-runner/internal/runner/promptseeds';
const path = '/kodex/seedlint.config.yaml';
const config = await configIn({ [path]: 'extends: codex-k8s\n' }, { config: path });
const packs = builtInPacks();
const { policies } = read('ru', 'Цель:\n- показать правила.\n').law;
const examples: Readonly<Record<string, Readonly<Record<'ru' | 'en', Example>>>> = parse(
  readFileSync(fileURLToPath(new URL('../../fixtures/law/codex-k8s.yaml', import.meta.url)), 'utf8'),
);

interface Example {
  readonly says: string;
  readonly lacks: string;
}

test('every policy has examples, and every example a policy', () => {
  expect(Object.keys(examples).toSorted()).toEqual(policies.map(({ id }) => id).toSorted());
});

describe.each(policies.map((policy) => [policy.id, policy] as const))('%s', (id, policy) => {
  test.each(['ru', 'en'] as const)('is recognised in other words: %s', (locale) => {
    expect(stateIn(policy, locale, examples[id]?.[locale].says ?? '')).toBe('carried');
  });

  test.each(['ru', 'en'] as const)('is missed where it is not said: %s', (locale) => {
    expect(stateIn(policy, locale, examples[id]?.[locale].lacks ?? '')).not.toBe('carried');
  });

  test('has a title in both languages', () => {
    expect(Object.keys(policy.title).toSorted()).toEqual(['en', 'ru']);
  });
});

test.each([
  ['revise-precheck', 'seed', { role: 'qa', kind: 'revise', locale: 'ru' }, true],
  ['revise-precheck', 'task', { kind: 'revise', locale: 'ru' }, false],
  ['markdown-only-role', 'seed', { role: 'pm', kind: 'work', locale: 'en' }, true],
  ['markdown-only-role', 'seed', { role: 'sre', kind: 'work', locale: 'en' }, false],
  ['markdown-only-role', 'seed', { stage: 'dev', role: 'qa', kind: 'work', locale: 'en' }, false],
  ['status-cadence', 'seed', { stage: 'dev', kind: 'work', locale: 'ru' }, true],
  ['status-cadence', 'seed', { role: 'dev', kind: 'revise', locale: 'en' }, true],
  ['status-cadence', 'seed', { role: 'km', kind: 'work', locale: 'en' }, false],
  ['artefact-templates', 'seed', { stage: 'self-improve', kind: 'work', locale: 'ru' }, false],
  ['user-notify', undefined, { stage: 'self-improve', role: 'km', kind: 'work', locale: 'ru' }, false],
  ['user-notify', undefined, { mode: 'discussion', kind: 'work', locale: 'ru' }, true],
] as const)('%s asks %s %j: %s', (id, fileClass, cell, expected) => {
  const policy = policies.find((one) => one.id === id);
  expect(policy && concerns(policy, fileClass, cell)).toBe(expected);
});

function stateIn(policy: Policy, locale: 'ru' | 'en', text: string): string {
  const whole = text.includes('\n') ? text : `${locale === 'ru' ? 'Правила' : 'Rules'}:\n- ${text}.\n`;
  const catalogue = read(locale, whole);
  const [seed] = catalogue.seeds;
  const [view] = seed?.views ?? [];
  if (!seed || !view) throw new Error('the text was not read');
  return carrying(policy, [{ seed, view }], catalogue).state;
}

function read(locale: 'ru' | 'en', text: string): Catalogue {
  const source = memorySource({ [`${seeds}/role-dev-work_${locale}.md`]: text });
  return readCatalogue(source, config, packs).catalogue;
}
