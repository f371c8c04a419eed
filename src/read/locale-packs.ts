import builtIn from 'seedlint:packs';
import type { LocalePack } from '../core/locale-pack.ts';
import { extendForce, forceFrom } from './force-words.ts';
import { extendGlossary, glossaryFrom } from './glossary.ts';
import { extendMutants, mutantsFrom } from './mutant-words.ts';
import { extendScope, scopeFrom } from './scope-words.ts';

/** The packs that ship with seedlint, by locale. */
export function builtInPacks(): Map<string, LocalePack> {
  return new Map(Object.entries(builtIn).map(([tag, files]) => [tag, packFrom(tag, files)]));
}

/** A pack out of the parsed files of a locale folder, by file name without `.yaml`; `policies` are the texts of its subfolder. */
export function packFrom(tag: string, files: Readonly<Record<string, unknown>>): LocalePack {
  return {
    tag,
    sections: sectionsFrom(files['sections']),
    ...('force' in files ? { force: forceFrom(files['force']) } : {}),
    ...('glossary' in files ? { glossary: glossaryFrom(files['glossary']) } : {}),
    ...('scope' in files ? { scope: scopeFrom(files['scope']) } : {}),
    ...('mutants' in files ? { mutants: mutantsFrom(files['mutants']) } : {}),
    policies: textsFrom(files['policies']),
  };
}

/** A pack with the words of both; those of `more` are shown to people first. */
export function extendPack(pack: LocalePack, more: LocalePack): LocalePack {
  const roles = new Set([...Object.keys(more.sections), ...Object.keys(pack.sections)]);
  const sections = [...roles].map((role) => {
    const labels = [...(more.sections[role] ?? []), ...(pack.sections[role] ?? [])];
    return [role, [...new Set(labels)]] as const;
  });
  const force = extendForce(pack.force, more.force);
  const glossary = extendGlossary(pack.glossary, more.glossary);
  const scope = extendScope(pack.scope, more.scope);
  const mutants = extendMutants(pack.mutants, more.mutants);
  return {
    tag: pack.tag,
    sections: Object.fromEntries(sections),
    ...(force ? { force } : {}),
    ...(glossary ? { glossary } : {}),
    ...(scope ? { scope } : {}),
    ...(mutants ? { mutants } : {}),
    policies: { ...pack.policies, ...more.policies },
  };
}

/** What is no map of lists of labels is left out; the schema of `sections.yaml` says so where people can see it. */
function sectionsFrom(data: unknown): Record<string, readonly string[]> {
  if (typeof data !== 'object' || data === null) return {};
  const entries = Object.entries(data).flatMap(([role, labels]: [string, unknown]) =>
    Array.isArray(labels) ? [[role, labels.filter((label) => typeof label === 'string')] as const] : [],
  );
  return Object.fromEntries(entries);
}

function textsFrom(data: unknown): Record<string, string> {
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).flatMap(([id, text]: [string, unknown]) =>
      typeof text === 'string' ? [[id, text.trim()]] : [],
    ),
  );
}
