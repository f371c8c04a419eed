import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { categories, root } from './rules.mjs';

/*
 * A rule to start from: its check and its README agree with each other and run. The author changes the README first
 * (red), then the check (green). What cannot be made up, the Russian sentences, is left to do and the tests say so.
 */

const scopes = ['seed', 'catalogue'];
const usage = `Usage: npm run new-rule -- <id> [--category <${categories.join('|')}>] [--scope <${scopes.join('|')}>]`;

const asked = read(process.argv.slice(2));
const fault = asked.fault ?? faultOf(asked);
if (fault) {
  console.error(`${fault}\n${usage}`);
  process.exitCode = 2;
} else {
  create(asked);
}

function read(argv) {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { category: { type: 'string', default: 'structure' }, scope: { type: 'string', default: 'seed' } },
    });
    if (positionals.length !== 1) return { fault: 'Name one rule.' };
    return { id: positionals[0], ...values };
  } catch (error) {
    return { fault: error.message };
  }
}

function faultOf({ id, category, scope }) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return `"${id}" is not kebab-case: small Latin letters, digits, single hyphens.`;
  // «Allow check-policy» reads badly, «allow missing-policy-block» does not.
  if (/^(check|no|require|ensure|must)-/.test(id))
    return `"${id}" names a demand. Name what is wrong: missing-section, doubled-word.`;
  if (!categories.includes(category)) return `There is no category "${category}".`;
  if (!scopes.includes(scope)) return `There is no scope "${scope}".`;
  if (existsSync(join(root, 'rules', id))) return `rules/${id} exists already.`;
  return undefined;
}

function create({ id, category, scope }) {
  const folder = join(root, 'rules', id);
  mkdirSync(folder);
  writeFileSync(join(folder, 'rule.ts'), (scope === 'seed' ? seedRule : catalogueRule)(id, category));
  writeFileSync(join(folder, 'README.md'), (scope === 'seed' ? seedReadme : catalogueReadme)(id));
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'generate.mjs')], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
  const messages = scope === 'seed' ? { left: '{word}' } : { same: '{path}', twin: '' };
  console.log(`
rules/${id}/ holds a rule that works: it ${scope === 'seed' ? 'finds notes left in a seed' : 'finds seeds that open alike'}.
Make it yours, in this order:

  1. rules/${id}/README.md   what happened that it would have prevented; one seed it flags, one it accepts
                             npx vitest run rules/readme.test.ts -t ${id}     is red now
  2. rules/${id}/rule.ts     the check, its English sentences, its severity
                             the same command is green again
  3. locales/ru/messages.yaml, under "rules": the same sentences in Russian. Until then rules/meta.test.ts is red.

       ${id}:
         summary: …
${Object.entries(messages)
  .map(([code, slot]) => `         ${code}: …${slot && ` with ${slot}`}`)
  .join('\n')}

  4. npm run generate && npm run check`);
}

function seedRule(id, category) {
  return `import { defineRule } from '../../src/core/rule.ts';
import { placeAt } from '../../src/core/text.ts';

export default defineRule({
  id: '${id}',
  scope: 'seed',
  category: '${category}',
  severity: 'warning',
  summary: 'A seed holds a note to its author.',
  messages: {
    left: '"{word}" is a note to the author, and an agent takes it for a task. Settle it or remove it.',
  },
  *check(seed) {
    for (const { runs } of seed.views) {
      for (const { kind, text, start } of runs) {
        if (kind !== 'prose') continue;
        for (const { 0: word, index } of text.matchAll(note)) {
          const from = start + index;
          yield { message: 'left', data: { word }, at: placeAt(seed.file, from, from + word.length) };
        }
      }
    }
  },
});

const note = /(?<![\\p{L}\\p{N}_])(?:TODO|FIXME)(?![\\p{L}\\p{N}_])/gu;
`;
}

function seedReadme(id) {
  return `# ${id}

A seed holds a note to its author.

## Why

Somebody left "TODO: name the tests" in a seed, and the agent did as it was told: it named the tests.

## Flagged

### A note in a step

\`\`\`md dev-work_ru.md
Порядок:

1. Собери проект.
2. TODO: какие тесты запускать?
\`\`\`

\`\`\`text findings
dev-work_ru.md:4:4 warning "TODO" is a note to the author, and an agent takes it for a task. Settle it or remove it.
\`\`\`

## Accepted

### A mark the agent should look for

\`\`\`md dev-work_ru.md
Порядок:

1. Найди все \`TODO\` в изменённых файлах.
\`\`\`

## How to mend it

Write down what was meant, or remove the note.
`;
}

function catalogueRule(id, category) {
  return `import { defineRule } from '../../src/core/rule.ts';
import type { Seed } from '../../src/core/seed.ts';
import { lineText, placeAt } from '../../src/core/text.ts';

export default defineRule({
  id: '${id}',
  scope: 'catalogue',
  category: '${category}',
  severity: 'warning',
  summary: 'Two seeds open with the same line.',
  messages: {
    same: 'Opens like {path}. Say in the first line whose task this is.',
    twin: 'The same opening',
  },
  *check({ seeds }) {
    const known = new Map<string, Seed>();
    for (const seed of seeds) {
      const opening = lineText(seed.file, 1);
      const twin = known.get(opening);
      if (!twin) {
        known.set(opening, seed);
        continue;
      }
      yield {
        message: 'same',
        data: { path: twin.file.path },
        at: placeAt(seed.file, 0, opening.length),
        related: [{ at: placeAt(twin.file, 0, opening.length), message: 'twin' }],
      };
    }
  },
});
`;
}

function catalogueReadme(id) {
  return `# ${id}

Two seeds open with the same line.

## Why

A reviewer got the developer's seed by mistake, and nothing in its first line told him so.

## Flagged

### A copy whose first line was not changed

\`\`\`md dev-work_ru.md
Ты разработчик.
\`\`\`

\`\`\`md qa-work_ru.md
Ты разработчик.
\`\`\`

\`\`\`text findings
qa-work_ru.md:1:1 warning Opens like dev-work_ru.md. Say in the first line whose task this is.
\`\`\`

## Accepted

### Each seed says whose it is

\`\`\`md dev-work_ru.md
Ты разработчик.
\`\`\`

\`\`\`md qa-work_ru.md
Ты тестировщик.
\`\`\`

## How to mend it

Name the role in the first line.
`;
}
