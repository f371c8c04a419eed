/** Where the comments of a text are, marks included; one that is never closed is none. */
export function* commentsIn(text: string): Generator<{ readonly from: number; readonly to: number }> {
  for (let from = text.indexOf('<!--'); from !== -1;) {
    const end = text.indexOf('-->', from + 4);
    if (end === -1) return;
    yield { from, to: end + 3 };
    from = text.indexOf('<!--', end + 3);
  }
}

/** A text without its comments. */
export function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of commentsIn(text)) {
    parts.push(text.slice(at, from));
    at = to;
  }
  return at === 0 ? text : [...parts, text.slice(at)].join('');
}
