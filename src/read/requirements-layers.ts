import { isData, mergeMaps, type Data } from './config-merge.ts';
import type { ConfigLayer } from './config-files.ts';
import type { Locate } from './definition-axes.ts';
import { Owners, type Owner } from './owners.ts';
import { schemaFault } from './schema-faults.ts';
import { isConfig, schemaErrors } from './written.ts';
import type { WrittenRequirements } from './written-requirements.ts';

/** What all layers say of requirements as one, and where each of its keys was written. */
export interface MergedRequirements {
  readonly data: WrittenRequirements;
  readonly at: Locate;
  readonly origins: ReadonlyMap<string, string>;
}

/** Undefined when no layer speaks of requirements. */
export function mergeRequirements(layers: readonly ConfigLayer[]): MergedRequirements | undefined {
  let data: Data = {};
  const owners = new Owners();
  let last: Owner | undefined;
  for (const { file, written } of layers) {
    if (!isData(written.requirements)) continue;
    const owner = { file, below: ['requirements'] };
    data = mergeMaps(data, written.requirements, (path, removed) => owners.take(path, removed ? undefined : owner));
    last = owner;
  }
  if (!last) return undefined;
  const at = owners.locator(last);
  if (!isRequirements(data))
    throw schemaFault({ path: 'the merged requirements', placeOf: at }, schemaErrors('config'));
  return { data, at, origins: owners.origins(['requirements']) };
}

/** Judged as a part of a configuration, so that one compiled schema does for both. */
function isRequirements(requirements: unknown): requirements is WrittenRequirements {
  return isConfig({ requirements });
}
