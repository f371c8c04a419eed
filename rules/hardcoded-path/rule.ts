import picomatch from 'picomatch';
import { axes, matches, type Catalogue, type CellPattern } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { codeTokens, type CodeToken } from '../../src/core/runs.ts';
import type { Seed } from '../../src/core/seed.ts';
import { placeAt } from '../../src/core/text.ts';
import { homePaths } from './home-paths.ts';

interface Options {
  readonly values: readonly Value[];
}

/** A value that seeds must not spell out. */
interface Value {
  /** What inline code must not say: exact words, or globs of paths. */
  readonly value: string | readonly string[];
  /** What to write instead, as people will read it. */
  readonly instead: string;
  /** Field of the template data that holds the value: only file classes that have it are checked, and a fix can put it there. */
  readonly variable?: string;
  /** The directive must also hold one of these words, `*` for any ending: a value may be an everyday word. */
  readonly near?: readonly string[];
  readonly match?: CellPattern;
  readonly except?: CellPattern;
}

const cellPattern = {
  type: 'object',
  propertyNames: { enum: [...axes] },
  additionalProperties: { type: ['string', 'array', 'null'], items: { type: 'string' } },
};

export default defineRule<Options>({
  id: 'hardcoded-path',
  scope: 'seed',
  category: 'references',
  severity: 'warning',
  summary: 'A seed spells out a branch, a path or a home folder that the run is told by other means.',
  messages: {
    value: '`{value}` is hard-coded. Use {instead} instead.',
    home: '{path} is the home folder of one machine. Name a path from the root of the repository.',
    insert: 'Put the variable in its place',
  },
  options: {
    values: [
      {
        value: ['main', 'master', 'develop'],
        variable: 'BaseBranch',
        instead: '{{ .BaseBranch }}',
        near: ['pr', 'prs', 'pull request*', 'merge request*', 'branch*', 'push*', 'rebase*', 'ветк*', 'веток', 'пуш*'],
      },
    ],
  },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      values: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['value', 'instead'],
          properties: {
            value: { type: ['string', 'array'], items: { type: 'string' } },
            instead: { type: 'string' },
            variable: { type: 'string' },
            near: { type: 'array', items: { type: 'string' } },
            match: cellPattern,
            except: cellPattern,
          },
        },
      },
    },
  },
  stricter: { values: 'more' },
  *check(seed, { catalogue, options }) {
    yield* homePaths(seed.file);
    const values = options.values.filter((value) => applies(value, seed, catalogue)).map(compile);
    if (values.length === 0) return;
    for (const token of codeTokens(seed)) {
      const found = values.find((value) => value.isValue(token.text) && value.isNear(token));
      if (found) yield finding(token, found.value, seed);
    }
    yield* inCommands(seed, values);
  },
});

function applies({ variable, match, except }: Value, seed: Seed, { definition }: Catalogue): boolean {
  const known = definition.classes[seed.class]?.template?.variables;
  if (variable !== undefined && !known?.includes(variable)) return false;
  return (!match || matches(seed.cell, match)) && !(except && matches(seed.cell, except));
}

interface Compiled {
  readonly value: Value;
  isValue(text: string): boolean;
  isNear(token: CodeToken): boolean;
}

function compile(value: Value): Compiled {
  let known = compiled.get(value);
  if (!known) {
    const words = value.near?.map((word) =>
      fold(word)
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '\\p{L}*'),
    );
    const near = words && new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u');
    known = {
      value,
      isValue: picomatch(typeof value.value === 'string' ? value.value : [...value.value], { dot: true }),
      isNear: ({ unit }) => !near || (unit !== undefined && near.test(fold(unit.text))),
    };
    compiled.set(value, known);
  }
  return known;
}

/** `origin/main`, `git push origin main` and `gh pr create --base main` name a branch whatever stands around them. */
function* inCommands(seed: Seed, values: readonly Compiled[]): Generator<Found> {
  const branches = values.filter(({ value }) => value.variable !== undefined);
  const seen = new Set<number>();
  for (const { runs } of seed.views) {
    for (const run of runs) {
      if ((run.kind !== 'code' && run.kind !== 'fence') || seen.has(run.start)) continue;
      seen.add(run.start);
      for (const match of run.text.matchAll(branchInCommand)) {
        const text = match[1] ?? '';
        const found = branches.find((branch) => branch.isValue(text));
        const end = run.start + match.index + match[0].length;
        if (found) yield finding({ text, start: end - text.length, end }, found.value, seed);
      }
    }
  }
}

function finding(
  { text, start, end }: Pick<CodeToken, 'text' | 'start' | 'end'>,
  { instead, variable }: Value,
  { file }: Seed,
): Found {
  const found = { message: 'value', data: { value: text, instead }, at: placeAt(file, start, end) };
  if (variable === undefined) return found;
  const edits = [{ path: file.path, start, end, text: `{{ .${variable} }}` }];
  return { ...found, fixes: [{ title: 'insert', safety: 'unsafe', edits }] };
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

const branchInCommand = /(?<![\w./-])(?:origin(?:\/|[ \t]+(?:HEAD:)?)|--base(?:=|[ \t]+))([\w.-]+)(?![\w/.-])/g;
const compiled = new WeakMap<Value, Compiled>();
