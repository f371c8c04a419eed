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
        yield { edits: [{ path, start: at, end: at, text: written }], after: onLine(`${target.text} ${marker}${text}`) };
      }
    },
  };
}

export const additions: readonly Operator[] = [
  adding('permit-duty', (target) => !forbids(target)),
  adding('permit-forbidden', forbids),
  adding('add-override', () => true),
];

/** A role that this file is not for. */
function otherRole({ catalogue, seed }: Target): string | undefined {
  return Object.keys(catalogue.definition.axes.role).find((role) => role !== seed.cell.role);
}
