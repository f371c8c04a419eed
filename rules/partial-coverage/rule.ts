import { fileAt, type Catalogue } from '../../src/core/catalogue.ts';
import type { Found, Related } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { wholeFile } from '../../src/core/text.ts';
import { inScope } from '../../src/trace/shares.ts';
import { coverageOf } from '../../src/trace/trace-of.ts';
import type { CellTrace } from '../../src/trace/trace.ts';

export default defineRule({
  id: 'partial-coverage',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'warning',
  summary: 'Only some of the prompts that must carry a requirement do.',
  messages: {
    files: '{lacking} of {asked} prompts that must carry "{requirement}" do not.',
    translations: 'A translation does not name "{requirement}", which its source does: {lacking} of {asked} lack it.',
    here: 'It is not here',
  },
  *check(catalogue): Generator<Found> {
    if (!catalogue.register) return;
    for (const { requirement, status, cells } of coverageOf(catalogue)) {
      const asked = inScope(cells);
      const lacking = asked.filter(({ state }) => state === 'missing');
      if (status === 'waived' || lacking.length === 0) continue;
      // What a policy asks of a file, `missing-policy` says at the file; here it is only added up.
      const told = lacking.every(({ policy }) => policy !== undefined);
      yield {
        message: told ? 'files' : 'translations',
        ...(told ? { level: 'info' as const } : {}),
        data: { requirement: requirement.id, lacking: lacking.length, asked: asked.length },
        at: requirement.place,
        related: placesOf(told ? lacking : lacking.filter(({ policy }) => policy === undefined), catalogue),
        anchor: requirement.id,
      };
    }
  },
});

/** The first few files; one that is not there has no place. */
function placesOf(cells: readonly Pick<CellTrace, 'path'>[], catalogue: Catalogue): Related[] {
  const paths = [...new Set(cells.map(({ path }) => path))];
  const files = paths.flatMap((path) => fileAt(catalogue, path) ?? []);
  return files.slice(0, mostPlaces).map((file) => ({ at: wholeFile(file), message: 'here' }));
}

const mostPlaces = 5;
