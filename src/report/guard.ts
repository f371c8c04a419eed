import type { DriftSide } from '../core/change.ts';
import type { GuardItem, GuardVerdict } from '../guard/guard.ts';

import { itemNotes, looseNotes } from './approval.ts';
import { guardSummary, guardWords, type GuardInput } from './guard-words.ts';
import type { TextOptions } from './input.ts';
import { paintFor, type Paint } from './paint.ts';
import { visible } from './visible.ts';
import { padStart, width as widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** The verdict for a terminal: what became weaker, what somebody has to read, with both texts of each; then the balance. */
export function guardText(verdict: GuardVerdict, input: GuardInput & TextOptions): string {
  const paint = paintFor(input.colour);
  const blocks = [
    ...section('weakened', verdict, input, paint),
    ...section('unclear', verdict, input, paint),
    ...looseNotes(verdict.approvals, input),
    [summary(verdict, input, paint)],
  ];
  return `${blocks.map((rows) => rows.join('\n')).join('\n\n')}\n`;
}

function section(
  verdict: 'weakened' | 'unclear',
  { [verdict]: items, approvals }: GuardVerdict,
  input: GuardInput & TextOptions,
  paint: Paint,
): string[][] {
  if (items.length === 0) return [];
  const colour = verdict === 'weakened' ? paint.severity.error : paint.severity.warning;
  return [
    [paint.strong(colour(input.words.ui(`guard.${verdict}`, { count: items.length })))],
    ...items.map((item) => [...rowsOf(item, input, paint), ...itemNotes(approvals, item, input)]),
  ];
}

function rowsOf(item: GuardItem, input: GuardInput & TextOptions, paint: Paint): string[] {
  const { words, width } = input;
  const say = guardWords(input);
  const place = item.head ?? item.base;
  const where = place ? `${visible(place.at.path)}:${place.at.line}` : '';
  const colour = item.verdict === 'weakened' ? paint.severity.error : paint.severity.warning;
  const mark = item.approved ? paint.good('✔') : colour(item.verdict === 'weakened' ? '✖' : '▲');
  const label = Math.max(...(['base', 'head'] as const).map((side) => widthOf(words.ui(`guard.${side}`))));
  const text = (side: 'base' | 'head', one: DriftSide | undefined): string[] => {
    if (!one) return [];
    const force = one.force === undefined ? '' : ` · ${one.force}`;
    const head = `${padStart(words.ui(`guard.${side}`), label)} `;
    const rows = wrap(`${visible(one.text)}${force}`, Math.max(20, width - 4 - label - 1));
    const painted = side === 'base' ? paint.faint : (row: string) => row;
    return rows.map((row, index) => `    ${paint.faint(index === 0 ? head : ' '.repeat(label + 1))}${painted(row)}`);
  };
  const reasons = say.reasons(item);
  const mend = say.mend(item);
  return [
    `${mark} ${paint.path(where)}  ${paint.faint(visible(item.rule))} ${paint.faint(item.id)}`,
    ...wrap(
      visible([say.message(item), ...(reasons.length > 0 ? [`${reasons.join('; ')}.`] : [])].join(' ')),
      width - 2,
    ).map((row) => `  ${row}`),
    ...text('base', item.base),
    ...text('head', item.head),
    ...(mend === undefined || item.approved
      ? []
      : wrap(visible(mend), width - 4).map((row) => `  ${paint.faint(row)}`)),
  ];
}

function summary(verdict: GuardVerdict, { words }: TextOptions, paint: Paint): string {
  const { mark, text, counts } = guardSummary(verdict, words);
  const colour = { '✖': paint.severity.error, '▲': paint.severity.warning, '✔': paint.good }[mark];
  return `${colour(mark)} ${paint.strong(colour(text))} ${paint.faint(`· ${counts}`)}`;
}
