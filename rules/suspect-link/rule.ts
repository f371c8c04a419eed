import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { isReviewable, linksOf } from '../../src/trace/links.ts';

export default defineRule({
  id: 'suspect-link',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'warning',
  summary: 'A requirement changed, and nobody has looked at what stands for it since.',
  messages: {
    policy:
      'Requirement "{requirement}" has changed since policy "{policy}" was compared with it. Compare them again, then run seedlint trace review "{link}".',
    seed: 'Requirement "{requirement}" has changed since this file was compared with it. Compare them again, then run seedlint trace review "{link}".',
    row: 'What it says now',
  },
  *check(catalogue): Generator<Found> {
    const rows = new Map(catalogue.register?.requirements.map(({ id, place }) => [id, place]));
    for (const link of linksOf(catalogue)) {
      if (link.state !== 'suspect' || !isReviewable(link)) continue;
      const policy = /^policy (.*)$/.exec(link.from)?.[1];
      const row = rows.get(link.to);
      const data = { requirement: link.to, link: link.id };
      yield {
        ...(policy === undefined ? { message: 'seed', data } : { message: 'policy', data: { ...data, policy } }),
        at: link.at,
        // What a preset says of a policy is in no file: then the row itself is the place.
        related: row && row !== link.at ? [{ at: row, message: 'row' }] : [],
        anchor: link.id,
      };
    }
  },
});
