import { SeedlintError } from '../core/errors.ts';
import type { Policy } from '../core/policy.ts';
import type { Locate } from './definition-axes.ts';
import { suggestion } from './schema-faults.ts';

/** The word that stands for the first numbered step, where an order names policies. */
export const firstStep = 'first-step';

/** Refuses an order that names no policy, or that nothing can satisfy. Throws SeedlintError with the place. */
export function checkOrder(policies: readonly Policy[], at: Locate): void {
  const ids = new Set(policies.map(({ id }) => id));
  const later = new Map<string, string[]>();
  for (const { id, before, after } of policies) {
    for (const [key, names] of [
      ['before', before],
      ['after', after],
    ] as const) {
      for (const [index, name] of names.entries()) {
        if (name !== firstStep && !ids.has(name)) {
          const place = at(['policies', id, 'order', key, ...(names.length > 1 ? [index] : [])]);
          throw new SeedlintError('unknown-policy', { policy: name, ...suggestion(name, [firstStep, ...ids]) }, place);
        }
        const [from, to] = key === 'before' ? [id, name] : [name, id];
        const known = later.get(from);
        if (known) known.push(to);
        else later.set(from, [to]);
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

/** The first circle there is. With a stack of its own: a chain may be as long as the law. */
function circleIn(later: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const start of later.keys()) {
    const path: { readonly id: string; next: number }[] = done.has(start) ? [] : [{ id: start, next: 0 }];
    const open = new Set([start]);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = later.get(top.id)?.[top.next++];
      if (to === undefined) {
        path.pop();
        open.delete(top.id);
        done.add(top.id);
      } else if (open.has(to)) return path.map(({ id }) => id).slice(path.findIndex(({ id }) => id === to));
      else if (!done.has(to)) {
        path.push({ id: to, next: 0 });
        open.add(to);
      }
    }
  }
  return undefined;
}
