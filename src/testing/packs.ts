import type { LocalePack } from '../core/locale-pack.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { checkedPack, withPack } from '../read/pack-files.ts';
import { readYaml, type DataFile } from '../read/yaml-file.ts';

/** The packs that ship with seedlint, with what `locales/<tag>/<name>.yaml` and `locales/<tag>/policies/<id>.md` of files in memory add. */
export async function packsIn(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, LocalePack>> {
  const own = new Map<string, { data: Map<string, DataFile>; policies: Record<string, string> }>();
  for (const [path, text] of Object.entries(files)) {
    const [, tag, name, policy] = /^locales\/([^/]+)\/(?:([^/]+)\.yaml|policies\/([^/]+)\.md)$/.exec(path) ?? [];
    if (tag === undefined) continue;
    const pack = own.get(tag) ?? { data: new Map<string, DataFile>(), policies: {} };
    own.set(tag, pack);
    if (name !== undefined) pack.data.set(name, readYaml(path, text));
    if (policy !== undefined) pack.policies[policy] = text;
  }
  let packs = builtInPacks();
  for (const [tag, { data, policies }] of own) packs = withPack(packs, await checkedPack(tag, data, policies));
  return packs;
}
