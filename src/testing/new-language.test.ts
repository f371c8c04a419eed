import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { packsWith } from '../cli/packs.ts';
import { readForce } from '../core/force.ts';
import { alignmentOf, twinsOf } from '../core/twins.ts';
import { acceptedFrom } from '../core/translation-lock.ts';
import { lint } from '../lint/lint.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { configFiles } from '../read/config-disk.ts';
import { loadConfig } from '../read/config.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { diskSource } from '../read/source-disk.ts';
import { overlaySource } from '../read/source-overlay.ts';
import { digest, writeLock } from '../read/translation-lock.ts';

/*
 * German, which seedlint knows nothing of, out of three files in a folder of one's own.
 */

const folder = fileURLToPath(new URL('../../fixtures/new-language', import.meta.url));
const config = await loadConfig({ from: folder, rules, files: configFiles });
const packs = await packsWith(config.locales);
const german = packs.get('de');

test('nothing of it is built in', () => {
  expect([...builtInPacks().keys()]).toEqual(['en', 'ru']);
});

test('the catalogue is sound in all three languages', async () => {
  expect(await findings()).toEqual([]);
});

test('labels tell what a section is for', () => {
  expect(viewOf('prompts/dev-work_de.md').sections.map(({ role }) => role)).toEqual([
    undefined,
    'goal',
    'steps',
    'artefacts',
    'forbidden',
  ]);
});

test.each(['prompts/dev-work_en.md', 'prompts/qa-work_de.md'])('%s: every directive has its counterpart', (path) => {
  const twins = twinsOf(read()).find(({ left, right }) => [left, right].some(({ seed }) => seed.file.path === path));
  expect(twins && alignmentOf(twins, packs)).toMatchObject({ coverage: { left: 1, right: 1 } });
});

test('force is read: orders, prohibitions, bounds', () => {
  const { file, views } = seedAt('prompts/dev-work_de.md');
  const [view] = views;
  const readings = (view?.units ?? []).map(
    (unit) => view && german && readForce(unit, { text: file.text, view, pack: german }),
  );
  expect(readings.map((reading) => `${reading?.rung} ${reading?.mode}`)).toEqual([
    ...Array.from({ length: 8 }, () => 'must oblige'),
    'must-not forbid',
    'must-not forbid',
  ]);
  expect(readings[2]?.features.bounds).toMatchObject([{ kind: 'max', value: 3 }]);
  expect(readings[3]?.features.all).toHaveLength(1);
});

describe('a defect of the German text is found', () => {
  test.each([
    ['a label', 'missing-section', 'prompts/dev-work_de.md', 'Arbeitsablauf:\n', ''],
    ['a directive', 'unit-parity', 'prompts/dev-work_de.md', '4. Aktualisiere die Dokumentation.\n', ''],
    ['a directive beside Russian', 'unit-parity', 'prompts/qa-work_de.md', '- Geheimnisse veröffentlichen.\n', ''],
    ['a number in words', 'number-parity', 'prompts/dev-work_de.md', 'dreimal', 'fünfmal'],
    ['a number beside Russian', 'number-parity', 'prompts/qa-work_de.md', 'mindestens zweimal', 'mindestens 5 Mal'],
    ['a path', 'token-parity', 'prompts/dev-work_de.md', '`src/**`', '`lib/**`'],
    [
      'a copy',
      'untranslated-unit',
      'prompts/dev-work_de.md',
      'Aktualisiere die Dokumentation.',
      'Update the documentation.',
    ],
    ['a forbidden word', 'glossary', 'prompts/dev-work_de.md', 'vor jedem Commit', 'auf dem Ast'],
    [
      'two ways to address',
      'register',
      'prompts/dev-work_de.md',
      'Verboten:',
      'Regeln:\n- Du fragst.\n- Dir hilft der Owner.\n- Dein Bericht ist kurz.\n- Prüfen Sie dich.\n\nVerboten:',
    ],
  ])('%s: %s', async (_, rule, path, from, to) => {
    const text = readFileSync(`${folder}/${path}`, 'utf8');
    expect(text).toContain(from);
    expect(await findings({ [path]: text.replace(from, () => to) })).toContain(rule);
  });

  test('a translation that was left behind', async () => {
    const accepted = twinsOf(read()).map((twins) => acceptedFrom(twins, { packs, digest }));
    const text = readFileSync(`${folder}/prompts/dev-work_en.md`, 'utf8');
    const changed = {
      'translations.lock.yaml': writeLock(accepted),
      'prompts/dev-work_en.md': text.replace('every commit', 'every commit and push'),
    };
    // What the English text adds is missing in German, too.
    expect(await findings(changed)).toEqual(['force-parity', 'stale-translation']);
  });
});

function read(changed: Readonly<Record<string, string>> = {}) {
  const bytes = Object.entries(changed).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
  const { catalogue, problems } = readCatalogue(overlaySource(diskSource(folder), new Map(bytes)), config, packs);
  expect(problems).toEqual([]);
  return catalogue;
}

async function findings(changed: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const wanted = rules.filter(
    ({ category }) => category === 'parity' || category === 'language' || category === 'structure',
  );
  const report = await lint(read(changed), { rules: wanted, config, problems: [], today: '2026-01-15' });
  return [...new Set(report.findings.map(({ rule }) => rule))];
}

function seedAt(path: string) {
  const seed = read().seeds.find(({ file }) => file.path === path);
  if (!seed) throw new Error(`no seed ${path}`);
  return seed;
}

function viewOf(path: string) {
  const [view] = seedAt(path).views;
  if (!view) throw new Error(`no view of ${path}`);
  return view;
}
