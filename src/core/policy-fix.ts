import type { Carrier } from './carried.ts';
import type { Edit } from './fix.ts';
import type { Altered } from './literal.ts';
import type { ManagedBlock } from './managed.ts';
import type { PolicyText } from './policy.ts';
import { offsetInFile } from './seed.ts';

/** Puts the text of a policy between its marks, indented as they are. */
export function blockFix({ from, inner }: ManagedBlock, { seed, view }: Carrier, { text }: PolicyText): Edit {
  const lineStart = view.text.lastIndexOf('\n', from - 1) + 1;
  const indent = /^[ \t]*/.exec(view.text.slice(lineStart, from))?.[0] ?? '';
  const end = /\r\n|\n/.exec(seed.file.text)?.[0] ?? '\n';
  const lines = text.split('\n').map((line) => (line === '' ? '' : indent + line));
  return {
    path: seed.file.path,
    start: offsetInFile(view, inner[0], true),
    end: offsetInFile(view, inner[1]),
    text: `${end}${lines.join(end)}${end}${indent}`,
  };
}

/** Puts the words of the policy for those of one directive. */
export function textFix({ canonical, unit }: Altered): Edit {
  const { path, start, end } = unit.place;
  return { path, start, end, text: canonical.text };
}
