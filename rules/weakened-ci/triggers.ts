import { isMap, valueOf, wordsIn } from './gate.ts';

/** Event → its filters, each with its words. */
export type Triggers = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

/** What makes a workflow run. YAML takes a bare `on` for a word or, in old versions, for true. */
export function triggersOf(workflow: unknown): Triggers {
  const on = valueOf(workflow, 'on') ?? valueOf(workflow, 'true');
  if (!isMap(on)) return new Map(wordsIn(on).map((event) => [event, {}]));
  return new Map(
    Object.entries(on).map(([event, filters]) => [
      event,
      Object.fromEntries(isMap(filters) ? Object.entries(filters).map(([name, value]) => [name, wordsIn(value)]) : []),
    ]),
  );
}

/** A filter that lets fewer events through. */
export interface Narrowed {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What made a workflow run and no longer does. Started by hand only, nothing is checked. */
export function narrowed(was: Triggers, is: Triggers): Narrowed[] {
  return [...was].flatMap(([event, before]) => {
    if (event === 'workflow_dispatch') return [];
    const after = is.get(event);
    if (!after) return [{ what: `on.${event}`, before: event, after: [...is.keys()].join(', ') }];
    return Object.keys({ ...before, ...after }).flatMap((filter): Narrowed[] => {
      const [old, now] = [before[filter], after[filter]];
      return isNarrower(filter, old, now)
        ? [{ what: `on.${event}.${filter}`, before: old?.join(', ') ?? '', after: now?.join(', ') ?? '' }]
        : [];
    });
  });
}

function isNarrower(
  filter: string,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): boolean {
  const isNew = (word: string): boolean => !before?.includes(word);
  if (filter.endsWith('-ignore')) return (after ?? []).some(isNew);
  if (after === undefined) return false;
  // What is excluded by a `!` lets through less, all else more.
  if (after.some((word) => word.startsWith('!') && isNew(word))) return true;
  return before === undefined
    ? !(after.includes('**') || after.length === 0)
    : before.some((word) => !word.startsWith('!') && !after.includes(word));
}
