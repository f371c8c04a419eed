import { canonicalJson } from '../core/canonical.ts';
import type { Certificate, CertifiedItem, CertifiedSide } from '../core/certificate.ts';
import type { Change, DriftSide } from '../core/change.ts';
import type { GuardItem, GuardVerdict } from './guard.ts';
import { lawData } from './law-data.ts';

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

/** What the digest of a certificate must be, whatever it is. */
export function digestOf(certificate: Omit<Certificate, 'digest'>, sha256: CertificateInput['sha256']): string {
  return sha256(canonicalJson({ ...certificate, digest: undefined }));
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
