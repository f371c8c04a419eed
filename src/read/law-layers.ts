import { isData, mergeMaps, type Data } from './config-merge.ts';
import type { ConfigLayer } from './config-files.ts';
import type { Locate } from './definition-axes.ts';
import { Owners, type Owner } from './owners.ts';
import { schemaFault } from './schema-faults.ts';
import { isLaw, lawErrors, type WrittenLaw } from './written-law.ts';

/** The law of all layers as one, and where each of its keys was written. */
export interface MergedLaw {
  readonly data: WrittenLaw;
  readonly at: Locate;
  readonly origins: ReadonlyMap<string, string>;
}

/** Undefined when no layer speaks of policies. A file replaces what is extended; what a configuration says itself is laid over it. */
export function mergeLaws(layers: readonly ConfigLayer[]): MergedLaw | undefined {
  let data: Data = {};
  const owners = new Owners();
  let last: Owner | undefined;
  const lay = (written: unknown, owner: Owner): void => {
    if (!isData(written)) return;
    data = mergeMaps(data, written, (path, removed) => owners.take(path, removed ? undefined : owner));
    last = owner;
  };
  for (const { file, written, policiesFile } of layers) {
    const { policies, writeScope } = written;
    if (policiesFile) {
      data = {};
      owners.clear();
      lay(policiesFile.data, { file: policiesFile, below: [] });
    } else if (isData(policies)) lay({ policies }, { file, below: [] });
    if (writeScope) lay({ writeScope }, { file, below: [] });
  }
  if (!last) return undefined;
  const at = owners.locator(last);
  if (!isLaw(data)) throw schemaFault({ path: 'the merged policies', placeOf: at }, lawErrors());
  return { data, at, origins: owners.origins([]) };
}
