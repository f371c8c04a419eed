import type { LocalePack } from '../core/locale-pack.ts';
import { literalGlob } from './globs.ts';
import { checkedPack, withPack } from './pack-files.ts';
import type { Source } from './source.ts';
import { decode } from './text-file.ts';
import { readYaml, type DataFile } from './yaml-file.ts';

/** Packs with what a folder of a source adds: `<folder>/<tag>/*.yaml` and `<folder>/<tag>/policies/*.md`. Throws SeedlintError. */
export async function withSourcePacks(
  packs: ReadonlyMap<string, LocalePack>,
  source: Source,
  folder: string,
): Promise<ReadonlyMap<string, LocalePack>> {
  const below = folder === '' ? '' : `${literalGlob(folder)}/`;
  const found = new Map<string, { files: Map<string, DataFile>; policies: Record<string, string> }>();
  for (const path of source.list([`${below}*/*.yaml`, `${below}*/policies/*.md`])) {
    const [tag = '', ...rest] = path.slice(folder === '' ? 0 : folder.length + 1).split('/');
    let pack = found.get(tag);
    if (!pack) found.set(tag, (pack = { files: new Map(), policies: {} }));
    const { text } = decode(path, source.read(path));
    const name = (rest.at(-1) ?? '').replace(/\.(?:yaml|md)$/, '');
    if (rest.length === 1) pack.files.set(name, readYaml(path, text));
    else pack.policies[name] = text;
  }
  let all = packs;
  for (const [tag, { files, policies }] of [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    all = withPack(all, await checkedPack(tag, files, policies));
  }
  return all;
}
