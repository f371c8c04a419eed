import type { Catalogue } from '../core/catalogue.ts';
import type { Seed, View } from '../core/seed.ts';
import type { TextFile } from '../core/text.ts';

/** A file whose directives must not weaken: a prompt file, or a document that rules it. */
export interface GuardedText {
  readonly file: TextFile;
  readonly views: readonly View[];
  /** Absent for documents. */
  readonly seed?: Seed;
}

/** All such files of a catalogue, by path. */
export function guardedTexts({ seeds, pages, documents, strangers }: Catalogue): ReadonlyMap<string, GuardedText> {
  const texts = new Map<string, GuardedText>();
  for (const [path, view] of pages ?? []) {
    const file = documents.get(path) ?? strangers.find((stranger) => stranger.file.path === path)?.file;
    if (file) texts.set(path, { file, views: [view] });
  }
  for (const seed of seeds) texts.set(seed.file.path, { file: seed.file, views: seed.views, seed });
  return texts;
}
