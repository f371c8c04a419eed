/** A stretch of a text: offsets, end exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The sentences of a stretch. `masked` is the text with everything that is not prose (code, links, template actions)
 * blotted out by capital letters and with soft line breaks turned into spaces, so that no boundary falls inside.
 */
export function sentences(masked: string, { from, to }: Stretch, locale: string): Stretch[] {
  const source = masked.slice(from, to);
  const single = trimmed(source, from);
  // Most labels and sentences stand alone; Unicode's rules need a mark to break after.
  if (!breakable.test(source.trimEnd())) return single ? [single] : [];
  const found: { from: number; to: number }[] = [];
  for (const { segment, index } of segmenter(locale).segment(source)) {
    const stretch = trimmed(segment, from + index);
    if (!stretch) continue;
    const { from: start, to: end } = stretch;
    const last = found.at(-1);
    if (
      last &&
      belongsTogether(
        masked.slice(Math.max(last.from, last.to - farthest), last.to),
        masked.slice(start, end),
        masked.slice(last.to, start),
      )
    )
      last.to = end;
    else found.push({ from: start, to: end });
  }
  return found;
}

/** Where a source that stands at an offset holds anything but blanks. */
function trimmed(source: string, offset: number): Stretch | undefined {
  const from = offset + source.length - source.trimStart().length;
  const to = offset + source.trimEnd().length;
  return from < to ? { from, to } : undefined;
}

/** How far back an abbreviation may begin: what grows by joining is not gone over again and again. */
const farthest = 200;

const breakable = /[.!?…\n\r\u0085\u2028\u2029\u0589\u061f\u06d4\u0964\u3002\uff01\uff0e\uff1f\uff61][^]*\S/;

/** Unicode's rules break after «см. п.» and before a lower-case word; a reader does not. */
function belongsTogether(before: string, after: string, between: string): boolean {
  if (between.includes('\n')) return false;
  // A lone bracket, quote or emphasis mark belongs to what it closes.
  if (!/[\p{L}\p{N}]/u.test(after) || !/[\p{L}\p{N}]/u.test(before)) return true;
  if (/^[\s"'«„“”(*_[]*\p{Ll}/u.test(after)) return true;
  return openEnds.test(before);
}

// Abbreviations that never end a sentence; «и т.д.» and “etc.” may, so they only join before a lower-case word.
// «Шаг 1. Прочитайте …» is one directive with its number.
const openEnds = new RegExp(
  String.raw`(?:^|[\s("«/])(?:` +
    String.raw`т\.\s?е|т\.\s?к|т\.\s?н|см|ср|пп?|рис|табл|стр|гл|разд|ст|напр|` +
    String.raw`e\.g|i\.e|vs|cf|fig|vol|pp|approx|dr|mrs?|` +
    String.raw`(?:шаг|этап|фаза|step|stage|phase)\s+\d+` +
    String.raw`)\.$|^\d{1,2}[.)]$`,
  'iu',
);

function segmenter(locale: string): Intl.Segmenter {
  let known = segmenters.get(locale);
  if (!known) {
    known = new Intl.Segmenter(Intl.Segmenter.supportedLocalesOf(tag(locale)), { granularity: 'sentence' });
    segmenters.set(locale, known);
  }
  return known;
}

/** A locale of the catalogue may be called anything; Intl throws on what is no language tag. */
function tag(locale: string): string {
  const candidate = locale.replaceAll('_', '-');
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(candidate) ? candidate : 'en';
}

const segmenters = new Map<string, Intl.Segmenter>();
