import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { namesOf } from '../core/name.ts';
import { runsOf } from '../core/resolve.ts';
import { configIn } from '../testing/config-files.ts';
import { builtInPacks } from './locale-packs.ts';
import { loadConfig } from './config.ts';
import { isData } from './config-merge.ts';
import { presetNames, readPreset } from './presets.ts';
import { optionFaults } from './rule-options.ts';
import { readDefinition } from './definition.ts';
import { isCatalogue, isConfig, schemaErrors } from './written.ts';

describe.each(presetNames)('preset %s', (name) => {
  test('is a valid configuration', async () => {
    const { data } = (await readPreset(name)) ?? {};
    expect(isConfig(data) ? [] : schemaErrors('config')).toEqual([]);
  });

  // Nothing checks this when a preset is used: it would cost every start.
  test('speaks of rules that exist and gives them options they take', async () => {
    const { data } = (await readPreset(name)) ?? {};
    const named = isData(data) && isData(data['rules']) ? Object.entries(data['rules']) : [];
    const faults = named.flatMap(([id, setting]) => {
      const rule = rules.find((one) => one.id === id);
      if (!rule) return id === '*' ? [] : [`${id} is no rule`];
      const { severity: _, ...options } = isData(setting) ? setting : {};
      return optionFaults(rule, options).map(({ instancePath, message }) => `${id}${instancePath} ${message}`);
    });
    expect(faults).toEqual([]);
  });
});

describe('preset codex-k8s', async () => {
  const config = '/kodex/seedlint.config.yaml';
  const { catalogue } = await configIn({ [config]: 'extends: codex-k8s\n' }, { config, rules });

  test('has fifteen stages, eight agent keys and two languages', () => {
    const { stage, role, locale } = catalogue.axes;
    expect([stage, role, locale].map((values) => Object.keys(values).length)).toEqual([15, 8, 2]);
  });

  test('runs every stage, and revises all but ai-repair and rethink', () => {
    const runs = runsOf(catalogue);
    const stages = (kind: string) => new Set(runs.filter((run) => run.kind === kind).map((run) => run.stage));
    expect(Object.keys(catalogue.axes.stage).filter((stage) => !stages('work').has(stage))).toEqual([]);
    expect(Object.keys(catalogue.axes.stage).filter((stage) => !stages('revise').has(stage))).toEqual([
      'ai-repair',
      'rethink',
    ]);
  });

  test('gives every agent key a run', () => {
    const roles = new Set(runsOf(catalogue).map(({ role }) => role));
    expect(Object.keys(catalogue.axes.role).filter((role) => !roles.has(role))).toEqual([]);
  });

  test('asks for a body per role, kind and language', () => {
    expect(catalogue.required).toEqual([{ class: 'seed', name: 'role-{role}-{kind}_{locale}.md', values: {} }]);
  });

  test('may be written as `seedlint config` prints it', () => {
    const written: unknown = structuredClone(catalogue);
    expect(isCatalogue(written) && readDefinition(written, () => ({ path: '' }))).toEqual(catalogue);
  });

  test('looks for a body in the order of the runner', () => {
    const body = catalogue.layers.find(({ id }) => id === 'body');
    const run = { stage: 'qa', role: 'qa', kind: 'revise', locale: 'en' };
    const names = body?.candidates.flatMap((candidate) => namesOf(candidate, run, catalogue.axes).slice(0, 1));
    expect(names).toEqual([
      'qa-qa-revise_en.md',
      'qa-qa-revise.md',
      'role-qa-revise_en.md',
      'role-qa-revise.md',
      'qa-revise_en.md',
      'qa-revise.md',
      'dev-revise_en.md',
      'dev-revise.md',
      'default-revise_en.md',
      'default-revise.md',
    ]);
  });

  test('asks for sections that the locale packs can name', () => {
    const packs = [...builtInPacks().values()];
    const wanted = Object.values(catalogue.classes).flatMap(({ sections }) =>
      sections.flatMap(({ require }) => require),
    );
    expect([...new Set(wanted)].filter((role) => packs.some((pack) => !Object.hasOwn(pack.sections, role)))).toEqual(
      [],
    );
  });

  test('closes its vocabularies over names of their own shape', () => {
    const odd = Object.values(catalogue.vocabularies).flatMap(({ shape, names, only }) => {
      const words = [...names, ...only.flatMap((limit) => limit.names)];
      return words.filter((word) => !new RegExp(`^(?:${shape})$`, 'u').test(word) || !names.includes(word));
    });
    expect(odd).toEqual([]);
  });
});

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpus = `${root}../shared/corpus/codex-k8s`;

const load = (snapshot: string) =>
  loadConfig({
    config: `fixtures/wild/${snapshot}/seedlint.config.yaml`,
    cwd: `../shared/corpus/codex-k8s/${snapshot}`,
    from: root,
    rules,
    files: { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined), exists: existsSync },
  });

describe.skipIf(!existsSync(corpus))('the configurations of the wild catalogues (../shared/corpus)', () => {
  test.each([
    ['head', { revise: ['review'] }, 1686],
    ['revise-era', { revise: ['review'] }, 898],
    ['review-era', { review: ['revise'] }, 657],
  ])('%s', async (snapshot, kinds, paths) => {
    const config = await load(snapshot);
    expect(config.catalogue.axes.kind).toEqual({ work: [], ...kinds });
    expect(config.inventory).toHaveLength(paths);
    expect(existsSync(`${config.root}/${config.catalogue.classes['seed']?.folder}/README.md`)).toBe(true);
  });

  test('review-era always improves itself under kind review, and asks for no role seeds', async () => {
    const { catalogue } = await load('review-era');
    expect(catalogue.runs.filter(({ stage }) => stage === 'self-improve')).toEqual([
      { stage: 'self-improve', role: 'km', kinds: ['review'] },
    ]);
    expect(catalogue.required).toEqual([]);
    expect(catalogue.runs.some(({ stage }) => stage === 'ai-repair')).toBe(false);
  });
});
