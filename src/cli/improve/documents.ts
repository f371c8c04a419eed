import type { Change } from '../../core/change.ts';
import { SeedlintError } from '../../core/errors.ts';
import type { LocalePack } from '../../core/locale-pack.ts';
import type { Seed } from '../../core/seed.ts';
import type { TextFile } from '../../core/text.ts';
import { readPage } from '../../read/seed.ts';

/**
 * Markdown that is no prompt of the catalogue – instructions for agents, guides – as if it were one: what it demands is
 * compared as seeds are. Undefined where no such file is among those that changed.
 */
export function documentsChange(
  change: Change,
  texts: ReadonlyMap<string, { readonly before: TextFile | undefined; readonly after: TextFile | undefined }>,
): Change | undefined {
  const { base, head } = change;
  const { packs } = base.catalogue;
  const prompts = new Set([...base.catalogue.seeds, ...head.catalogue.seeds].map(({ file }) => file.path));
  const pages = [...texts].filter(([path]) => /\.(?:md|mdc|markdown|txt)$/i.test(path) && !prompts.has(path));
  if (pages.length === 0) return undefined;
  const seedsOf = (side: 'before' | 'after'): Seed[] =>
    pages.flatMap(([, page]) => {
      const file = page[side];
      return file ? [asSeed(file, packs)] : [];
    });
  const [before, after] = [seedsOf('before'), seedsOf('after')];
  return {
    base: { ...base, catalogue: { ...base.catalogue, seeds: before } },
    head: { ...head, catalogue: { ...head.catalogue, seeds: after } },
    judged: { ...change.judged, seeds: after },
  };
}

function asSeed(file: TextFile, packs: ReadonlyMap<string, LocalePack>): Seed {
  const locale = languageOf(file, packs);
  return {
    file,
    class: 'document',
    cell: { locale },
    pattern: file.path,
    views: [readPage(file, locale, { packs })],
    branched: false,
  };
}

/** Which script most of its letters are of, where a pack speaks it. Throws where no pack could read it. */
function languageOf({ path, text }: TextFile, packs: ReadonlyMap<string, LocalePack>): string {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  // Code and names are Latin in a Russian text, too.
  const locale = cyrillic * 3 > latin ? 'ru' : 'en';
  if (!packs.has(locale))
    throw new SeedlintError('file-unreadable', { reason: `no locale pack for ${locale}` }, { path });
  return locale;
}
