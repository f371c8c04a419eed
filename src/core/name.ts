import { axes, type Axis, type CatalogueDefinition } from './catalogue.ts';
import type { Cell } from './seed.ts';

/*
 * File-name patterns: `{axis}` stands for a value or alias of the axis, `[…]` for a part that is there
 * when all its axes are named. `{stage}-{kind}[_{locale}].md` reads `dev-work.md` and `dev-work_ru.md`.
 */

type AxisValues = CatalogueDefinition['axes'];

/** The cell a file name stands for, or undefined when it does not fit the pattern. */
export function parseName(pattern: string, name: string, values: AxisValues): Cell | undefined {
  const match = compile(pattern, values).exec(name);
  if (!match) return undefined;
  const cell: Partial<Record<Axis, string>> = {};
  for (const axis of axes) {
    const found = match.groups?.[axis];
    if (found !== undefined) cell[axis] = canonical(values, axis, found);
  }
  return cell;
}

/** The file names a cell may have under a pattern: canonical values first, then aliases. Empty when an axis is not named. */
export function namesOf(pattern: string, cell: Cell, values: AxisValues): string[] {
  let names = [''];
  for (const part of parts(pattern)) {
    const wanted = part.optional && part.pieces.some((piece) => piece.axis && cell[piece.axis] === undefined);
    if (wanted) continue;
    for (const piece of part.pieces) {
      let choices: readonly string[];
      if (piece.axis) {
        const value = cell[piece.axis];
        if (value === undefined) return [];
        choices = [value, ...(values[piece.axis][value] ?? [])];
      } else choices = [piece.text];
      names = choices.flatMap((choice) => names.map((name) => name + choice));
    }
  }
  return names;
}

/** The axes a pattern speaks of. */
export function axesOf(pattern: string): Axis[] {
  return parts(pattern).flatMap((part) => part.pieces.flatMap((piece) => (piece.axis ? [piece.axis] : [])));
}

/** The first thing wrong with a pattern, or undefined: an axis that does not exist, a bracket left open. */
export function patternFault(pattern: string): string | undefined {
  const unknown = [...pattern.matchAll(/\{([^}]*)\}/g)].find((match) => !isAxis(match[1] ?? ''));
  if (unknown) return unknown[0];
  const rest = pattern.replace(/\{\w+\}/g, '').replace(/\[[^[\]]*\]/g, '');
  return /[{}[\]]/.exec(rest)?.[0];
}

interface Part {
  readonly optional: boolean;
  readonly pieces: readonly { readonly text: string; readonly axis?: Axis }[];
}

// A catalogue has a dozen patterns and asks for each of them in every run.
function parts(pattern: string): readonly Part[] {
  let known = partsKnown.get(pattern);
  if (!known) {
    if (partsKnown.size >= mostPatterns) partsKnown.clear();
    partsKnown.set(pattern, (known = readParts(pattern)));
  }
  return known;
}

function readParts(pattern: string): Part[] {
  return pattern
    .split(/(\[[^[\]]*\])/)
    .filter((text) => text !== '')
    .map((text) => {
      const optional = text.startsWith('[');
      const inner = optional ? text.slice(1, -1) : text;
      const pieces = inner
        .split(/(\{\w+\})/)
        .filter((piece) => piece !== '')
        .map((piece) => {
          const axis = /^\{(\w+)\}$/.exec(piece)?.[1];
          return axis && isAxis(axis) ? { text: piece, axis } : { text: piece };
        });
      return { optional, pieces };
    });
}

function isAxis(name: string): name is Axis {
  return (axes as readonly string[]).includes(name);
}

function canonical(values: AxisValues, axis: Axis, found: string): string {
  const known = values[axis];
  if (Object.hasOwn(known, found)) return found;
  return Object.keys(known).find((name) => known[name]?.includes(found)) ?? found;
}

function compile(pattern: string, values: AxisValues): RegExp {
  let patterns = compiled.get(values);
  if (!patterns) compiled.set(values, (patterns = new Map()));
  let regex = patterns.get(pattern);
  if (!regex) {
    const source = parts(pattern)
      .map(({ optional, pieces }) => {
        const inner = pieces.map((piece) => (piece.axis ? group(piece.axis, values) : escape(piece.text))).join('');
        return optional ? `(?:${inner})?` : inner;
      })
      .join('');
    regex = new RegExp(`^${source}$`, 'u');
    patterns.set(pattern, regex);
  }
  return regex;
}

function group(axis: Axis, values: AxisValues): string {
  const words = Object.entries(values[axis]).flatMap(([name, aliases]) => [name, ...aliases]);
  // Longest first, so that `self-improve` is not read as `self`; an axis without values matches nothing.
  return words.length === 0
    ? '(?!)'
    : `(?<${axis}>${words
        .toSorted((a, b) => b.length - a.length)
        .map(escape)
        .join('|')})`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

const compiled = new WeakMap<AxisValues, Map<string, RegExp>>();

const partsKnown = new Map<string, readonly Part[]>();
const mostPatterns = 1_000;
