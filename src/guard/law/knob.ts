import type { Change, Drift, DriftVerdict, State } from '../../core/change.ts';
import type { ErrorPlace } from '../../core/errors.ts';
import type { Data } from '../../core/finding.ts';
import { placeAt, type Place, type TextFile } from '../../core/text.ts';

/** One thing of the law or of the linter's settings that differs between two states. */
export interface Knob {
  /** As people write it: `rules.mixed-script.severity`. */
  readonly name: string;
  /** Where it stands in the configuration, or a place of its own. */
  readonly at: readonly (string | number)[] | { readonly base?: Place; readonly head?: Place };
  readonly before: string;
  readonly after: string;
}

export interface KnobOptions {
  readonly verdict?: DriftVerdict;
  readonly data?: Data;
  readonly locale?: string;
  readonly reasons?: Drift['reasons'];
  readonly mend?: string;
}

/** A knob as a change rule yields it: the slots are `knob`, `before`, `after` and what the rule adds. */
export function knobDrift(change: Change, message: string, knob: Knob, options: KnobOptions = {}): Drift {
  const { verdict = 'weakened', data, locale, reasons, mend } = options;
  const { name, before, after } = knob;
  return {
    message,
    verdict,
    data: { knob: name, before, after, ...data },
    base: { at: sideOf(change.base, knob, 'base'), text: before === none ? name : `${name}: ${before}` },
    head: { at: sideOf(change.head, knob, 'head'), text: after === none ? name : `${name}: ${after}` },
    ...(locale === undefined ? {} : { locale }),
    ...(reasons ? { reasons } : {}),
    ...(mend === undefined ? {} : { mend }),
    // An approval is for just this: for these files, cells and values.
    anchor: JSON.stringify([name, before, after, data]),
  };
}

/** What stands where there is nothing. */
export const none = '—';

/** Several names as a message shows them: the first few and how many more there are. */
export function listed(items: readonly (string | number)[], most = 5): string {
  if (items.length === 0) return none;
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} (+${items.length - most})` : shown;
}

/** A value of a configuration as people write it. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return none;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : listed(value.map(shown), 8);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A place that is known by line and column only; as seen from a root that it lies below. */
export function placeOf({ path, line = 1, column = 1 }: ErrorPlace, root?: string): Place {
  return {
    path: root === undefined ? path : below(path, root),
    start: 0,
    end: 0,
    line,
    column,
    endLine: line,
    endColumn: column,
  };
}

/** Where a word first stands in a file, as a place; the beginning where it does not. */
export function placeOfText(file: TextFile, text: string): Place {
  const found = file.text.indexOf(text);
  return found < 0 ? placeAt(file, 0) : placeAt(file, found, found + text.length);
}

function sideOf({ config }: State, { at }: Knob, side: 'base' | 'head'): Place {
  if (isKey(at)) return placeOf(config.placeOf?.(at) ?? { path: config.path }, config.root);
  const own = at[side];
  return own ? { ...own, path: below(own.path, config.root) } : placeOf({ path: config.path }, config.root);
}

function isKey(at: Knob['at']): at is readonly (string | number)[] {
  return Array.isArray(at);
}

function below(path: string, root: string): string {
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}
