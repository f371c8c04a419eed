import { isObject, own } from './json.ts';

/** Fields by which an answer is known, whatever it lacks. */
export const reportFields = ['diagnosis', 'action_items', 'evidence_refs', 'tool_gaps'] as const;

/** Has it enough of an answer to be one? */
export function isReport(data: unknown): boolean {
  return reportFields.filter((field) => own(data, field) !== undefined).length >= 2;
}

/** The structured answer in a message: the message itself, a fence in it, or what its outer braces hold. */
export function answerIn(message: string): unknown {
  const fences = [...message.matchAll(/^[ \t]*(`{3,}|~{3,})[^\n]*\n([^]*?)^[ \t]*\1[ \t]*$/gm)].map(
    ([, , body = '']) => body,
  );
  const [open, close] = [message.indexOf('{'), message.lastIndexOf('}')];
  const braces = open === -1 || close < open ? [] : [message.slice(open, close + 1)];
  for (const text of [message, ...fences.toReversed(), ...braces]) {
    const data = parsed(text);
    if (isReport(data)) return data;
  }
  return undefined;
}

function parsed(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}
