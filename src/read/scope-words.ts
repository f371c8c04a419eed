import { scopeKinds, type ScopeWords } from '../core/scope-pack.ts';
import { isData } from './config-merge.ts';

/** The words of a parsed `scope.yaml`. What its schema would refuse is left out. */
export function scopeFrom(data: unknown): ScopeWords {
  if (!isData(data)) return {};
  const phrases = scopeKinds.flatMap((kind) => {
    const written = data[kind];
    return Array.isArray(written) ? [[kind, written.filter((phrase) => typeof phrase === 'string')] as const] : [];
  });
  const { head } = data;
  return { ...Object.fromEntries(phrases), ...(head === 'first' || head === 'last' ? { head } : {}) };
}

/** The words of both. */
export function extendScope(known: ScopeWords | undefined, more: ScopeWords | undefined): ScopeWords | undefined {
  if (!known || !more) return more ?? known;
  const head = more.head ?? known.head;
  const phrases = scopeKinds.map(
    (kind) => [kind, [...new Set([...(more[kind] ?? []), ...(known[kind] ?? [])])]] as const,
  );
  return { ...Object.fromEntries(phrases), ...(head ? { head } : {}) };
}
