import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { circle, trespasses, type House } from './testing/architecture.ts';

/*
 * Who leans on whom, and who touches the world. A new layer gets a line here before it gets its first module.
 */

const house: House = {
  mayImport: {
    core: [],
    read: ['core'],
    lint: ['core'],
    render: ['core'],
    trace: ['core', 'render'],
    guard: ['core', 'lint'],
    update: ['core', 'lint', 'trace', 'guard'],
    report: ['core', 'render', 'trace', 'guard'],
    'rules/*': ['core', 'trace', 'guard'],
    rules: ['core', 'rules/*'],
    index: ['core', 'read', 'lint', 'render', 'trace', 'guard', 'report', 'rules'],
    cli: ['core', 'read', 'lint', 'render', 'trace', 'guard', 'update', 'report', 'rules'],
    // Only tests import it: no other line names it.
    testing: ['core', 'read', 'lint', 'render', 'trace', 'guard', 'update', 'report', 'rules', 'cli'],
  },
  modules: [
    { what: /^node:fs/, to: ['src/read/source-', 'src/read/config', 'src/update/hosts/', 'src/cli/', 'src/testing/'] },
    { what: /^node:child_process$/, to: ['src/read/source-git', 'src/update/hosts/', 'src/cli/', 'src/testing/'] },
    {
      what: /^node:(?:process|readline|tty|os|perf_hooks|timers)/,
      to: ['src/update/hosts/', 'src/cli/', 'src/testing/'],
    },
    // The forge of the tests listens on loopback; the product asks GitHub through octokit alone.
    { what: /^node:(?:net|http)$/, to: ['src/testing/'] },
    { what: /^node:(?:https|http2|tls|dgram|dns|vm|worker_threads|inspector)/, to: [] },
    { what: /^(?:@octokit\/|bottleneck)/, to: ['src/update/hosts/github/'] },
    { what: /^@modelcontextprotocol\//, to: ['src/cli/sessions/', 'src/testing/'] },
    { what: /^zod$/, to: ['src/testing/'] },
    { what: /^emulate$/, to: ['src/testing/'] },
    {
      what: /^node:/,
      to: ['src/read/', 'src/lint/', 'src/update/', 'src/report/', 'src/cli/', 'src/testing/', 'rules/'],
    },
    // Without its prefix a built-in module would slip past the lines above.
    { what: new RegExp(`^(?:${builtinModules.join('|')})(?:/|$)`), to: [] },
    { what: /^(?:unified|remark-|mdast-util-from-|micromark)/, to: ['src/read/markdown.ts'] },
    { what: /^gray-matter$/, to: ['src/read/front-matter.ts'] },
    { what: /^globby$/, to: ['src/cli/typed-paths.ts'] },
    { what: /^ajv/, to: ['src/read/', 'rules/invalid-frontmatter/'] },
    { what: /^chalk$/, to: ['src/report/'] },
    { what: /^commander$/, to: ['src/cli/'] },
    { what: /^write-file-atomic$/, to: ['src/cli/'] },
    { what: /^@secretlint\//, to: ['rules/leaked-secret/'] },
    { what: /^(?:vitest|fast-check|rolldown|playwright-core|axe-core)/, to: ['src/testing/'] },
    { what: /^seedlint:packs$/, to: ['src/read/'] },
    { what: /^seedlint:messages$/, to: ['src/report/'] },
    { what: /^seedlint:page$/, to: ['src/report/html/'] },
    { what: /^\*$/, to: ['src/testing/'] },
  ],
  names: [
    { what: /^process\.(?:exit|abort|reallyExit)$/, to: [] },
    // What somebody else's program has started is ended with it.
    { what: /^process\.kill$/, to: ['src/cli/improve/proposer.ts'] },
    { what: /^fetch$/, to: ['src/update/hosts/github/', 'src/testing/'] },
    { what: /^(?:WebSocket|EventSource|eval|new Function\(\)|Function)$/, to: [] },
    // git is started with the environment of whoever started seedlint.
    { what: /^process\.env$/, to: ['src/read/source-git', 'src/update/hosts/', 'src/cli/', 'src/testing/'] },
    { what: /^(?:process(?!\.env$)|console|globalThis)(?:\.|$)/, to: ['src/cli/', 'src/testing/'] },
    { what: /^(?:Date\.now|new Date\(\)|performance\.now|Math\.random)$/, to: ['src/cli/', 'src/testing/'] },
    { what: /^(?:setTimeout|setInterval|setImmediate|queueMicrotask)$/, to: ['src/cli/', 'src/testing/'] },
  ],
};

describe('the house', () => {
  const sources = new Map([...typescript('src'), ...typescript('rules')]);

  test('every module keeps to its layer and touches only the world its layer may touch', () => {
    expect(sources.size).toBeGreaterThan(50);
    expect([...sources].flatMap(([path, source]) => trespasses(path, source, house))).toEqual([]);
  });

  test('no modules need each other in a circle', () => {
    expect(circle(sources)).toBeUndefined();
  });

  test('every folder of src has a line in the table', () => {
    const layers = new Set(
      [...sources.keys()].filter((path) => /^src\/.+\//.test(path)).map((path) => path.split('/')[1]),
    );
    expect([...layers].filter((layer) => !(String(layer) in house.mayImport))).toEqual([]);
  });
});

describe('the keeper of the house', () => {
  test.each([
    [
      'core that reads',
      'src/core/seed.ts',
      "import { readSeed } from '../read/seed.ts';",
      '(core) imports src/read/seed.ts (read)',
    ],
    [
      'a type is an import, too',
      'src/core/seed.ts',
      "import type { Source } from '../read/source.ts';",
      'imports src/read/source.ts',
    ],
    [
      'an import type',
      'src/core/seed.ts',
      "type S = import('../read/source.ts').Source;",
      'imports src/read/source.ts',
    ],
    ['a re-export', 'src/core/seed.ts', "export * from '../read/source.ts';", 'imports src/read/source.ts'],
    ['a named re-export', 'src/core/seed.ts', "export { a } from '../read/source.ts';", 'imports src/read/source.ts'],
    [
      'a lazy import',
      'src/lint/lint.ts',
      "await import('../report/words.ts');",
      '(lint) imports src/report/words.ts (report)',
    ],
    ['a required module', 'src/lint/lint.ts', "const fs = require('node:fs');", 'imports node:fs'],
    ['a computed import', 'src/lint/lint.ts', 'await import(`../report/${name}.ts`);', 'imports *'],
    [
      'a rule that reads',
      'rules/mixed-script/rule.ts',
      "import { parseMarkdown } from '../../src/read/markdown.ts';",
      '(rules/mixed-script) imports',
    ],
    [
      'a rule that leans on another',
      'rules/mixed-script/rule.ts',
      "import { words } from '../wrong-language/words.ts';",
      'imports rules/wrong-language/words.ts',
    ],
    [
      'the engine that knows the rules',
      'src/lint/lint.ts',
      "import { rules } from '../../rules/index.ts';",
      '(lint) imports rules/index.ts (rules)',
    ],
    [
      'a front door past the list of rules',
      'src/cli/main.ts',
      "import rule from '../../rules/mixed-script/rule.ts';",
      'imports rules/mixed-script/rule.ts',
    ],
    [
      'testing in the product',
      'src/cli/main.ts',
      "import { lintFiles } from '../testing/lint-files.ts';",
      'imports src/testing/lint-files.ts',
    ],
    [
      'a module outside src and rules',
      'src/cli/main.ts',
      "import x from '../../scripts/plugins.mjs';",
      'imports scripts/plugins.mjs',
    ],
    [
      'the disk in a rule',
      'rules/broken-reference/rule.ts',
      "import { existsSync } from 'node:fs';",
      'imports node:fs',
    ],
    [
      'the disk under another name',
      'src/report/json.ts',
      "import fs from 'node:fs/promises';",
      'imports node:fs/promises',
    ],
    ['the disk without its prefix', 'src/report/json.ts', "import fs from 'fs';", 'imports fs'],
    [
      'a program in a reader',
      'src/read/config.ts',
      "import { spawn } from 'node:child_process';",
      'imports node:child_process',
    ],
    [
      'anything of Node in core',
      'src/core/text.ts',
      "import { createHash } from 'node:crypto';",
      'imports node:crypto',
    ],
    ['a second parser', 'src/read/structure.ts', "import remarkParse from 'remark-parse';", 'imports remark-parse'],
    ['a second front-matter reader', 'src/read/seed.ts', "import matter from 'gray-matter';", 'imports gray-matter'],
    ['colour outside the reports', 'src/cli/main.ts', "import chalk from 'chalk';", 'imports chalk'],
    ['arguments outside the command line', 'src/index.ts', "import { Command } from 'commander';", 'imports commander'],
    [
      'messages outside the reports',
      'rules/mixed-script/rule.ts',
      "import m from 'seedlint:messages';",
      'imports seedlint:messages',
    ],
    ['the network', 'src/cli/main.ts', "import { get } from 'node:https';", 'imports node:https'],
  ])('sees %s', (_, path, source, fault) => {
    expect(trespasses(path, source, house)).toEqual([expect.stringContaining(fault)]);
  });

  test.each([
    ['the console', 'src/report/pretty.ts', 'console.log(1);', 'console.log'],
    ['the console handed on', 'src/report/pretty.ts', 'write(console);', 'console'],
    ['the environment', 'src/read/config.ts', 'const home = process.env.HOME;', 'process.env'],
    ['a destructured process', 'src/read/config.ts', 'const { env } = process;', 'process'],
    ['a process handed on', 'src/lint/lint.ts', 'run({ process });', 'process'],
    ['a global by its long name', 'src/lint/lint.ts', 'globalThis.console.log(1);', 'globalThis.console'],
    ['the clock', 'src/core/suppression.ts', 'const now = Date.now();', 'Date.now'],
    ['today', 'src/core/suppression.ts', 'const now = new Date();', 'new Date()'],
    ['chance', 'src/core/suppression.ts', 'const die = Math.random();', 'Math.random'],
    ['the network', 'src/cli/main.ts', "await fetch('http://localhost');", 'fetch'],
    ['an exit', 'src/cli/main.ts', 'process.exit(1);', 'process.exit'],
    ['an exit by another spelling', 'src/cli/main.ts', "process['exit'](1);", 'process.exit'],
    ['an exit in a test', 'src/cli/main.test.ts', 'process.exit(1);', 'process.exit'],
  ])('hears %s', (_, path, source, name) => {
    expect(trespasses(path, source, house)).toEqual([`${path}:1 speaks of ${name}`]);
  });

  test.each([
    ['a neighbour', 'src/read/seed.ts', "import { decode } from './text-file.ts';"],
    ['a layer below', 'rules/mixed-script/rule.ts', "import { defineRule } from '../../src/core/rule.ts';"],
    ['its own helper', 'rules/mixed-script/rule.ts', "import { lone } from './lone-letters.ts';"],
    ['a package nobody owns', 'src/lint/settings.ts', "import picomatch from 'picomatch';"],
    ['the disk where the disk is read', 'src/read/source-disk.ts', "import { readFileSync } from 'node:fs';"],
    ['the parser behind its seam', 'src/read/markdown.ts', "import { unified } from 'unified';"],
    ['a date that was handed in', 'src/core/suppression.ts', 'const day = new Date(text);'],
    [
      'a property that is called like a global',
      'src/core/errors.ts',
      'const a = { process: 1, console: 2 }.process; options.fetch();',
    ],
    ['the console on the command line', 'src/cli/main.ts', 'console.error(process.argv);'],
    ['an exit code', 'src/cli/main.ts', 'process.exitCode = 2;'],
    [
      'testing in a test',
      'src/read/seed.test.ts',
      "import { lintFiles } from '../testing/lint-files.ts'; import 'node:fs';",
    ],
  ])('lets %s be', (_, path, source) => {
    expect(trespasses(path, source, house)).toEqual([]);
  });

  test('finds a circle and names its modules', () => {
    const sources = new Map([
      ['src/core/seed.ts', "import { placeAt } from './text.ts';"],
      ['src/core/text.ts', "export { fix } from './fix.ts';"],
      ['src/core/fix.ts', "import { type Seed, seeds } from './seed.ts';"],
    ]);
    expect(circle(sources)).toEqual(['src/core/seed.ts', 'src/core/text.ts', 'src/core/fix.ts', 'src/core/seed.ts']);
  });

  test('types and lazy imports make no circle', () => {
    const sources = new Map([
      ['src/core/seed.ts', "import { placeAt } from './text.ts';"],
      [
        'src/core/text.ts',
        "import type { Seed } from './seed.ts'; import { type Cell } from './seed.ts'; await import('./seed.ts');",
      ],
    ]);
    expect(circle(sources)).toBeUndefined();
  });

  test('says which file it cannot read', () => {
    expect(() => trespasses('src/core/seed.ts', 'import from;', house)).toThrow('src/core/seed.ts');
  });
});

function typescript(folder: string): [string, string][] {
  const root = fileURLToPath(new URL('..', import.meta.url));
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => join(folder, path))
    .map((path) => [path.split(sep).join('/'), readFileSync(join(root, path), 'utf8')]);
}
