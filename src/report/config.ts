import type { Config, RuleSetting } from '../core/config.ts';
import type { TextOptions } from './input.ts';
import { paintFor } from './paint.ts';
import { visible } from './visible.ts';
import { padEnd, width } from './width.ts';

/** The effective configuration as YAML that could be one, each value with a comment that says where it came from. */
export function configText(config: Config, { colour, width: columns }: TextOptions): string {
  const paint = paintFor(colour);
  const lines = [...yamlLines(written(config), [], columns)].map(({ text, key }) => ({
    text: visible(text),
    origin: key === undefined ? '' : visible(shorten(originOf(key, config.origins), config.path)),
  }));
  // Origins line up where most values end; a longer value pushes its own to the right.
  const column = Math.min(48, Math.max(0, ...lines.map(({ text, origin }) => (origin === '' ? 0 : width(text)))));
  const rows = lines.map(({ text, origin }) =>
    origin === '' ? text : `${padEnd(text, column)}  ${paint.faint(`# ${origin}`)}`,
  );
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
    ...(config.policies === undefined ? {} : { policies: config.policies }),
    locales: config.locales,
    rules: settings(config.rules),
    overrides: config.overrides.map(({ files, rules }) => ({ files, rules: settings(rules) })),
    ignore: config.ignore,
    inventory: config.inventory,
    maxFileSize: config.maxFileSize,
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
  /** Dotted key of the value that stands in this line. */
  readonly key?: string;
}

function* yamlLines(value: unknown, path: readonly string[], columns: number, indent = ''): Generator<Line> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const key = [...path.slice(0, -1), `${path.at(-1) ?? ''}[${index}]`];
      if (isPlain(item)) {
        yield { text: `${indent}- ${scalar(item)}`, key: key.join('.') };
        continue;
      }
      let dash = '- ';
      for (const { text, ...line } of yamlLines(item, key, columns)) {
        yield { text: `${indent}${dash}${text}`, ...line };
        dash = '  ';
      }
    }
    return;
  }
  if (!isMap(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const key = [...path, name];
    const flow = flowOf(inner);
    const text = `${indent}${scalar(name)}:`;
    if (flow !== undefined && (isPlain(inner) || width(text) + width(flow) < columns - 24 || flow.length <= 2)) {
      yield { text: `${text} ${flow}`, key: key.join('.') };
      continue;
    }
    yield { text };
    yield* yamlLines(inner, key, columns, `${indent}  `);
  }
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
function originOf(key: string, origins: ReadonlyMap<string, string>): string {
  let known = key;
  for (;;) {
    const origin = origins.get(known);
    if (origin !== undefined) return origin;
    const end = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
    if (end <= 0) return '';
    known = known.slice(0, end);
  }
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
