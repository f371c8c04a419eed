import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { categories, readRules, root, ruleIds } from './rules.mjs';

/* Writes what follows from the rule folders. With --check it writes nothing and fails when something would change. */

const check = process.argv.includes('--check');
const stale = [];

// The index needs no more than the folders, so it is right even while a rule does not build yet.
update('rules/index.ts', index(ruleIds()));
update('rules/README.md', table(await readRules()));

if (check && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run: npm run generate`);
  process.exitCode = 1;
} else {
  console.log(stale.length === 0 ? 'nothing to change' : `wrote ${stale.join(', ')}`);
}

function update(path, text) {
  if (current(path) === text) return;
  stale.push(path);
  if (!check) writeFileSync(join(root, path), text);
}

function current(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

function index(ids) {
  return [
    '// Generated from the rule folders by `npm run generate`.',
    "import type { Rule } from '../src/core/rule.ts';",
    ...ids.map((id) => `import ${variable(id)} from './${id}/rule.ts';`),
    '',
    '/** Every rule, sorted by id. */',
    'export const rules: readonly Rule[] = [',
    ...ids.map((id) => `  ${variable(id)},`),
    '];',
    '',
  ].join('\n');
}

function variable(id) {
  return id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

function table(rules) {
  const unknown = rules.find(({ category }) => !categories.includes(category));
  if (unknown)
    throw new Error(
      `${unknown.id}: the category "${unknown.category}" is new; give it a place in scripts/generate.mjs`,
    );
  return [
    '<!-- Generated from the rule folders by `npm run generate`. -->',
    '# Rules',
    '',
    'Every rule has a folder: `rule.ts` judges, `README.md` explains, and its examples run as tests.',
    'The severity is that of the `recommended` preset. A *safe* fix keeps the meaning; an *unsafe* one wants a reader.',
    ...categories.flatMap((category) => section(category, rules)),
    '',
  ].join('\n');
}

function section(category, rules) {
  const own = rules.filter((rule) => rule.category === category);
  if (own.length === 0) return [];
  return [
    '',
    `## ${category[0].toUpperCase()}${category.slice(1)}`,
    '',
    '| Rule | Severity | Fix | Reports |',
    '| --- | --- | --- | --- |',
    ...own.map(
      ({ id, severity, fixes, summary }) =>
        `| [${id}](${id}/README.md) | ${severity} | ${fixes.join(', ') || '–'} | ${summary.replaceAll('|', '\\|')} |`,
    ),
  ];
}
