import type { Catalogue } from '../../core/catalogue.ts';
import type { Finding } from '../../core/finding.ts';
import type { Candidate, EditChange, FixChange, PlanChange } from '../../core/plan.ts';
import type { Policy } from '../../core/policy.ts';
import type { TextFile } from '../../core/text.ts';
import { stems } from '../likeness.ts';
import { restoring, spreading } from './policy-changes.ts';

/** What a sentence in free words might ask for. */
export interface Meaning {
  /** Only when it can be just this. */
  readonly changes: readonly PlanChange[];
  /** Best first. */
  readonly candidates: readonly Candidate[];
}

export interface Known {
  readonly catalogue: Catalogue;
  readonly findings: readonly Finding[];
  file(this: void, path: string): TextFile | undefined;
  /** Words for the reasons, in the language of the plan. */
  readonly because: Because;
}

export interface Because {
  names(this: void, what: string): string;
  /** `share`: 0…1. */
  like(this: void, policy: string, share: number): string;
}

/** Reads an action item. What it names by id, path or quote counts more than what it is like. */
export function meaningOf(text: string, known: Known): Meaning {
  const edits = replacementIn(text, known);
  if (edits) return { changes: [edits], candidates: [] };
  const named = [...namedPolicies(text, known), ...namedRules(text, known)];
  const alike = named.length > 0 ? [] : likePolicies(text, known);
  const candidates = [...named, ...alike].slice(0, most).map(({ candidate }) => candidate);
  const [first, second] = [...named, ...alike];
  const isSure =
    first !== undefined && first.score >= sure && (second === undefined || first.score - second.score >= margin);
  // «Do not add», «remove», «soften»: whatever it is, it is not more of the same.
  if (!isSure || !asksForMore.test(text) || asksForLess.test(text)) return { changes: [], candidates };
  return { changes: [first.candidate.change], candidates: [] };
}

interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

/** Policies that are called by their id or by a requirement they stand for, and are not carried everywhere. */
function namedPolicies(text: string, { catalogue, because }: Known): Scored[] {
  const rated = catalogue.law.policies.flatMap((policy): Scored[] => {
    const requirement = policy.traces.find((id) => mentions(text, id));
    const isNamed = mentions(text, policy.id);
    if (!isNamed && requirement === undefined) return [];
    const change = restoring(policy, catalogue) ?? spreading(policy, catalogue);
    if (!change) return [];
    const what = isNamed ? policy.id : (requirement ?? '');
    // One requirement may stand behind several policies, and one word is a word of the language as well: then the rest decides.
    const score = isNamed && /[-_]/.test(policy.id) ? 2 : 1 + shareOf(text, policy);
    return [{ candidate: { because: because.names(what), change }, score }];
  });
  return rated.toSorted(byScore);
}

function namedRules(text: string, { findings, because }: Known): Scored[] {
  const rules = new Set(findings.filter(({ fixes }) => fixes.length > 0).map(({ rule }) => rule));
  return [...rules]
    .filter((rule) => rule.includes('-') && mentions(text, rule))
    .map((rule) => ({ candidate: { because: because.names(rule), change: fixing(rule, findings) }, score: 2 }));
}

/** Policies that speak of the same things. */
function likePolicies(text: string, { catalogue, because }: Known): Scored[] {
  return catalogue.law.policies
    .flatMap((policy): Scored[] => {
      const share = shareOf(text, policy);
      if (share < faint) return [];
      const change = spreading(policy, catalogue) ?? restoring(policy, catalogue);
      return change ? [{ candidate: { because: because.like(policy.id, share), change }, score: share }] : [];
    })
    .toSorted(byScore);
}

/** A rule's fix for all findings of it that have one; safe ones alone, where there are any. */
export function fixing(rule: string, findings: readonly Finding[]): FixChange {
  const own = findings.filter((finding) => finding.rule === rule && finding.fixes.length > 0);
  const safe = own.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe'));
  const chosen = safe.length > 0 ? safe : own;
  return {
    change: 'fix',
    rule,
    paths: [...new Set(chosen.map(({ at }) => at.path))].toSorted(),
    fingerprints: chosen.map(({ fingerprint }) => fingerprint).toSorted(),
    safety: safe.length > 0 ? 'safe' : 'unsafe',
  };
}

/** «In `docs/x.md` replace "a" with "b"»: both quoted, the file there, the passage in it once. */
function replacementIn(text: string, { file }: Known): EditChange | undefined {
  const [, path] = /`([^`\s]+\.[\p{L}\d]+)`/u.exec(text) ?? [];
  if (path === undefined || !/(?<!\p{L})(?:replace|change|замен\p{L}*|смен\p{L}*|исправ\p{L}*)/iu.test(text))
    return undefined;
  const quotes = [...text.matchAll(/«([^»]+)»|"([^"]+)"|“([^”]+)”/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  const [find, replace, more] = quotes;
  if (find === undefined || replace === undefined || more !== undefined) return undefined;
  const found = file(path)?.text.split(find).length;
  return found === 2 ? { change: 'edit', path, find, replace } : undefined;
}

/** How much of what a policy is about a text speaks of: the best of its title, its words and its id (0…1). */
function shareOf(text: string, { id, title, texts }: Policy): number {
  const said = stems(text);
  const about = [id.replace(/[-_.]/g, ' '), ...Object.values(title), ...Object.values(texts).map((one) => one.text)];
  return Math.max(...about.map((one) => covered(stems(one), said)));
}

function covered(wanted: ReadonlySet<string>, said: ReadonlySet<string>): number {
  if (wanted.size < 2) return 0;
  return [...wanted].filter((stem) => said.has(stem)).length / wanted.size;
}

function mentions(text: string, id: string): boolean {
  const spelt = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${spelt}(?![\\p{L}\\p{N}_-])`, 'iu').test(text);
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score;
}

const sure = 0.6;
const margin = 0.2;
const faint = 0.3;
const most = 5;

const asksForMore =
  /(?<!\p{L})(?:add|extend|spread|propagate|restore|put back|include|insert|bring|carry|every|all|each|fix|renumber|добав\p{L}*|распростран\p{L}*|перенес\p{L}*|перенос\p{L}*|восстанов\p{L}*|верн\p{L}*|внес\p{L}*|внедр\p{L}*|включ\p{L}*|кажд\p{L}*|все|всех|всем|исправ\p{L}*|дополн\p{L}*)(?!\p{L})/iu;
const asksForLess =
  /(?<!\p{L})(?:remove|delete|drop|relax|loosen|soften|weaken|disable|skip|stop|allow|permit|let|without|not|don't|never|удал\p{L}*|убра\p{L}*|убер\p{L}*|ослаб\p{L}*|смягч\p{L}*|отключ\p{L}*|пропуск\p{L}*|пропуст\p{L}*|разреш\p{L}*|позвол\p{L}*|не|без|никогда)(?!\p{L})/iu;
