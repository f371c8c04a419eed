import { axes, matches, type CatalogueDefinition } from '../core/catalogue.ts';
import type { Run } from '../core/resolve.ts';

/** What the templates of a run are executed with, as JSON would hold it. */
export type RenderData = Readonly<Record<string, unknown>>;

/** The data the catalogue declares for a run: its locale, then every entry that fits, later ones over earlier ones. */
export function dataOf({ data, locale }: CatalogueDefinition, run: Run): RenderData {
  const base = locale.variable === undefined ? {} : withValue({}, locale.variable.split('.'), run.locale);
  return data
    .filter(({ match }) => matches(run, match))
    .reduce((known, { values }) => mergeData(known, filledIn(values, run)), base);
}

/** One over the other: maps key by key, lists and single values as a whole. */
export function mergeData(base: RenderData, over: RenderData): RenderData {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const known = merged.get(key);
    merged.set(key, isRecord(known) && isRecord(value) ? mergeData(known, value) : value);
  }
  return Object.fromEntries(merged);
}

/** The data with a value at a path; what is no map on the way becomes one. */
export function withValue(data: RenderData, [key, ...rest]: readonly string[], value: unknown): RenderData {
  if (key === undefined) return data;
  const known = Object.hasOwn(data, key) ? data[key] : undefined;
  const inner = rest.length === 0 ? value : withValue(isRecord(known) ? known : {}, rest, value);
  return Object.fromEntries([...Object.entries(data), [key, inner]]);
}

/** Strings with the axes of the run in them: `{role}`. */
function filledIn(values: RenderData, run: Run): RenderData {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fill(value, run)]));
}

function fill(value: unknown, run: Run): unknown {
  if (typeof value === 'string') return value.replace(axisNames, (_, axis: (typeof axes)[number]) => run[axis] ?? '');
  if (Array.isArray(value)) return value.map((item: unknown) => fill(item, run));
  return isRecord(value) ? filledIn(value, run) : value;
}

function isRecord(value: unknown): value is RenderData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const axisNames = new RegExp(`\\{(${axes.join('|')})\\}`, 'g');
