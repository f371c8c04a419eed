/** The target of a Markdown link and where it stands. */
export interface DocumentLink {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

/** Links and images of a document, but for what stands in code and comments. A matrix may have megabytes: no tree is made. */
export function linksIn(text: string): DocumentLink[] {
  const plain = blank(text);
  return [...plain.matchAll(/\]\([ \t]*<?([^\s()<>]+)/g)].map(({ 0: whole, 1: target = '', index }) => {
    const end = index + whole.length;
    return { target, start: end - target.length, end };
  });
}

/** The text with code and comments blanked, so that offsets stay. */
function blank(text: string): string {
  return text
    .replace(/^[ \t]*(`{3,}|~{3,})[\s\S]*?(?:^[ \t]*\1[`~]*[ \t]*$|(?![\s\S]))/gm, dots)
    .replace(/<!--[\s\S]*?(?:-->|(?![\s\S]))/g, dots)
    .replace(/`[^`\r\n]*`/g, dots);
}

function dots(code: string): string {
  return '.'.repeat(code.length);
}
