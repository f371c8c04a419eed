import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { inScope } from '../../src/trace/shares.ts';
import { coverageOf } from '../../src/trace/trace-of.ts';

export default defineRule({
  id: 'uncovered-requirement',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'warning',
  summary: 'Nothing in the catalogue stands for a requirement that prompts must carry.',
  messages: {
    nothing:
      'Neither a policy nor a prompt stands for "{requirement}". Name it in one of them, or waive it with a reason.',
    nowhere:
      '{policies} should carry "{requirement}", but no prompt is in scope. Widen the scope, or waive it with a reason.',
  },
  *check(catalogue): Generator<Found> {
    if (!catalogue.register) return;
    for (const { requirement, policies, status, cells } of coverageOf(catalogue)) {
      if (status === 'waived' || inScope(cells).length > 0) continue;
      yield {
        message: policies.length > 0 ? 'nowhere' : 'nothing',
        data: { requirement: requirement.id, ...(policies.length > 0 ? { policies: policies.join(', ') } : {}) },
        at: requirement.place,
        anchor: requirement.id,
      };
    }
  },
});
