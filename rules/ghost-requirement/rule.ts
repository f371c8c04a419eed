import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { suggest } from '../../src/core/suggest.ts';

export default defineRule({
  id: 'ghost-requirement',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'error',
  summary: 'A traceability matrix has a row for a requirement that no register has.',
  messages: {
    ghost: 'The row is about {id}, which no register has. Register it, or remove the row.',
    near: 'The row is about {id}, which no register has. Did you mean {meant}? Else register it, or remove the row.',
  },
  *check({ register }): Generator<Found> {
    if (!register || register.requirements.length === 0) return;
    const known = new Set(register.requirements.map(({ id }) => id));
    for (const { rows } of register.matrices) {
      const there = new Set(rows.map(({ id }) => id));
      // An id with a row of its own is not what this row was meant for.
      const free = [...known].filter((id) => !there.has(id));
      for (const { id, place } of rows) {
        if (known.has(id)) continue;
        const meant = suggest(id, free);
        yield meant === undefined
          ? { message: 'ghost', data: { id }, at: place, anchor: id }
          : { message: 'near', data: { id, meant }, at: place, anchor: id };
      }
    }
  },
});
