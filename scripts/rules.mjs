import { mkdirSync, readFileSync, readdirSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { schemaModules, yamlModules } from './plugins.mjs';

/* The rules as data, for scripts: Node 20 cannot import their TypeScript, so it is bundled in memory first. */

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Categories of rules in the order people read them; the type is in `src/core/rule.ts`. */
export const categories = [
  'catalogue',
  'structure',
  'front matter',
  'template',
  'references',
  'language',
  'policy',
  'traceability',
  'parity',
  'security',
  'style',
  'change',
  'seedlint',
];

/** Ids of all rule folders, sorted. */
export function ruleIds() {
  return readdirSync(join(root, 'rules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'rules', entry.name, 'rule.ts')))
    .map((entry) => entry.name)
    .toSorted();
}

/** What every rule says of itself, and which kinds of fixes its README shows (readme.test.ts holds it to that). */
export async function readRules() {
  const ids = ruleIds();
  const rules = await load(ids);
  return ids.map((id, index) => {
    const readme = join(root, 'rules', id, 'README.md');
    const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
    return {
      ...rules[index],
      id,
      fixes: [
        ...(/^`{3,}\S+ \S+ fixed( escaped)?$/m.test(text) ? ['safe'] : []),
        ...(/^`{3,}\S+ \S+ fixed unsafe( escaped)?$/m.test(text) ? ['unsafe'] : []),
      ],
    };
  });
}

async function load(ids) {
  const entry = ids
    .map((id, index) => `import r${index} from ${JSON.stringify(join(root, 'rules', id, 'rule.ts'))};`)
    .concat(`export default [${ids.map((_, index) => `r${index}`).join(', ')}];`)
    .join('\n');
  const bundle = await rolldown({
    input: 'rules-as-data',
    platform: 'node',
    // Packages stay where they are: the file below lies under node_modules and finds them.
    external: (id) => /^[@\w]/.test(id) && !id.startsWith('seedlint:') && id !== 'rules-as-data',
    plugins: [
      {
        name: 'rules-as-data',
        resolveId: (id) => (id === 'rules-as-data' ? '\0rules-as-data' : undefined),
        load: (id) => (id === '\0rules-as-data' ? entry : undefined),
      },
      yamlModules(),
      schemaModules(),
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  const folder = join(root, 'node_modules', '.cache', 'seedlint');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `rules-${process.pid}.mjs`);
  writeFileSync(file, output[0].code);
  try {
    return (await import(pathToFileURL(file).href)).default;
  } finally {
    rmSync(file);
  }
}
