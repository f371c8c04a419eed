import type { DriftSide } from '../core/change.ts';
import type { GuardItem, GuardVerdict } from '../guard/guard.ts';
import { noteText } from './approval.ts';
import { guardSummary, guardWords, type GuardInput } from './guard-words.ts';
import { cells, code, inline } from './markdown-text.ts';

/**
 * The verdict as Markdown for a job summary or a comment: what was weakened, then what has to be read, with both places and texts
 * and what would restore each. At most 60,000 characters.
 */
export function guardMarkdown(verdict: GuardVerdict, input: GuardInput): string {
  const { words } = input;
  const { mark, text, counts } = guardSummary(verdict, words);
  const loose = verdict.approvals.filter(({ item }) => item === undefined);
  const start = [
    `### ${mark} seedlint guard: ${inline(text)}`,
    inline(counts),
    ...loose.slice(0, shownNotes).map((note) => `- ${inline(cut(noteText(note, words)))}`),
  ].join('\n\n');
  let whole = `${start}\n`;
  let left = verdict.weakened.length + verdict.unclear.length;
  for (const kind of ['weakened', 'unclear'] as const) {
    const items = verdict[kind];
    if (items.length === 0) continue;
    const head = `\n**${inline(words.ui(`guard.${kind}`, { count: items.length }))}**\n\n${tableHead(input)}\n`;
    for (const [index, item] of items.entries()) {
      const row = `${index === 0 ? head : ''}${rowOf(item, verdict, input)}\n`;
      if (whole.length + row.length > limit - reserve) return whole + more(left, input);
      whole += row;
      left--;
    }
  }
  return whole;
}

function tableHead({ words }: GuardInput): string {
  const names = (['what', 'base', 'head', 'mend'] as const).map((name) => inline(words.ui(`guard.column-${name}`)));
  return `${cells(['', ...names])}\n${cells(['', ...names].map(() => '---'))}`;
}

function rowOf(item: GuardItem, { approvals }: GuardVerdict, input: GuardInput): string {
  const say = guardWords(input);
  const notes = approvals.filter((note) => note.item === item.id).slice(0, shownNotes);
  const told = [say.message(item), ...say.reasons(item), ...notes.map((note) => noteText(note, input.words))];
  return cells([
    item.approved ? '✔' : item.verdict === 'weakened' ? '✖' : '▲',
    [...told.map((text) => inline(cut(text))), `${inline(item.rule)} ${code(item.id)}`].join('<br>'),
    sideOf(item.base),
    sideOf(item.head),
    item.approved ? '' : inline(cut(say.mend(item) ?? '')),
  ]);
}

function sideOf(side: DriftSide | undefined): string {
  if (!side) return '—';
  const force = side.force === undefined ? '' : ` · ${side.force}`;
  return `${inline(`${side.at.path}:${side.at.line}`)}<br>${inline(cut(side.text))}${inline(force)}`;
}

function more(count: number, { words }: GuardInput): string {
  return `\n${inline(words.ui('guard.more', { count }))}\n`;
}

/** A text in a cell is there to be known again; all of it is in the file. */
function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

// A comment on GitHub may have 65,536 characters, and who posts it adds some.
const limit = 60_000;
// Room for the line that tells how many are left out.
const reserve = 200;
const longest = 600;
const shownNotes = 5;
