import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import type { IssueMap } from '../../src/core/requirement.ts';
import type { Place } from '../../src/core/text.ts';
import { lostPath } from './document.ts';
import { includes } from './matrix.ts';
import { raggedRows } from './ragged.ts';
import { statusFault } from './status.ts';

/** What is wrong in one map of issues. */
export function* issueMapDrift({ rows, ragged, statuses }: IssueMap, catalogue: Catalogue): Generator<Found> {
  yield* raggedRows(ragged);
  const seen = new Map<string, Place>();
  for (const { issues, place, documents, status } of rows) {
    const key = issues.map((number) => `#${number}`).join(', ');
    const first = seen.get(key);
    if (first) {
      yield {
        message: 'repeated',
        data: { issues: key },
        at: place,
        related: [{ at: first, message: 'first' }],
        anchor: key,
      };
    } else if (key !== '') seen.set(key, place);
    if (status && statuses && !includes(statuses, status.text)) yield statusFault('status', status, statuses);
    for (const document of documents) {
      const path = lostPath(document, catalogue);
      if (path !== undefined) yield { message: 'lost', data: { path }, at: document.place, anchor: `${key} ${path}` };
    }
  }
}
