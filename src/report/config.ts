import type { Config, RuleSetting } from '../core/config.ts';
import type { TextOptions } from './input.ts';
import { lawWritten } from './config-law.ts';
import { requirementsWritten } from './config-requirements.ts';
import { paintFor } from './paint.ts';
import { visible } from './visible.ts';
import { padEnd, width } from './width.ts';
import type { Words } from './words.ts';

/**
 * The effective configuration as YAML that could be one. A comment says where a value came from;
 * where everything below a key has one origin, it is said once, at the key.
 */
export function configText(config: Config, { words, colour, width: columns }: TextOptions): string {
  const paint = paintFor(colour);
  const lines = [
    ...yamlLines(written(config), { path: [], indent: '', columns, origins: config.origins, said: false, words }),
  ];
  // Origins line up where most values end; a longer value pushes its own to the right.
  const column = Math.min(48, Math.max(0, ...lines.map(({ text, origin }) => (origin ? width(visible(text)) : 0))));
  const rows = lines.map(({ text, origin }) => {
    if (!origin) return visible(text);
    return `${padEnd(visible(text), column)}  ${paint.faint(`# ${visible(shorten(origin, config.path))}`)}`;
  });
  return `${paint.faint(`# ${visible(config.path)}`)}\n${rows.join('\n')}\n`;
}

/** The same as data, indented by two; `origins` maps dotted keys to where they came from. */
export function configJson(config: Config): string {
  const data = { path: config.path, ...written(config), origins: Object.fromEntries(config.origins) };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** The configuration in the shape of a configuration file. */
function written(config: Config): Record<string, unknown> {
  return {
    root: config.root,
    catalogue: config.catalogue,
    ...lawWritten(config.law),
    ...requirementsWritten(config.requirements),
    locales: config.locales,
    translations: config.translations.path,
    traces: config.traces.path,
    baseline: config.baseline.path,
    approvals: config.approvals,
    ...(config.approvers ? { approvers: config.approvers } : {}),
    rules: settings(config.rules),
    overrides: config.overrides.map(({ files, rules }) => ({ files, rules: settings(rules) })),
    ignore: config.ignore,
    inventory: config.inventory,
    maxFileSize: config.maxFileSize,
    improve: config.improve,
  };
}

function settings(rules: Readonly<Record<string, RuleSetting>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rules).map(([id, { severity, options }]) => [
      id,
      Object.keys(options).length === 0 ? severity : { severity, ...options },
    ]),
  );
}

interface Line {
  readonly text: string;
  /** Where the value of this line, or everything below it, came from. */
  readonly origin?: string | undefined;
}

interface Spot {
  readonly path: readonly string[];
  readonly indent: string;
  readonly columns: number;
  readonly origins: ReadonlyMap<string, string>;
  /** The origin was said further up. */
  readonly said: boolean;
  readonly words: Words;
}

function* yamlLines(value: unknown, spot: Spot): Generator<Line> {
  if (Array.isArray(value)) yield* listLines(value, spot);
  else if (isMap(value)) yield* mapLines(value, spot);
}

function* listLines(items: readonly unknown[], spot: Spot): Generator<Line> {
  // A list of every path of a repository is for machines.
  const shown = items.length > longest ? items.slice(0, longest / 2) : items;
  for (const [index, item] of shown.entries()) {
    const path = itemPath(spot.path, index);
    const flow = flowOf(item);
    if (flow !== undefined && (isPlain(item) || width(spot.indent) + width(flow) < spot.columns - 24)) {
      const [origin] = spot.said ? [] : originsOf(item, path, spot.origins);
      yield { text: `${spot.indent}- ${flow}`, origin };
      continue;
    }
    let dash = '- ';
    for (const line of yamlLines(item, { ...spot, path, indent: '' })) {
      yield { ...line, text: `${spot.indent}${dash}${line.text}` };
      dash = '  ';
    }
  }
  const left = items.length - shown.length;
  if (left > 0) yield { text: `${spot.indent}# ${spot.words.ui('config.more', { count: left })}` };
}

function* mapLines(map: Readonly<Record<string, unknown>>, spot: Spot): Generator<Line> {
  for (const [name, value] of Object.entries(map)) {
    if (value === undefined) continue;
    const path = [...spot.path, name];
    const origins = spot.said ? [] : originsOf(value, path, spot.origins);
    const origin = origins.length === 1 ? origins[0] : undefined;
    const flow = origins.length > 1 ? undefined : flowOf(value);
    const text = `${spot.indent}${scalar(name)}:`;
    if (flow !== undefined && (!Array.isArray(value) || width(text) + width(flow) < spot.columns - 24)) {
      yield { text: `${text} ${flow}`, origin };
      continue;
    }
    yield { text, origin };
    yield* yamlLines(value, { ...spot, path, indent: `${spot.indent}  `, said: spot.said || origin !== undefined });
  }
}

/** Where the parts of a value came from, each origin once; undefined among them when some part has none. */
function originsOf(
  value: unknown,
  path: readonly string[],
  origins: ReadonlyMap<string, string>,
): (string | undefined)[] {
  const below = Array.isArray(value)
    ? value.map((item: unknown, index) => originsOf(item, itemPath(path, index), origins))
    : isMap(value)
      ? Object.entries(value).map(([name, item]) => originsOf(item, [...path, name], origins))
      : [];
  return below.length === 0 ? [originOf(path.join('.'), origins)] : [...new Set(below.flat())];
}

function itemPath(path: readonly string[], index: number): string[] {
  return [...path.slice(0, -1), `${path.at(-1) ?? ''}[${index}]`];
}

/** A value on one line, when it is plain, empty, or a list of plain values. */
function flowOf(value: unknown): string | undefined {
  if (isPlain(value)) return scalar(value);
  if (Array.isArray(value)) return value.every(isPlain) ? `[${value.map(scalar).join(', ')}]` : undefined;
  return isMap(value) && Object.keys(value).length === 0 ? '{}' : undefined;
}

function scalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  const plain = /^[\p{L}_./*][\p{L}\p{N}_./*@-]*$/u.test(value) && !/^(?:true|false|null|\*.*|\.\d.*)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}

/** Where a value came from: what is known of the key itself, or of what it stands in. */
function originOf(key: string, origins: ReadonlyMap<string, string>): string | undefined {
  let known = key;
  while (!origins.has(known)) {
    const end = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
    if (end <= 0) return undefined;
    known = known.slice(0, end);
  }
  return origins.get(known);
}

function shorten(origin: string, config: string): string {
  const folder = config.slice(0, config.lastIndexOf('/') + 1);
  return folder !== '' && origin.startsWith(folder) ? origin.slice(folder.length) : origin;
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const longest = 100;
