import { cut, type Passage } from './passage.ts';
import { joined } from './join.ts';

/** A passage without the lines that hold nothing but policy marks: `<!-- policy:no-secrets -->`. */
export function withoutMarks(passage: Passage): Passage {
  const kept: Passage[] = [];
  let from = 0;
  for (const { index, 0: line } of passage.text.matchAll(marks)) {
    kept.push(cut(passage, from, index));
    from = index + line.length;
  }
  return from === 0 ? passage : joined([...kept, cut(passage, from, passage.text.length)]);
}

const marks = /^[ \t]*(?:<!--[ \t]*\/?policy:[^\s<>]+[ \t]*-->[ \t]*)+\r?\n/gm;
