import type { RequirementSources } from '../core/requirement-sources.ts';

/** Requirements in the shape of a configuration: nothing where nobody has said where they are written. */
export function requirementsWritten(requirements: RequirementSources | undefined): Record<string, unknown> {
  if (!requirements) return {};
  const { sources, statuses, prompts, waivers, matrices, issueMaps, documents, keys, thresholds } = requirements;
  return {
    requirements: {
      sources: sources.map(withoutPlace),
      statuses,
      ...(prompts ? { prompts: prompts.map(({ text }) => text) } : {}),
      waivers: waivers.map(withoutPlace),
      matrices: matrices.map(withoutPlace),
      issueMaps: issueMaps.map(withoutPlace),
      documents: documents.map(({ text }) => text),
      keys,
      thresholds,
    },
  };
}

function withoutPlace(entry: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'place'));
}
