import type { Span } from '../core/seed.ts';
import type { Action, Template } from '../core/template.ts';

/**
 * Branches of one condition never meet in a prompt, but a view shows them one after the other; trim markers then glue
 * the last line of one to the first of the next. The line break that was trimmed from the file is put back between them.
 */
export function separateBranches(
  fileText: string,
  view: { readonly text: string; readonly spans: readonly Span[] },
  template: Template,
): { text: string; spans: readonly Span[] } {
  const elses = template.actions.filter(({ keyword }) => keyword.startsWith('else'));
  const spans: Span[] = [];
  let length = 0;
  let next = 0;
  for (const span of view.spans) {
    const last = spans.at(-1);
    const gap = last ? last.start + last.length : 0;
    while ((elses[next]?.start ?? Infinity) < gap) next++;
    const between = lastWithin(elses, next, span.start);
    const glued = last !== undefined && !/[\r\n][ \t]*$/.test(fileText.slice(Math.max(last.start, gap - 200), gap));
    const back = glued && between ? trimmedBreak(fileText, between.end, span.start) : 0;
    spans.push({ from: length, start: span.start - back, length: span.length + back });
    length += span.length + back;
  }
  if (length === view.text.length) return view;
  return { spans, text: spans.map(({ start, length }) => fileText.slice(start, start + length)).join('') };
}

/** The last action from an index on that ends before an offset. */
function lastWithin(actions: readonly Action[], from: number, end: number): Action | undefined {
  let found: Action | undefined;
  for (let index = from; (actions[index]?.end ?? Infinity) <= end; index++) found = actions[index];
  return found;
}

/** How many characters before an offset are the line break, and the indentation after it, that a trim marker ate. */
function trimmedBreak(text: string, from: number, to: number): number {
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(from, to))?.[0].length ?? 0;
}
