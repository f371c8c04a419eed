import type { Reading } from '../../src/core/force.ts';
import { artefacts, type ScopeKind, type ScopeMark } from '../../src/core/scope-pack.ts';
import { fileKind } from './files.ts';

/** What a directive would change: a kind of file, or a path in inline code. Words `from`…`to` of the reading. */
export interface Target {
  readonly kind: TargetKind;
  readonly from: number;
  readonly to: number;
  /** The path, where one is named. */
  readonly path?: string;
}

export type TargetKind = (typeof things)[number] | 'path';

/** Where targets are looked for. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Without a verb, the place of a change is no change: "comments in the code". */
  readonly nominal?: boolean;
  /** Of nouns in a row the last is the thing. */
  readonly headLast: boolean;
  /** The verb makes its object: what stands after a preposition is no part of it. */
  readonly makes?: boolean;
}

/**
 * What stands in a stretch as something changed, not as what a text is about: in "a summary of changes in the code" that is the summary.
 * Each thing is held against the one before it: by a preposition, a comma, or nothing between them.
 */
export function targetsIn(
  { parsed: { words, marks, markOf } }: Reading,
  scopeMarks: ReadonlyMap<number, ScopeMark>,
  { from, to, nominal = false, headLast, makes = false }: Stretch,
  isAside: (index: number) => boolean,
): Target[] {
  const found: Target[] = [];
  let last: (Target & { readonly governed: boolean }) | undefined;
  let relation: Relation | undefined;
  let joined = false;
  let slash = false;
  let gap = 0;
  let changing = false;
  let quoted = false;
  for (let index = from; index < to;) {
    const word = words[index];
    const force = marks[markOf[index] ?? -1]?.kind ?? '';
    // «При необходимости» is no «при» of anything.
    const mark = force === 'hedge' ? undefined : scopeMarks.get(index);
    const path = word?.kind === 'code' && fileKind(word.text) ? word.text : undefined;
    const kind: TargetKind | undefined =
      path === undefined ? mark && thingOf(mark) : fileKind(path) === 'document' ? 'documents' : 'path';
    const end = path === undefined ? Math.min(mark?.to ?? index + 1, to) : index + 1;
    if (isAside(index)) {
      index = end;
      continue;
    }
    // Quoted words are spoken of, not changed.
    if (word?.text === '"') quoted = !quoted;
    if (word && kind && !quoted) {
      const thing = { kind, from: index, to: end, ...(path === undefined ? {} : { path }) };
      const near = { relation, joined, slash, gap, nominal, headLast, makes };
      if (last && replaces(thing, last, near) && found.at(-1) === last) found.pop();
      const depends = mark?.kinds.has('genitive') === true;
      const governed: boolean = (depends && !changing) || isGoverned(thing, last, near);
      last = { ...thing, governed };
      if (!governed) found.push(last);
      // «Изменения кода и тестов»: both are changed.
      changing = isChange(thing) ? !governed : changing && depends;
      relation = undefined;
      joined = slash = false;
      gap = 0;
    } else if (mark && relationOf(mark)) {
      // "A task for every defect in the code" is still for it.
      relation = relation === 'by' ? relation : relationOf(mark);
    } else if (word?.text === '/') slash = true;
    else if (parts.test(word?.text ?? '') || joins.has(force)) {
      // «Требования к API и тестам», «план тестирования и миграции»: a thing nobody knows of is a thing, too.
      const hidden = relation !== undefined || (!headLast && last?.kind === 'about');
      if (hidden && gap > 0) {
        const unknown: Target = { kind: 'about', from: index, to: index };
        const near = { relation, joined, slash, gap, nominal, headLast, makes };
        last = { ...unknown, governed: relation === undefined || isGoverned(unknown, last, near) };
      }
      joined = true;
      relation = undefined;
    } else if (word?.kind !== 'mark') gap++;
    index = end;
  }
  return found;
}

type Relation = (typeof relations)[number];

interface Near {
  readonly relation: Relation | undefined;
  readonly joined: boolean;
  readonly slash: boolean;
  /** Words between the two that say nothing of files. */
  readonly gap: number;
  readonly nominal: boolean;
  readonly headLast: boolean;
  readonly makes: boolean;
}

/** Does a thing only say what the one before it is about? */
function isGoverned(
  thing: Target,
  last: (Target & { governed: boolean }) | undefined,
  { relation, joined, slash, gap, nominal, headLast, makes }: Near,
): boolean {
  if (relation === 'by') return true;
  // "Screenshots of the configuration", "a verdict on the code".
  if (!last) return relation !== undefined && (nominal || ((makes || relation === 'of') && gap > 0));
  // «Документы, затронутые изменениями кода» tells which documents.
  if (joined) return last.governed || (thing.kind === 'changed' && !nominal);
  if (relation === 'of') return isChange(last) ? last.governed : true;
  if (relation === 'in') return isChange(last) || replacesPlace(thing, last) ? last.governed : true;
  if (relation === 'with') return isChange(last) || last.kind === 'publication' ? last.governed : true;
  // "Docs/contracts" are contracts as they are written down.
  if (isText(last) && headLast && gap === 0 && !slash) return last.governed;
  if (isText(last)) return !(slash && isText(thing)) && !replacing(thing, last);
  return last.governed;
}

/** "Code documentation" is documentation, "PR title" a title, «изменения комментариев» no change of files. */
function replaces(thing: Target, last: Target, { relation, joined, slash, gap, headLast }: Near): boolean {
  if (joined || slash) return false;
  // "Changes to the comments"; "acceptance tests in the requirements".
  if (relation === 'of') return isChange(last) && (thing.kind === 'about' || thing.kind === 'comments');
  if (relation === 'in')
    return isChange(last) ? thing.kind === 'about' || thing.kind === 'comments' : replacesPlace(thing, last);
  if (relation !== undefined) return false;
  if (isChange(last)) return thing.kind === 'about' || thing.kind === 'comments';
  // A pull request is written of in English in any language: "PR title".
  return gap === 0 && !isText(last) && isText(thing) && (headLast || last.kind === 'publication');
}

/** "Tests in the acceptance criteria" are words. */
function replacesPlace(thing: Target, last: Target): boolean {
  return (thing.kind === 'documents' || thing.kind === 'about') && !isText(last) && last.kind !== 'publication';
}

function replacing(thing: Target, last: Target): boolean {
  return isText(thing) && last.kind === thing.kind;
}

function isText({ kind }: Target): boolean {
  return kind === 'documents' || kind === 'about' || kind === 'comments';
}

function isChange({ kind }: Target): boolean {
  return kind === 'changes' || kind === 'changed';
}

function thingOf({ kinds }: ScopeMark): (typeof things)[number] | undefined {
  if (kinds.has('neutral')) return 'about';
  return things.find((kind) => kinds.has(kind)) ?? (kinds.has('checks') ? 'about' : undefined);
}

function relationOf({ kinds }: ScopeMark): Relation | undefined {
  if (kinds.has('outside')) return 'by';
  return relations.find((kind) => kinds.has(kind));
}

const things = [
  'changes',
  'changed',
  ...artefacts,
  'files',
  'documents',
  'publication',
  'about',
  'comments',
] as const satisfies ScopeKind[];

const relations = ['with', 'in', 'of', 'by'] as const;
const parts = /^[,;:()—–]$/;
const joins: ReadonlySet<string> = new Set(['and', 'or', 'contrast']);
