/** The known word that was most likely meant, or undefined when none is close enough to be offered. */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  const wanted = fold(word);
  let best: { word: string; distance: number } | undefined;
  for (const candidate of known) {
    if (candidate === word) continue;
    const folded = fold(candidate);
    const longer = Math.max(wanted.length, folded.length);
    // Half of a word of two letters is no slip.
    const limit = longer < 3 ? 0 : Math.max(1, Math.floor(longer / 3));
    if (Math.abs(wanted.length - folded.length) > limit) continue;
    const distance = editDistance(wanted, folded);
    if (distance <= limit && distance < Math.min(wanted.length, best?.distance ?? Infinity)) {
      best = { word: candidate, distance };
    }
  }
  return best?.word;
}

/** Letters to insert, delete, replace or swap with their neighbour to get from one word to the other. */
export function editDistance(one: string, other: string): number {
  const from = Array.from(one);
  const to = Array.from(other);
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

// `front_matter`, `front-matter` and `Front Matter` all mean `frontMatter`.
function fold(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
