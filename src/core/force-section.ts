import type { Parsed } from './clauses.ts';
import { labelForces, type ForceGrammar, type LabelForce, type SectionForce } from './force-pack.ts';
import { wordsIn, type Word } from './mask.ts';
import type { Section, Unit, View } from './seed.ts';

/** What a section, or the item a directive is nested in, lends it. */
export interface Lent {
  readonly force?: SectionForce;
  /** «Исключение:» says that what follows is none of the rule above. */
  readonly exception?: true;
  /** «Больше не действует:» takes all force from what follows. */
  readonly outdated?: true;
  /** The words that lend it. */
  readonly label?: string;
  readonly role?: string;
  /** `lead`: the item it is nested in; `label`: words of the section's label; `role`: what the section is for. */
  readonly by?: 'lead' | 'label' | 'role';
}

/** The nearest item or label that says how what follows is meant. */
export function labelForce(unit: Unit, { view }: { readonly view: View }, grammar: ForceGrammar): Lent {
  const section = view.sections[unit.section];
  const role = section?.role;
  const own = role === undefined ? {} : { role };
  for (let up = parentOf(view, unit); up; up = parentOf(view, up)) {
    const lead = up.lead ? forceOfLabel(leadIn(up.text), grammar) : undefined;
    if (lead) return { ...own, ...lead, label: up.text, by: 'lead' };
  }
  return section ? sectionForce(section, grammar) : {};
}

/** What of an item introduces its list: a paragraph after the list is part of the item and says nothing of the list. */
function leadIn(text: string): string {
  const colon = [...text.matchAll(/:\s+(?=\p{Lu})/gu)].at(-1);
  if (!colon || text.trimEnd().endsWith(':')) return text;
  const before = text.slice(0, colon.index + 1);
  return before.slice(before.search(/[^.!?]*$/));
}

/** What a section lends by the words of its label, or else by its role. */
export function sectionForce(section: Section, grammar: ForceGrammar): Lent {
  let ofGrammar = known.get(grammar);
  if (!ofGrammar) known.set(grammar, (ofGrammar = new WeakMap()));
  let lent = ofGrammar.get(section);
  if (!lent) ofGrammar.set(section, (lent = readSection(section, grammar)));
  return lent;
}

function readSection({ label, role, form }: Section, grammar: ForceGrammar): Lent {
  const own = role === undefined ? {} : { role };
  if (form === 'opening') return own;
  const force = role === undefined ? undefined : grammar.words.sections[role];
  // Roles whose lists are no orders are not made orders by an imperative in their label: «Используйте контекст:».
  const said = force === 'describe' ? undefined : forceOfLabel(label, grammar);
  if (said) return { ...own, ...said, label, by: 'label' };
  return force === undefined ? { ...own, label } : { ...own, force, label, by: 'role' };
}

/** Is it nothing but a name and its value (`BASE_BRANCH`: `main`), which orders nothing? */
export function isTitleOfForce({ words }: Parsed, { force }: Lent): boolean {
  if (force === 'must-not' || force === 'restrict' || force === 'may') return false;
  const colon = words.findIndex(({ text }) => text === ':');
  return (
    colon === 1 &&
    words[0]?.kind === 'code' &&
    words.slice(colon + 1).every(({ kind }) => kind === 'code' || kind === 'mark')
  );
}

/** A label within a directive, «Допустимые файлы: `a`, `b`»: nothing else is allowed. `to` is the word after its colon. */
export function closedList({ words }: Parsed, grammar: ForceGrammar): { to: number; lends: Lent } | undefined {
  const match = grammar.labels.at(words, 0);
  if (match?.meaning !== 'restrict') return undefined;
  const colon = words.findIndex(({ kind }) => kind !== 'word');
  if (words[colon]?.text !== ':' || colon > match.to + 2 || colon === words.length - 1) return undefined;
  const label = words.slice(0, colon).map(({ text }) => text);
  return { to: colon + 1, lends: { force: 'restrict', label: label.join(' '), by: 'lead' } };
}

function forceOfLabel(
  label: string,
  grammar: ForceGrammar,
): Pick<Lent, 'force' | 'exception' | 'outdated'> | undefined {
  const words = wordsIn(label.slice(0, longestLabel));
  const found = new Set<LabelForce>();
  const negations = grammar.words.phrases.negation ?? [];
  let orders = false;
  for (let index = 0; index < words.length; index++) {
    const next = words[index + 1];
    const ordered = grammar.isForm('imperative', next) || grammar.isForm('infinitive', next);
    orders ||= ordered;
    if (ordered && negations.includes(words[index]?.text ?? '')) found.add('must-not');
    const match = grammar.labels.at(words, index);
    if (!match) continue;
    if (match.meaning === 'outdated') {
      // «Если запуск больше не действует, остановите его:» speaks of something else.
      if (!orders && isLast(words, match.to) && !isConditional(words, index, grammar)) return nothingLent;
    } else if (!isAside(words, index)) {
      found.add(match.meaning);
      index = match.to - 1;
    }
  }
  for (const force of labelForces) {
    if (!found.has(force) || force === 'outdated') continue;
    return force === 'exception' ? { force: 'may', exception: true } : { force };
  }
  return undefined;
}

function isLast(words: readonly Word[], to: number): boolean {
  return words.slice(to).every(({ kind }) => kind === 'mark');
}

function isConditional(words: readonly Word[], to: number, { phrases }: ForceGrammar): boolean {
  return words.slice(0, to).some((_, index) => phrases.at(words, index)?.meaning.kind === 'condition');
}

/** «Артефакты (опционально)»: brackets say something about the label, too, but not what the list is for. */
function isAside(words: readonly Word[], index: number): boolean {
  return words.slice(0, index).some(({ text }) => text === '(');
}

function parentOf(view: View, unit: Unit): Unit | undefined {
  return unit.parent === undefined ? undefined : view.units[unit.parent];
}

// A lead may say what it is for before it names the list: «Подготовьте PR … Разрешённые изменения:».
const longestLabel = 400;

const nothingLent = { force: 'describe', outdated: true } as const;

const known = new WeakMap<ForceGrammar, WeakMap<Section, Lent>>();
