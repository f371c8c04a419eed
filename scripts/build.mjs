import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { noticesFor } from './notices.mjs';
import { pageModule, schemaModules, unusedYamlEngine, yamlModules } from './plugins.mjs';

/* src + rules → dist: one small start chunk, one lazy chunk per command, and the types. */

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync('dist', { recursive: true, force: true });
const bundle = await rolldown({
  input: { seedlint: 'src/cli/main.ts', index: 'src/index.ts' },
  platform: 'node',
  // gray-matter brings an engine that evaluates front matter; src/read/front-matter.ts shuts it.
  checks: { eval: false },
  plugins: [yamlModules({ built: true }), schemaModules(), pageModule(), unusedYamlEngine()],
  transform: { target: 'node20.19', define: { SEEDLINT_VERSION: JSON.stringify(version) } },
});
const { output } = await bundle.write({
  dir: 'dist',
  format: 'esm',
  minify: true,
  chunkFileNames: 'chunks/[name]-[hash].js',
});
writeFileSync('THIRD-PARTY-NOTICES.md', noticesFor(output.flatMap((chunk) => chunk.moduleIds ?? [])));

const tsc = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(/package\.json$/, 'bin/tsc');
const types = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
process.exitCode = types.status ?? 2;
