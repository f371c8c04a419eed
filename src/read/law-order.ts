import { SeedlintError } from '../core/errors.ts';
import type { Policy } from '../core/policy.ts';
import type { Locate } from './definition-axes.ts';
import { suggestion } from './schema-faults.ts';

/** The word that stands for the first numbered step, where an order names policies. */
export const firstStep = 'first-step';

/** Refuses an order that names no policy, or that nothing can satisfy. Throws SeedlintError with the place. */
export function checkOrder(policies: readonly Policy[], at: Locate): void {
  const ids = policies.map(({ id }) => id);
  const later = new Map<string, string[]>();
  for (const { id, before, after } of policies) {
    for (const [key, names] of [
      ['before', before],
      ['after', after],
    ] as const) {
      for (const [index, name] of names.entries()) {
        if (name !== firstStep && !ids.includes(name)) {
          const place = at(['policies', id, 'order', key, ...(names.length > 1 ? [index] : [])]);
          throw new SeedlintError('unknown-policy', { policy: name, ...suggestion(name, [firstStep, ...ids]) }, place);
        }
        const [from, to] = key === 'before' ? [id, name] : [name, id];
        later.set(from, [...(later.get(from) ?? []), to]);
      }
    }
  }
  const circle = circleIn(later);
  if (!circle) return;
  const first = circle.find((id) => id !== firstStep) ?? '';
  const reason = `The order of policies goes in a circle: ${[...circle, circle[0]].join(' → ')}.`;
  const hint = 'Take one of these out of "order".';
  throw new SeedlintError('config-invalid', { key: 'order', reason, hint }, at(['policies', first, 'order'], 'key'));
}

function circleIn(later: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): string[] | undefined => {
    if (path.includes(id)) return path.slice(path.indexOf(id));
    if (done.has(id)) return undefined;
    path.push(id);
    for (const next of later.get(id) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    path.pop();
    done.add(id);
    return undefined;
  };
  for (const id of later.keys()) {
    const circle = visit(id);
    if (circle) return circle;
  }
  return undefined;
}
