import type { Found } from '../../src/core/finding.ts';
import type { Edit, Fix } from '../../src/core/fix.ts';
import { contentColumn, replaceMarker } from '../../src/core/list-markers.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { List, ListItem, Seed, Unit, View } from '../../src/core/seed.ts';
import { lineStarts, lineText } from '../../src/core/text.ts';

export default defineRule({
  id: 'mixed-list',
  scope: 'seed',
  category: 'structure',
  severity: 'warning',
  summary: 'Bullets are glued to a numbered list, outside its order.',
  messages: {
    before:
      '{count} {count|bullet stands|bullets stand} right before the numbered steps, outside their order. Number {count|it|them}, or part the lists with a blank line and a label.',
    after:
      '{count} {count|bullet stands|bullets stand} right after the numbered steps, outside their order. Number {count|it|them}, or part the lists with a blank line and a label.',
    between:
      '{count} {count|bullet interrupts|bullets interrupt} the numbered steps. Indent {count|it|them} into step {step}, or number {count|it|them}.',
    steps: 'The numbered steps',
    number: 'Make numbered steps of the bullets',
    indent: 'Indent the bullets into the step before them',
  },
  *check(seed) {
    for (const view of seed.views) {
      for (const { lists } of view.sections) {
        for (const row of gluedRows(lists, view, seed)) yield* checkRow(row, view, seed);
      }
    }
  },
});

/** Lists of one depth that follow each other line upon line. */
type Row = readonly List[];

function gluedRows(lists: readonly List[], view: View, seed: Seed): Row[] {
  const rows: List[][] = [];
  const open = new Map<number, List[]>();
  for (const list of lists) {
    const row = open.get(list.depth);
    const last = row?.at(-1);
    if (row && last && areGlued(last, list, view, seed)) row.push(list);
    else {
      const fresh = [list];
      rows.push(fresh);
      open.set(list.depth, fresh);
    }
  }
  return rows.filter((row) => row.length > 1);
}

function* checkRow(row: Row, view: View, seed: Seed): Generator<Found> {
  for (const [index, list] of row.entries()) {
    const first = list.items[0];
    if (list.ordered || !first) continue;
    const before = row[index - 1]?.ordered ? row[index - 1] : undefined;
    const after = row[index + 1]?.ordered ? row[index + 1] : undefined;
    const steps = before ?? after;
    if (!steps) continue;
    const count = list.items.length;
    const step = before?.items.at(-1);
    yield {
      ...(before && after && step
        ? { message: 'between', data: { count, step: step.number ?? 0 } }
        : { message: before ? 'after' : 'before', data: { count } }),
      at: first.place,
      related: [{ at: (before ? step : after?.items[0])?.place ?? steps.place, message: 'steps' }],
      fixes: fixesOf(list, before, after, view, seed),
    };
  }
}

function fixesOf(list: List, before: List | undefined, after: List | undefined, view: View, seed: Seed): Fix[] {
  const step = before?.items.at(-1);
  // A step that ends in a colon announces the bullets: they belong into it.
  if (step && unitOf(step, view)?.text.endsWith(':')) {
    return [{ title: 'indent', safety: 'unsafe', edits: indent(list, contentColumn(seed.file, step), after, seed) }];
  }
  const steps = [...list.items, ...(after?.items ?? [])];
  const start = step ? (step.number ?? 0) + 1 : (after?.items[0]?.number ?? 1);
  const delimiter = (step ?? after?.items[0])?.marker.slice(-1) ?? '.';
  const edits = steps.flatMap((item, index) => replaceMarker(seed.file, item, `${start + index}${delimiter}`));
  return [{ title: 'number', safety: 'unsafe', edits }];
}

/** Moves all lines of a list to the right. */
function indent(list: List, columns: number, after: List | undefined, seed: Seed): Edit[] {
  const starts = lineStarts(seed.file);
  const end = after ? after.place.line : lastLine(list, starts.length, seed);
  const edits: Edit[] = [];
  for (let line = list.place.line; line < end; line++) {
    const start = starts[line - 1] ?? 0;
    if (lineText(seed.file, line).trim() === '') continue;
    edits.push({ path: seed.file.path, start, end: start, text: ' '.repeat(columns) });
  }
  return edits;
}

/** The line after a list that nothing numbered follows: the next blank one. */
function lastLine({ place }: List, lines: number, seed: Seed): number {
  let line = place.endLine;
  while (line <= lines && lineText(seed.file, line).trim() !== '') line++;
  return line;
}

/** One of the two is numbered, and nothing stands between them: no blank line, no sentence, no condition. */
function areGlued(one: List, other: List, view: View, seed: Seed): boolean {
  const last = one.items.at(-1);
  const next = other.items[0];
  if (one.ordered === other.ordered || !last || !next) return false;
  for (let line = last.place.line; line < next.place.line; line++) {
    if (/^\s*(?:\{\{.*)?$/.test(lineText(seed.file, line))) return false;
  }
  const from = unitOf(last, view);
  const to = unitOf(next, view);
  if (!from || !to || from.guards.join() !== to.guards.join()) return false;
  return view.units.slice(from.index + 1, to.index).every(({ depth }) => depth > from.depth);
}

/** The unit of an item that has text of its own. */
function unitOf({ place }: ListItem, { units }: View): Unit | undefined {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.place.start ?? 0) < place.start) low = middle + 1;
    else high = middle;
  }
  const unit = units[low];
  return unit && unit.place.start <= place.end ? unit : undefined;
}
