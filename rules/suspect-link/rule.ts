import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { isReviewable } from '../../src/trace/links.ts';
import { traceOf } from '../../src/trace/trace-of.ts';

export default defineRule({
  id: 'suspect-link',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'warning',
  summary: 'A requirement changed, and nobody has looked at what stands for it since.',
  messages: {
    policy:
      'This has changed since policy "{policy}" was compared with it. Compare them again, then run seedlint trace review "{link}".',
    seed: '"{requirement}" has changed since this file was compared with it. Compare them again, then run seedlint trace review "{link}".',
  },
  *check(catalogue): Generator<Found> {
    const { requirements, links } = traceOf(catalogue);
    const rows = new Map(requirements.map(({ requirement }) => [requirement.id, requirement.place]));
    for (const { id, from, to, at, state, ...rest } of links) {
      if (state !== 'suspect' || !isReviewable({ id, from, to, at, state, ...rest })) continue;
      const policy = /^policy (.*)$/.exec(from)?.[1];
      const row = rows.get(to);
      // The law may be a file of seedlint, or none that is linted: the row is what changed.
      yield policy !== undefined && row
        ? { message: 'policy', data: { policy, link: id }, at: row, anchor: id }
        : { message: 'seed', data: { requirement: to, link: id }, at, anchor: id };
    }
  },
});
