import type { Catalogue } from '../../core/catalogue.ts';
import { matrixOf } from '../../core/resolve.ts';
import { ownLines } from './lines.ts';
import { endOf, onLine, replaced, type Operator } from './mutation.ts';
import { forbids, type Target } from './target.ts';

/** Something at the end takes from what is said before it. */
function tailing(name: string, applies: (target: Target) => boolean): Operator {
  return {
    name,
    needs: 'tails',
    *mutate(target) {
      if (!applies(target) || !target.text.trimEnd().match(/[\p{L}\p{N}`»")\]][\s.;!]*$/u)) return;
      for (const tail of target.words?.tails[name] ?? []) {
        const role = otherRole(target);
        if (tail.includes('{role}') && role === undefined) continue;
        const end = endOf(target);
        yield replaced(target, end, end, tail.replace('{role}', role ?? ''));
      }
    },
  };
}

export const tails: readonly Operator[] = [
  tailing('add-exception', ({ reading }) => reading.features.exceptions.length === 0),
  tailing('add-hedge', ({ reading }) => reading.features.hedges.length === 0),
  tailing('add-condition', ({ reading }) => reading.features.conditions.length === 0),
  tailing('one-role', () => true),
];

/** A directive of its own after it takes back what it says. */
function adding(name: string, applies: (target: Target) => boolean): Operator {
  return {
    name,
    needs: 'additions',
    *mutate(target) {
      const lines = ownLines(target);
      if (!applies(target) || !lines) return;
      for (const text of target.words?.additions[name] ?? []) {
        // A paragraph goes on; a list gets one more item.
        const marker = target.unit.shape === 'sentence' ? '' : lines.marker;
        const { path } = target.seed.file;
        const isParagraph = target.unit.shape === 'sentence';
        const at = isParagraph ? target.unit.place.end : lines.end;
        const written = isParagraph ? ` ${text}` : `${marker}${text}\n`;
        yield {
          edits: [{ path, start: at, end: at, text: written }],
          after: onLine(`${target.text} ${marker}${text}`),
        };
      }
    },
  };
}

export const additions: readonly Operator[] = [
  adding('permit-duty', (target) => !forbids(target)),
  adding('permit-forbidden', forbids),
  adding('add-override', () => true),
];

/** A role that gets this file only now and then, or never: what holds for that role alone holds for others no longer. */
function otherRole({ catalogue, seed }: Target): string | undefined {
  const readers = readersOf(catalogue).get(seed.file.path);
  const roles = Object.keys(catalogue.definition.axes.role);
  const stranger = roles.find((role) => role !== seed.cell.role && !readers?.has(role));
  return stranger ?? ((readers?.size ?? 0) > 1 ? roles[0] : undefined);
}

/** Path of a file → the roles that get it. */
function readersOf(catalogue: Catalogue): ReadonlyMap<string, ReadonlySet<string>> {
  let readers = known.get(catalogue);
  if (readers) return readers;
  known.set(catalogue, (readers = new Map<string, Set<string>>()));
  for (const { run, layers } of matrixOf(catalogue).rows) {
    for (const { winner } of layers) {
      if (!winner || run.role === undefined) continue;
      const roles = readers.get(winner.path);
      if (roles) roles.add(run.role);
      else readers.set(winner.path, new Set([run.role]));
    }
  }
  return readers;
}

const known = new WeakMap<Catalogue, Map<string, Set<string>>>();
