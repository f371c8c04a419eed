import { commentsIn } from './comments.ts';
import { offsetInFile, type Seed, type Unit, type View } from './seed.ts';
import { placeAt, type Place } from './text.ts';

/** A comment that says which requirements the directives after it carry: `<!-- trace: REQ-109, REQ-110 -->`. */
export interface TraceMark {
  /** As written. */
  readonly ids: readonly string[];
  /** The comment. */
  readonly place: Place;
  /** The directive it stands in or behind; else all up to the next heading or mark. */
  readonly units: readonly Unit[];
}

/** The marks of a file as one language sees it, in order. */
export function traceMarks({ file }: Pick<Seed, 'file'>, view: View): readonly TraceMark[] {
  let marks = known.get(view);
  if (!marks) known.set(view, (marks = view.text.includes('trace:') ? read(file, view) : []));
  return marks;
}

function read(file: Seed['file'], view: View): TraceMark[] {
  // In code or in front matter, a mark marks nothing.
  const comments = new Set(
    view.runs.flatMap(({ kind, text, start }) =>
      kind === 'html' ? [...commentsIn(text)].map(({ from }) => start + from) : [],
    ),
  );
  const found = [...view.text.matchAll(mark)].flatMap(({ 0: whole, 1: ids = '', index }) => {
    const start = offsetInFile(view, index);
    return comments.has(start) ? [{ ids: ids.split(/[\s,]+/), start, end: start + whole.length }] : [];
  });
  const headings = view.sections.map(({ place }) => place.start);
  return found.map(({ ids, start, end }) => {
    const place = placeAt(file, start, end);
    const own = view.units.filter((unit) => standsBeside(unit, place, file.text));
    if (own.length > 0) return { ids, place, units: own };
    const stops = [...headings, ...found.map((other) => other.start)].filter((offset) => offset >= end);
    const stop = Math.min(...stops, Infinity);
    return { ids, place, units: view.units.filter((unit) => unit.place.start >= end && unit.place.start < stop) };
  });
}

/** `- Ask. <!-- trace: REQ-7 -->` is about that item alone. */
function standsBeside({ place: unit }: Unit, mark: Place, text: string): boolean {
  if (unit.start >= mark.start) return false;
  return mark.start < unit.end || (mark.line === unit.endLine && text.slice(unit.end, mark.start).trim() === '');
}

const mark = /<!--[ \t]*trace:[ \t]*([^\s,<>-][^\s,<>]*(?:[\s,]+[^\s,<>-][^\s,<>]*)*)\s*-->/g;

const known = new WeakMap<View, readonly TraceMark[]>();
