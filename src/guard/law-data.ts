import type { State } from '../core/change.ts';

/** All that a state judges by, as data without places, paths of a machine or anything else that differs where nothing does. */
export function lawData({ config, catalogue }: State): object {
  const { rules, overrides, ignore, inventory, maxFileSize, approvers, improve } = config;
  const { policies, writeScopes } = catalogue.law;
  return {
    catalogue: config.catalogue,
    policies: withoutPlaces(
      policies.map(({ texts, ...policy }) => ({
        ...policy,
        texts: Object.fromEntries(Object.entries(texts).map(([locale, { text }]) => [locale, text])),
      })),
    ),
    writeScopes: withoutPlaces(writeScopes),
    requirements: withoutPlaces(config.requirements),
    rules,
    overrides,
    ignore,
    inventory,
    maxFileSize,
    approvers,
    improve,
    packs: catalogue.packs,
  };
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      key === 'place' || key === 'tracePlaces' ? [] : [[key, withoutPlaces(item)] as const],
    ),
  );
}
