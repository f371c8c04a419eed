import { faultOf, noText, type Approvable, type Approval } from '../core/approval.ts';
import type { ApprovalContext, ApprovalFault } from '../core/approval.ts';
import { nameIn, type Catalogue } from '../core/catalogue.ts';
import type { Change } from '../core/change.ts';
import { parseName } from '../core/name.ts';
import type { GuardItem, GuardVerdict } from './guard.ts';

/** What became of an approval in a comparison. */
export interface ApprovalNote {
  readonly approval: Approval;
  /** `used`: it accepts its item. `spent`: what it let pass has happened. `unlanded`: only head has it. Else why it does not count. */
  readonly state: 'used' | 'spent' | 'unlanded' | ApprovalFault;
  /** The item it was held against; absent where it fits none. */
  readonly item?: string;
}

/** What the guard knows of approvals. */
export interface Approvals {
  /** Those that count: of base, or handed in. */
  readonly base: readonly Approval[];
  /** Those that head has: they tell who expected too much. */
  readonly head: readonly Approval[];
  readonly context: ApprovalContext;
  /** Sixteen hex digits of a text. */
  digest(this: void, text: string): string;
}

/** The verdict, with what somebody other than the author has accepted. What only a reader can judge can be accepted, too: then one has read it. */
export function withApprovals(verdict: GuardVerdict, change: Change, approvals: Approvals): GuardVerdict {
  const notes: ApprovalNote[] = [];
  const judge = (item: GuardItem): GuardItem => {
    const found = notesOf(item, approvals);
    notes.push(...found);
    return found.some(({ state }) => state === 'used') ? { ...item, approved: true } : item;
  };
  const weakened = verdict.weakened.map(judge);
  const unclear = verdict.unclear.map(judge);
  const left = leftOver(notes, change, approvals);
  const held = weakened.every(({ approved }) => approved);
  return { ...verdict, held, weakened, unclear, approvals: [...notes, ...left] };
}

/** What an approval of an item is bound to. */
export function approvableOf({ rule, base, head }: GuardItem, digest: Approvals['digest']): Approvable {
  return { rule, before: base ? digest(base.text) : noText, after: head ? digest(head.text) : noText };
}

function notesOf(item: GuardItem, { base, head, context, digest }: Approvals): ApprovalNote[] {
  const thing = approvableOf(item, digest);
  const own = base.filter((approval) => approval.item === item.id);
  const sound = own.find((approval) => !faultOf(approval, thing, context));
  if (sound) return [{ approval: sound, state: 'used', item: item.id }];
  // Somebody accepted other words for the same text: worth telling, since it looks as if it were approved.
  const near = base.filter((one) => one.item !== item.id && isNear(one, item, thing));
  const refused = [
    ...own.map((approval) => ({ approval, state: faultOf(approval, thing, context) ?? ('other-text' as const) })),
    ...near.map((approval) => ({ approval, state: 'other-text' as const })),
  ];
  const unlanded = own.length > 0 ? [] : head.filter((approval) => approval.item === item.id);
  return [...refused, ...unlanded.map((approval) => ({ approval, state: 'unlanded' as const }))].map((note) => ({
    ...note,
    item: item.id,
  }));
}

function isNear({ rule, before, after, path }: Approval, item: GuardItem, thing: Approvable): boolean {
  if (rule !== item.rule || before === noText || before !== thing.before || after === thing.after) return false;
  return path === undefined || path === (item.base ?? item.head)?.at.path;
}

/** Approvals that fit nothing in this change and should be taken out. One that head has taken out is nobody's concern. */
function leftOver(notes: readonly ApprovalNote[], change: Change, approvals: Approvals): ApprovalNote[] {
  const { base, head, context, digest } = approvals;
  const told = new Set(notes.map(({ approval }) => approval));
  const kept = new Set(head.map(({ item }) => item));
  const left = base.filter((approval) => !told.has(approval) && kept.has(approval.item));
  if (left.length === 0) return [];
  const { catalogue } = change.base;
  return left.flatMap((approval): ApprovalNote[] => {
    if (isSpent(approval, catalogue, digest)) return [{ approval, state: 'spent' }];
    const isOver = context.today !== undefined && approval.until < context.today;
    return isOver ? [{ approval, state: 'expired' }] : [];
  });
}

/** Has what an approval let pass happened already? Only of directives can that be told from their texts. */
function isSpent({ before, after, path }: Approval, catalogue: Catalogue, digest: Approvals['digest']): boolean {
  if (path !== undefined && !isPrompt(path, catalogue)) return false;
  const seeds = catalogue.seeds.filter(({ file }) => path === undefined || file.path === path);
  const units = seeds.flatMap(({ views }) => views.flatMap((view) => view.units));
  const texts = new Set(units.map(({ text }) => digest(text)));
  // Where the words before stand there still, it may be because they stood there twice.
  return texts.has(after) || (before !== noText && !texts.has(before));
}

/** Has a path the name of a prompt, whether or not it is there? */
function isPrompt(path: string, { definition }: Catalogue): boolean {
  return Object.values(definition.classes).some(({ folder, names }) => {
    const name = folder === '' || path.startsWith(`${folder}/`) ? nameIn(folder, path) : undefined;
    return name !== undefined && names.some((pattern) => parseName(pattern, name, definition.axes) !== undefined);
  });
}
