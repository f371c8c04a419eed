import { daysBetween } from './days.ts';
import type { ErrorPlace } from './errors.ts';

/** Somebody's word that one thing may become weaker: an entry of `seedlint.approvals.yaml`. */
export interface Approval {
  /** The id the guard gives what it is about. */
  readonly item: string;
  readonly rule: string;
  /** Hashes of both texts, or `none` where there is no text on that side. */
  readonly before: string;
  readonly after: string;
  /** A name, a mail address, or both as in a commit. */
  readonly by: string;
  readonly reason: string;
  /** ISO dates, both inclusive. */
  readonly since: string;
  readonly until: string;
  /** The file it is about, for readers, and to tell when the approval has done its work. */
  readonly path?: string;
  readonly place: ErrorPlace;
}

/** What an approval is held against. */
export type Approvable = Pick<Approval, 'rule' | 'before' | 'after'>;

export interface ApprovalContext {
  /** ISO date; absent: days are not asked for. */
  readonly today?: string;
  /** Everybody who had a hand in the change, as git names them; absent: nobody knows. */
  readonly authors?: readonly string[];
  /** Absent: anybody but an author. */
  readonly approvers?: readonly string[];
}

/** Why an approval does not count. */
export type ApprovalFault =
  | 'other-rule'
  | 'other-text'
  | 'no-approver'
  | 'authors-unknown'
  | 'own'
  | 'too-long'
  | 'not-yet'
  | 'expired';

/** What stands for a text that is not there. */
export const noText = 'none';

/** Days between the two dates of an approval, at the most. */
export const longestApproval = 180;

/** Why an approval does not accept something; undefined when it does. */
export function faultOf(approval: Approval, thing: Approvable, context: ApprovalContext): ApprovalFault | undefined {
  if (approval.rule !== thing.rule) return 'other-rule';
  if (approval.before !== thing.before || approval.after !== thing.after) return 'other-text';
  return faultOfPerson(approval.by, context) ?? faultOfDays(approval, context);
}

/** Why somebody may not approve a change; undefined when they may. */
export function faultOfPerson(by: string, { authors, approvers }: ApprovalContext): ApprovalFault | undefined {
  const named = namesOf(by);
  const listed = approvers?.filter((one) => share(namesOf(one), named));
  if (listed?.length === 0) return 'no-approver';
  if (!authors) return 'authors-unknown';
  // Somebody who signs with a name may be known to git by a mail address that only the list of approvers has.
  const known = [...named, ...(listed ?? []).flatMap(namesOf)];
  return authors.some((author) => share(namesOf(author), known)) ? 'own' : undefined;
}

function faultOfDays({ since, until }: Approval, { today }: ApprovalContext): ApprovalFault | undefined {
  const days = daysBetween(since, until);
  if (days === undefined || days > longestApproval) return 'too-long';
  if (today === undefined) return undefined;
  if (today < since) return 'not-yet';
  return until < today ? 'expired' : undefined;
}

/** Everything a person is called by: «Grace Hopper <grace@example.org>» → her name and her address, in lower case. */
function namesOf(person: string): string[] {
  const text = person.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const [, name = text, mail = ''] = /^(.*?) ?<([^<>]*)>$/.exec(text) ?? [];
  const names = [name, mail].map((one) => one.trim().replace(/^@/, ''));
  // The address GitHub gives to people who keep theirs to themselves.
  const logins = names.flatMap((one) => /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/.exec(one)?.[1] ?? []);
  return [...names, ...logins].filter((one) => one !== '');
}

function share(one: readonly string[], other: readonly string[]): boolean {
  return one.some((name) => other.includes(name));
}
