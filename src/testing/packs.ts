import type { LocalePack } from '../core/locale-pack.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { checkedPack, withPack } from '../read/pack-files.ts';
import { readYaml, type DataFile } from '../read/yaml-file.ts';

/** The packs that ship with seedlint, with what `locales/<tag>/<name>.yaml` of files in memory add. */
export async function packsIn(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, LocalePack>> {
  const own = new Map<string, Map<string, DataFile>>();
  for (const [path, text] of Object.entries(files)) {
    const [, tag, name] = /^locales\/([^/]+)\/([^/]+)\.yaml$/.exec(path) ?? [];
    if (tag === undefined || name === undefined) continue;
    const pack = own.get(tag) ?? new Map<string, DataFile>();
    own.set(tag, pack.set(name, readYaml(path, text)));
  }
  let packs = builtInPacks();
  for (const [tag, pack] of own) packs = withPack(packs, await checkedPack(tag, pack));
  return packs;
}
