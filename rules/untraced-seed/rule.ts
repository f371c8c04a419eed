import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { wholeFile } from '../../src/core/text.ts';
import { namedIn } from '../../src/trace/named.ts';
import { seedTraces } from '../../src/trace/seeds.ts';
import { tracesAnything } from '../../src/trace/summary.ts';

export default defineRule({
  id: 'untraced-seed',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'warning',
  summary: 'A prompt file goes back to no requirement and no issue.',
  messages: {
    untraced:
      'Nothing says why this file is there. Name its requirement under "{key}", or let it carry a policy that has one.',
  },
  *check(catalogue): Generator<Found> {
    const { register } = catalogue;
    if (!register) return;
    // A name that no register knows is somebody's answer, and what is wrong with it is told elsewhere.
    const naming = new Set(namedIn(catalogue).flatMap(({ seed, requirements }) => (requirements[0] ? [seed] : [])));
    for (const one of seedTraces(catalogue)) {
      if (tracesAnything(one) || naming.has(one.seed)) continue;
      yield {
        message: 'untraced',
        data: { key: register.keys.requirements[0] ?? 'traces' },
        at: wholeFile(one.seed.file),
        anchor: 'untraced',
      };
    }
  },
});
