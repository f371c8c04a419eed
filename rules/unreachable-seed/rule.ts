import { fileAt } from '../../src/core/catalogue.ts';
import { matrixOf, type Unreachable } from '../../src/core/resolve.ts';
import { defineRule } from '../../src/core/rule.ts';
import { describeCell, type Seed } from '../../src/core/seed.ts';
import { wholeFile } from '../../src/core/text.ts';

export default defineRule({
  id: 'unreachable-seed',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'error',
  summary: 'No run ever gets this file: another candidate always comes first, or nothing asks for it.',
  messages: {
    shadowed:
      'No run gets this seed: wherever it would serve, {winner} comes first{more}. Move what it says into the files that win, or change the order of candidates.',
    orphan:
      'No run asks for this seed: no declared run has {cell} among its candidates. Declare the run, or delete the file.',
    winner: 'Comes first, for example for {run}',
  },
  *check(catalogue) {
    for (const { seed, shadowedBy } of matrixOf(catalogue).unreachable) {
      const [first] = shadowedBy;
      if (!first) {
        yield {
          message: 'orphan',
          data: { cell: describeCell(seed.cell) },
          at: wholeFile(seed.file),
          anchor: 'orphan',
        };
        continue;
      }
      yield {
        message: 'shadowed',
        data: { winner: fileName(first.path), more: shadowedBy.length > 1 ? ` (+${shadowedBy.length - 1})` : '' },
        at: wholeFile(seed.file),
        related: telling(shadowedBy, seed).flatMap(({ path, run }) => {
          const file = fileAt(catalogue, path);
          return file ? [{ at: wholeFile(file), message: 'winner', data: { run: describeCell(run) } }] : [];
        }),
        anchor: 'shadowed',
      };
    }
  },
});

/** A last resort of every stage loses to dozens of files; those of its own stage tell enough. */
function telling(shadowedBy: Unreachable['shadowedBy'], seed: Seed): Unreachable['shadowedBy'] {
  const own = shadowedBy.filter(({ run }) => run.stage !== undefined && run.stage === seed.cell.stage);
  return (own.length > 0 ? own : shadowedBy).slice(0, 4);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
