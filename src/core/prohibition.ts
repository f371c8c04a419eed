import { letters } from './script.ts';
import type { Section, Unit, View } from './seed.ts';

/** Does a directive forbid what it says between two offsets of its text: by its own words, or by the section or item it stands in? */
export function isProhibited(view: View, unit: Unit, from: number, to: number): boolean {
  const section = view.sections[unit.section];
  if (section && isForbidden(section)) return true;
  for (let up = parentOf(view, unit); up; up = parentOf(view, up)) {
    if (up.lead && (forbids.test(up.text) || forbidsWhatFollows(up.text))) return true;
  }
  return isNegated(unit.text, from, to);
}

/** Do the words around a stretch of a text forbid it? */
export function isNegated(text: string, from: number, to: number): boolean {
  const before =
    text
      .slice(Math.max(0, from - farthest), from)
      .split(sentenceEnd)
      .at(-1) ?? '';
  const after = text.slice(to, to + farthest).split(sentenceEnd)[0] ?? '';
  return forbids.test(after) || forbidsWhatFollows(before, text.slice(from, to));
}

/** A section that lists what not to do. «Ограничения» may be rules of any kind: there each directive speaks for itself. */
export function isForbidden({ role, label }: Pick<Section, 'role' | 'label'>): boolean {
  return (role === 'forbidden' && !mixedLabel.test(label)) || forbids.test(label);
}

function parentOf(view: View, unit: Unit): Unit | undefined {
  return unit.parent === undefined ? undefined : view.units[unit.parent];
}

/** Is the last «не» of a text still in force where the text goes on? */
function forbidsWhatFollows(text: string, next = ''): boolean {
  let rest: string | undefined;
  for (const match of text.matchAll(negation)) rest = text.slice(match.index + match[0].length);
  if (rest === undefined || reminder.test(rest)) return false;
  // "If the hooks do not pass, use …": what is negated ends where the next order begins. Code gives no orders.
  const order = nextOrder.exec(rest.replace(/`[^`]*`/g, ' X ') + next);
  return !order || choice.test(order.input.slice(order.index));
}

function word(alternatives: string): string {
  return String.raw`(?<![\p{L}\p{M}\p{N}_-])(?:${alternatives})(?![\p{L}\p{M}\p{N}_])`;
}

/** Nobody refers further back within one sentence. */
const farthest = 500;

const mixedLabel = /^(?:ограничени|constraint|limit|restriction)/iu;
const sentenceEnd = /[.;!?](?=\s|$)/;

// Says «no» about what stands before it or what it introduces.
const forbids = new RegExp(
  word(
    String.raw`запрещ[${letters}]*|запрет[${letters}]*|недопустим[${letters}]*|нельзя|не\s+(?:допуска|разреша|использ|применя|запуска|выполня|дела)[${letters}]*|` +
      String.raw`forbidden|prohibited|disallowed|banned|(?:not|never)\s+(?:be\s+)?(?:allowed|permitted|used|acceptable)|(?:must|may|shall|should)\s+not|don['’]ts?|never|do\s+not`,
  ),
  'iu',
);

const negation = new RegExp(
  word(
    String.raw`не|ни|нельзя|никогда|без|вместо|никаких|запрещ[${letters}]*|недопустим[${letters}]*|избега[${letters}]*|` +
      String.raw`not|don['’]t|doesn['’]t|never|no|nor|without|avoid|instead\s+of|rather\s+than|cannot|can['’]t|refuse|forbidden|prohibited`,
  ),
  'giu',
);

// «не забудьте», "do not hesitate to": orders in the shape of prohibitions.
const reminder = /^\s+(?:забуд|забыва|стесня|бой|только|forget|hesitate|only|just)/iu;

// "Do not commit, push or merge": one prohibition of several things.
const choice = new RegExp(word('или|ни|or|nor'), 'iu');

const nextOrder = new RegExp(
  String.raw`(?:[,:;—–]|\s-\s|(?<![${letters}])(?:а|но|просто|сразу|затем|then|but|just|simply))\s*(?:(?:а|но|просто|сразу|затем|then|but|just|simply|and)\s+)*` +
    word(
      String.raw`[${letters}]+(?:й|и|ь)те(?:сь)?|` +
        'run|execute|use|do|apply|push|add|call|set|skip|disable|force|delete|drop|remove|reset|pass|try|perform|ignore|bypass|commit|merge|turn',
    ),
  'iu',
);
