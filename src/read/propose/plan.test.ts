import { expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { filesInMemory } from '../../testing/config-files.ts';
import { loadConfig } from '../config.ts';
import { builtInPacks } from '../locale-packs.ts';
import { diskSource } from '../source-disk.ts';
import { memorySource } from '../source-memory.ts';
import { isBlank, planInit } from './plan.ts';

const runner = 'services/jobs/agent-runner/internal/runner';
const envelope = { [`${runner}/templates/prompt_envelope.tmpl`]: 'Run {{ .RunID }} of {{ .RoleDisplayName }}\n' };

function plan(files: Readonly<Record<string, string>>, top = true) {
  return planInit(memorySource(files), {
    shipped: () => diskSource('.'),
    packs: builtInPacks(),
    version: '1.2.3',
    top,
  });
}

test('a folder without prompts gets a catalogue to begin with, a workflow only where GitHub looks for it', () => {
  const root = plan({ 'README.md': '# A\n' });
  expect(root.from).toBe('start');
  expect(root.files.has('.github/workflows/seedlint.yml')).toBe(true);
  const inner = plan({}, false);
  expect([...inner.files.keys()].filter((path) => path.startsWith('.github/'))).toEqual([]);
  expect(inner.files.size).toBe(root.files.size - 1);
});

test('prompts get a configuration and a catalogue beside them, and nothing else', () => {
  const { from, files } = plan({ 'prompts/dev-work.md': 'a', 'prompts/qa-work.md': 'b' });
  expect(from).toBe('found');
  expect([...files.keys()]).toEqual(['seedlint.config.yaml', 'prompts/catalogue.yaml']);
});

test('a checkout of codex-k8s gets the preset', async () => {
  const { from, files } = plan({
    ...envelope,
    [`${runner}/promptseeds/role-dev-revise_ru.md`]: 'a',
    [`${runner}/promptseeds/ai-repair-work.md`]: 'b',
    [`${runner}/templates/prompt_envelope.tmpl`]: 'Run {{ .RunID }}\n',
  });
  expect(from).toBe('preset');
  expect([...files.keys()]).toEqual(['seedlint.config.yaml']);
  expect(await definitionOf(files)).toMatchObject({ axes: { kind: { work: [], revise: ['review'] } } });
});

test('an older checkout of codex-k8s gets the preset with what was different', async () => {
  const { files } = plan({
    ...envelope,
    'docs/product/prompt-seeds/dev-review.md': 'a',
    'docs/product/prompt-seeds/dev-work.md': 'b',
  });
  const definition = await definitionOf(files);
  expect(definition.axes.kind).toEqual({ work: [], review: ['revise'] });
  expect(definition.classes['seed']?.folder).toBe('docs/product/prompt-seeds');
  expect(definition.classes['envelope']?.template?.variables).toContain('RoleDisplayName');
  expect(definition.runs.filter(({ stage }) => stage === 'ai-repair')).toEqual([]);
  expect(definition.required).toEqual([]);
});

test.each([
  [true, ['README.md', 'LICENSE', '.gitignore', '.github/CODEOWNERS', 'package.json']],
  [true, []],
  [false, ['README.md', 'src/index.ts']],
  [false, ['notes.md']],
])('is a folder blank: %s for %j', (blank, paths) => {
  expect(isBlank(memorySource(Object.fromEntries(paths.map((path) => [path, '']))))).toBe(blank);
});

async function definitionOf(files: ReadonlyMap<string, string>) {
  const inMemory = Object.fromEntries([...files].map(([path, text]) => [`/seeds/${path}`, text]));
  return (await loadConfig({ from: '/seeds', rules, files: filesInMemory(inMemory) })).catalogue;
}
