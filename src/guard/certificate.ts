import { canonicalJson } from '../core/canonical.ts';
import type { Change, DriftSide } from '../core/change.ts';
import type { GuardItem, GuardVerdict } from './guard.ts';
import { lawData } from './law-data.ts';

/** What the guard said of two trees, for anybody to check: the same bytes for the same inputs, whoever runs it, wherever and whenever. */
export interface Certificate {
  readonly format: 1;
  /** Version of seedlint. */
  readonly seedlint: string;
  /** `git:<id of the tree>`, or `sha256:<digest>` of a folder. */
  readonly base: string;
  readonly head: string;
  /** SHA-256 of all that base judges by. */
  readonly law: string;
  readonly verdict: 'held' | 'unclear' | 'weakened';
  readonly counts: Readonly<Record<Count, number>>;
  /** What became weaker and what has to be read. Texts are told by their hashes only: they are in the trees. */
  readonly items: readonly CertifiedItem[];
  /** SHA-256 of all above, as canonical JSON. */
  readonly digest: string;
}

export interface CertifiedItem {
  readonly rule: string;
  readonly id: string;
  readonly verdict: 'weakened' | 'unclear';
  readonly approved: boolean;
  readonly base: CertifiedSide | null;
  readonly head: CertifiedSide | null;
}

export interface CertifiedSide {
  readonly path: string;
  readonly line: number;
  /** Hash of the text, as approvals have it. */
  readonly text: string;
  readonly force: string | null;
}

type Count = 'weakened' | 'unclear' | 'strengthened' | 'approved' | 'moved' | 'reworded' | 'unchanged';

export interface CertificateInput {
  readonly change: Change;
  readonly verdict: GuardVerdict;
  readonly version: string;
  /** Ids of both trees. */
  readonly base: string;
  readonly head: string;
  /** 64 hex digits. */
  sha256(this: void, text: string): string;
  /** 16 hex digits: the hash of texts that items and approvals have. */
  hash(this: void, text: string): string;
}

/** The certificate of a comparison. */
export function certificateOf({ change, verdict, version, base, head, sha256, hash }: CertificateInput): Certificate {
  const { weakened, unclear, strengthened, moved, reworded, unchanged } = verdict;
  const items = [...weakened, ...unclear];
  const body: Omit<Certificate, 'digest'> = {
    format: 1,
    seedlint: version,
    base,
    head,
    law: sha256(canonicalJson(lawData(change.base))),
    verdict: !verdict.held ? 'weakened' : unclear.some(({ approved }) => !approved) ? 'unclear' : 'held',
    counts: {
      weakened: weakened.length,
      unclear: unclear.length,
      strengthened: strengthened.length,
      approved: items.filter(({ approved }) => approved).length,
      moved,
      reworded,
      unchanged,
    },
    items: items.map((item) => certified(item, hash)),
  };
  return { ...body, digest: digestOf(body, sha256) };
}

/** What the digest of a certificate must be. */
export function digestOf(
  { digest: _, ...body }: Omit<Certificate, 'digest'> & { readonly digest?: string },
  sha256: CertificateInput['sha256'],
): string {
  return sha256(canonicalJson(body));
}

/** The keys under which two certificates differ. */
export function differences(one: Certificate, other: Certificate): (keyof Certificate)[] {
  const keys = ['seedlint', 'base', 'head', 'law', 'verdict', 'counts', 'items'] as const;
  return keys.filter((key) => canonicalJson(one[key]) !== canonicalJson(other[key]));
}

function certified(
  { rule, id, verdict, approved, base, head }: GuardItem,
  hash: CertificateInput['hash'],
): CertifiedItem {
  const side = (one: DriftSide | undefined): CertifiedSide | null =>
    one ? { path: one.at.path, line: one.at.line, text: hash(one.text), force: one.force ?? null } : null;
  return {
    rule,
    id,
    // What became stronger is counted only.
    verdict: verdict === 'weakened' ? 'weakened' : 'unclear',
    approved,
    base: side(base),
    head: side(head),
  };
}
