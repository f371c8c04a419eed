import type { Reason } from './compare-force.ts';
import type { Bound } from './force-features.ts';

/** Numbers against numbers, in the order they stand. */
export function* boundReasons(before: readonly Bound[], after: readonly Bound[]): Generator<Reason> {
  const [were, are] = [before.map(ofRange), after.map(ofRange)];
  for (const [index, was] of were.entries()) {
    const is = are[index];
    if (!is) {
      yield { direction: was.kind === 'about' ? 'ask' : 'weaker', feature: 'bound', before: show(was) };
      continue;
    }
    const direction = directionOf(was, is);
    if (direction) yield { direction, feature: 'bound', before: show(was), after: show(is) };
  }
}

/** «Каждые 3–4»: the second number goes the way of the first. */
function ofRange(bound: Bound, index: number, all: readonly Bound[]): Bound {
  const first = all[index - 1];
  return bound.kind === 'plain' && first && bound.from - first.to <= 1 ? { ...bound, kind: first.kind } : bound;
}

function directionOf(was: Bound, is: Bound): Reason['direction'] | undefined {
  if (was.kind === is.kind) return was.value === is.value ? undefined : loosened(was, is);
  if (is.kind === 'about') return 'weaker';
  if (was.kind === 'about') return 'stronger';
  if (was.kind === 'exactly') return is.kind === 'plain' && was.value === is.value ? undefined : 'weaker';
  if (is.kind === 'exactly' && was.value === is.value) return 'stronger';
  if (was.kind === 'min') return is.kind === 'max' || is.value < was.value ? 'weaker' : undefined;
  if (was.kind === 'max') return is.kind === 'min' || is.value > was.value ? 'weaker' : undefined;
  // «Четыре часа» and «не больше четырёх часов».
  if (was.kind === 'plain' && is.kind === 'max') return 'ask';
  return was.value === is.value ? undefined : 'ask';
}

function loosened(was: Bound, is: Bound): Reason['direction'] {
  const less = is.value < was.value;
  if (was.kind === 'min') return less ? 'weaker' : 'stronger';
  if (was.kind === 'max' || was.kind === 'per') return less ? 'stronger' : 'weaker';
  return 'ask';
}

function show({ kind, value }: Bound): string {
  return `${kind} ${value}`;
}
