import type { GuardItem, GuardVerdict } from '../guard/guard.ts';
import { noteText } from './approval.ts';
import { command } from './github.ts';
import { guardSummary, guardWords, type GuardInput } from './guard-words.ts';

/**
 * The verdict as GitHub workflow commands: an error where something was weakened, a warning where somebody has to read, a notice
 * for what is approved and for the whole. GitHub keeps ten of each kind per step.
 */
export function guardGithub(verdict: GuardVerdict, input: GuardInput): string {
  const { words } = input;
  const errors = verdict.weakened.filter(({ approved }) => !approved);
  const warnings = verdict.unclear.filter(({ approved }) => !approved);
  const { mark, text, counts } = guardSummary(verdict, words);
  const left = Math.max(0, errors.length - limit) + Math.max(0, warnings.length - limit);
  return [
    ...errors.slice(0, limit).map((item) => annotation('error', item, verdict, input)),
    ...warnings.slice(0, limit).map((item) => annotation('warning', item, verdict, input)),
    ...(left > 0 ? [command('notice', { title }, words.ui('github.more', { count: left }))] : []),
    command('notice', { title }, `${mark} ${text} · ${counts}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function annotation(
  level: 'error' | 'warning',
  item: GuardItem,
  { approvals }: GuardVerdict,
  input: GuardInput,
): string {
  const say = guardWords(input);
  // An annotation stands beside a line of head; what is gone there has none, and its old place is told instead.
  const { head, base } = item;
  const at = (head ?? base)?.at;
  const side = (name: 'base' | 'head'): string[] => {
    const one = item[name];
    return one ? [`${input.words.ui(`guard.${name}`)} ${one.at.path}:${one.at.line} ${one.text}`] : [];
  };
  const lines = [
    say.message(item),
    ...say.reasons(item),
    ...side('base'),
    ...side('head'),
    say.mend(item) ?? '',
    ...approvals.filter((note) => note.item === item.id).map((note) => noteText(note, input.words)),
  ].filter((line) => line !== '');
  const place = at ? { file: at.path, ...(head ? { line: at.line, endLine: at.endLine } : {}) } : {};
  return command(level, { ...place, title: `${item.rule} ${item.id}` }, lines.join('\n'));
}

const title = 'seedlint guard';
const limit = 10;
