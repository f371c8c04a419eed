import { groupBy } from '../../src/core/group.ts';
import {
  axes,
  matches,
  type Catalogue,
  type CatalogueDefinition,
  type CellPattern,
  type Vocabulary,
} from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import { isProhibited } from '../../src/core/prohibition.ts';
import { defineRule } from '../../src/core/rule.ts';
import { codeTokens, type CodeToken } from '../../src/core/runs.ts';
import { describeCell, type Cell, type Seed } from '../../src/core/seed.ts';
import { editDistance, suggest } from '../../src/core/suggest.ts';
import { placeAt } from '../../src/core/text.ts';

export default defineRule({
  id: 'unknown-name',
  scope: 'seed',
  category: 'references',
  severity: 'error',
  summary: 'Inline code uses a name that its closed vocabulary does not have, or that this seed may not use.',
  messages: {
    unknown: '`{name}` is not a name of "{vocabulary}". Correct it, or add it to the vocabulary.',
    meant: '`{name}` is not a name of "{vocabulary}". Did you mean `{suggestion}`?',
    foreign: '`{name}` of "{vocabulary}" is not available to {cell}. Remove it, or allow it there.',
    replace: 'Use the nearest known name',
  },
  *check(seed, { catalogue }) {
    const vocabularies = Object.entries(catalogue.definition.vocabularies);
    if (vocabularies.length === 0) return;
    for (const token of codeTokens(seed)) {
      const fitting = vocabularies.filter(([, vocabulary]) => shapeOf(vocabulary).test(token.text));
      const [first] = fitting;
      // `run:*` speaks of all of them.
      if (!first || token.text.includes('*')) continue;
      const home = fitting.find(([, { names }]) => names.some((name) => fits(token.text, name)));
      if (!home) yield unknown(token, first, seed);
      else if (!isAvailable(token.text, home[1], seed.cell, catalogue) && !isForbidden(token)) {
        yield {
          message: 'foreign',
          data: { name: token.text, vocabulary: home[0], cell: describeCell(seed.cell) },
          at: placeAt(seed.file, token.start, token.end),
        };
      }
    }
  },
});

function unknown(token: CodeToken, [name, vocabulary]: [string, Vocabulary], { file }: Seed): Found {
  const at = placeAt(file, token.start, token.end);
  const suggestion = suggest(
    token.text,
    vocabulary.names.filter((known) => !known.includes('*')),
  );
  // Names of one family are long and alike: only a slip of the finger is worth a guess.
  const limit = Math.max(2, token.text.length / 5);
  if (suggestion === undefined || editDistance(token.text, suggestion) > limit)
    return { message: 'unknown', data: { name: token.text, vocabulary: name }, at };
  return {
    message: 'meant',
    data: { name: token.text, vocabulary: name, suggestion },
    at,
    fixes: [
      {
        title: 'replace',
        safety: 'unsafe',
        edits: [{ path: file.path, start: token.start, end: token.end, text: suggestion }],
      },
    ],
  };
}

/** A name that only some cells may use is available where one of the runs that may get this seed is such a cell. */
function isAvailable(name: string, { only }: Vocabulary, cell: Cell, { definition }: Catalogue): boolean {
  const limits = only.filter(({ names }) => names.some((known) => fits(name, known)));
  if (limits.length === 0) return true;
  // What names neither stage, role nor mode is part of every prompt, in every mode.
  const isGeneral = cell.stage === undefined && cell.role === undefined && cell.mode === undefined;
  const { all, byMode } = cellsOfRuns(definition);
  const possible = (isGeneral ? all : (byMode.get(cell.mode) ?? [])).filter((run) =>
    axes.every((axis) => (axis === 'mode' && !isGeneral) || agree(run[axis], cell[axis])),
  );
  // A seed that no run gets, or a catalogue without runs, is judged by what its own name says.
  const cells = possible.length === 0 ? [cell] : possible.map((run) => ({ ...cell, ...run }));
  return cells.some((one) => limits.some(({ match }) => mayBe(one, match)));
}

interface RunCells {
  readonly all: readonly Cell[];
  readonly byMode: ReadonlyMap<string | undefined, readonly Cell[]>;
}

/** The runs of a catalogue as cells; asked for once per name, so made once per catalogue. */
function cellsOfRuns(definition: CatalogueDefinition): RunCells {
  let cells = runCells.get(definition);
  if (!cells) {
    const all = definition.runs.flatMap(({ kinds, ...run }) => kinds.map((kind): Cell => ({ ...run, kind })));
    runCells.set(definition, (cells = { all, byMode: groupBy(all, ({ mode }) => mode) }));
  }
  return cells;
}

const runCells = new WeakMap<CatalogueDefinition, RunCells>();

/** A stage or role that is not said may be any; a mode that is not said is none. */
function mayBe(cell: Cell, match: CellPattern): boolean {
  const said = axes.filter((axis) => match[axis] !== undefined && (axis === 'mode' || cell[axis] !== undefined));
  return matches(cell, Object.fromEntries(said.map((axis) => [axis, match[axis]])));
}

function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function isForbidden({ text, view, unit }: CodeToken): boolean {
  const from = unit?.text.indexOf(`\`${text}\``) ?? -1;
  return unit !== undefined && from >= 0 && isProhibited(view, unit, from, from + text.length + 2);
}

function fits(text: string, name: string): boolean {
  if (!name.includes('*')) return text === name;
  const [start = '', end = ''] = name.split('*');
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

function shapeOf(vocabulary: Vocabulary): RegExp {
  let shape = shapes.get(vocabulary);
  if (!shape) shapes.set(vocabulary, (shape = new RegExp(`^(?:${vocabulary.shape})$`, 'u')));
  return shape;
}

const shapes = new WeakMap<Vocabulary, RegExp>();
