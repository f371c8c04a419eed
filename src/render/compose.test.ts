import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../core/catalogue.ts';
import { promptOf, promptsOf } from '../core/prompt.ts';
import type { Run } from '../core/resolve.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { configFiles } from '../read/config-disk.ts';
import { configFrom, loadConfig } from '../read/config.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { diskSource } from '../read/source-disk.ts';
import { memorySource } from '../read/source-memory.ts';
import { rules } from '../../rules/index.ts';
import { isAlive } from './alive.ts';
import { renderRun } from './render-run.ts';
import type { RenderedPrompt } from './rendered.ts';

/*
 * Whole prompts, as Go makes them. See fixtures/go-template/README.md.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const golden = `${root}fixtures/go-template`;
const corpus = `${root}../shared/corpus/codex-k8s/head`;

interface GoldenRuns {
  readonly envelope: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly runs: readonly {
    readonly name: string;
    readonly run: Run;
    readonly over: Readonly<Record<string, unknown>>;
    readonly fields: Readonly<Record<string, string>>;
    readonly sha256: string;
    readonly lines: number;
    readonly output?: string;
  }[];
}

describe('an envelope of our own', () => {
  const { data, runs } = read('envelope/runs.json');
  const catalogue = ownCatalogue();

  test.each(runs.map((one) => [one.name, one] as const))('%s', (_, { run, over, output }) => {
    expect(renderRun(catalogue, promptOf(catalogue, run), { ...data, ...over }).text).toBe(output);
  });
});

test('every run of the shipped catalogue can be rendered with its own data', async () => {
  const config = await loadConfig({ from: root, rules, files: configFiles });
  const { catalogue } = readCatalogue(diskSource(config.root), config, builtInPacks());
  const prompts = promptsOf(catalogue).map((prompt) => renderRun(catalogue, prompt));
  expect(prompts.length).toBeGreaterThan(80);
  expect(prompts.filter(({ text }) => /<no value>|\{\{/.test(text)).map(({ run }) => run)).toEqual([]);
  const units = prompts.flatMap((prompt) =>
    prompt.parts.flatMap(({ seed, view }) => view.units.map(({ place }) => ({ prompt, path: seed.file.path, place }))),
  );
  const dead = units.filter(({ prompt, path, place }) => !isAlive(prompt, path, place.start, place.end));
  expect(units.length).toBeGreaterThan(3000);
  expect(dead.map(({ path, place }) => `${path}:${place.line}`)).toEqual([]);
});

describe.skipIf(!existsSync(corpus))('the envelope of codex-k8s (../shared/corpus)', async () => {
  const { data, envelope, runs } = read('wild.json');
  const catalogue = existsSync(corpus) ? await wildCatalogue() : ownCatalogue();

  test.each(runs.map((one) => [one.name, one] as const))('%s', (_, { run, over, fields, sha256, lines }) => {
    const rendered = renderRun(catalogue, promptOf(catalogue, run), { ...data, ...over });
    expect(pathsOf(rendered)).toEqual([envelope, ...Object.values(fields)].toSorted());
    expect(rendered.lines).toHaveLength(lines);
    expect(createHash('sha256').update(rendered.text).digest('hex')).toBe(sha256);
  });

  test('every run can be rendered with the data of the preset', () => {
    const prompts = promptsOf(catalogue).map((prompt) => renderRun(catalogue, prompt));
    expect(prompts).toHaveLength(62);
    expect(prompts.filter(({ text }) => text.includes('<no value>')).map(({ run }) => run)).toEqual([]);
  });

  test('half of a condition in the envelope is alive in each language', () => {
    const [russian, english] = (['ru', 'en'] as const).map((locale) =>
      renderRun(catalogue, promptOf(catalogue, { stage: 'dev', role: 'dev', kind: 'work', locale })),
    );
    const text = russian?.parts[0]?.seed.file.text ?? '';
    const start = text.indexOf('Environment context:');
    expect(start).toBeGreaterThan(0);
    expect(russian && isAlive(russian, envelope, start, start + 20)).toBe(false);
    expect(english && isAlive(english, envelope, start, start + 20)).toBe(true);
  });
});

function pathsOf({ parts }: RenderedPrompt): string[] {
  return parts.map(({ seed }) => seed.file.path).toSorted();
}

function read(name: string): GoldenRuns {
  const runs: GoldenRuns = JSON.parse(readFileSync(`${golden}/${name}`, 'utf8'));
  return runs;
}

function ownCatalogue(): Catalogue {
  const names = readdirSync(`${golden}/envelope`).filter((name) => /\.(?:md|tmpl)$/.test(name));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(`${golden}/envelope/${name}`, 'utf8')]));
  const template = { language: 'go' };
  const config = configFrom({
    catalogue: {
      axes: { stage: ['dev'], role: ['dev'], kind: ['work'], locale: ['ru', 'en'] },
      locale: { variable: 'PromptLocale' },
      classes: {
        seed: { names: ['{stage}-{kind}_{locale}.md'], template },
        profile: { names: ['profile_{locale}.tmpl'], template },
        envelope: { names: ['envelope.tmpl'], languages: 'branches', template },
      },
      runs: [{ stage: 'dev', role: 'dev' }],
      layers: [
        { id: 'envelope', class: 'envelope', candidates: ['envelope.tmpl'] },
        { id: 'profile', class: 'profile', candidates: ['profile_{locale}.tmpl'], field: 'ProfileBlock' },
        { id: 'body', class: 'seed', candidates: ['{stage}-{kind}_{locale}.md'], field: 'TaskBody' },
      ],
    },
  });
  return readCatalogue(memorySource(files), config, builtInPacks()).catalogue;
}

async function wildCatalogue(): Promise<Catalogue> {
  const config = await loadConfig({
    config: 'fixtures/wild/head/seedlint.config.yaml',
    cwd: corpus,
    from: root,
    rules,
    files: configFiles,
  });
  return readCatalogue(diskSource(config.root), config, builtInPacks()).catalogue;
}
