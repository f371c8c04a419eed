import type { RequirementSources } from '../core/requirement-sources.ts';

/** Requirements in the shape of a configuration: nothing where nobody has said where they are written. */
export function requirementsWritten(requirements: RequirementSources | undefined): Record<string, unknown> {
  if (!requirements) return {};
  const { sources, statuses, prompts, waivers, matrices, issueMaps, documents, keys, thresholds } = requirements;
  return {
    requirements: {
      sources: sources.map(({ place: _, ...source }) => source),
      statuses,
      ...(prompts ? { prompts: prompts.map(({ text }) => text) } : {}),
      waivers: waivers.map(({ place: _, ...waiver }) => waiver),
      matrices: matrices.map(({ place: _, ...matrix }) => matrix),
      issueMaps: issueMaps.map(({ place: _, ...map }) => map),
      documents: documents.map(({ text }) => text),
      keys,
      thresholds,
    },
  };
}
