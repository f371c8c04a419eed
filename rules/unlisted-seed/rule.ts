import {
  isUnread,
  matches,
  nameIn,
  pathIn,
  type CatalogueDefinition,
  type FileClass,
} from '../../src/core/catalogue.ts';
import { axesOf, parseName } from '../../src/core/name.ts';
import { defineRule } from '../../src/core/rule.ts';
import { placeAt, wholeFile, type TextFile } from '../../src/core/text.ts';

export default defineRule({
  id: 'unlisted-seed',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'warning',
  summary:
    'The page that lists the seeds and the folder disagree: a seed is not listed, or a listed seed does not exist.',
  messages: {
    unlisted: '{name} is not listed in {listing}. Add it there.',
    ghost: '{listing} lists {name}, and there is no such file. Remove the line, or restore the seed.',
    listing: 'Seeds are listed here',
  },
  *check(catalogue) {
    const { definition } = catalogue;
    for (const [className, fileClass] of Object.entries(definition.classes)) {
      const { listing } = fileClass;
      const page = listing && catalogue.documents.get(pathIn(fileClass.folder, listing.file));
      if (!page) continue;
      const seeds = catalogue.seeds.filter((seed) => seed.class === className);
      const names = new Map(seeds.map((seed) => [nameIn(fileClass.folder, seed.file.path), seed]));
      const mentions = mentionsIn(page, fileClass);
      const listed = new Set(mentions.map(({ name }) => name));
      for (const [name, seed] of names) {
        if (listed.has(name) || !matches(seed.cell, listing.covers)) continue;
        yield {
          message: 'unlisted',
          data: { name, listing: listing.file },
          at: wholeFile(seed.file),
          related: [{ at: wholeFile(page), message: 'listing' }],
          anchor: 'unlisted',
        };
      }
      for (const { name, start, end } of mentions) {
        const isSeedName = fileClass.names.some(
          (pattern) =>
            parseName(pattern, name, definition.axes) !== undefined ||
            (isNearly(pattern, name, definition) && !catalogue.endsWith(name)),
        );
        const isThere = names.has(name) || isUnread(catalogue, pathIn(fileClass.folder, name));
        if (!isSeedName || isThere) continue;
        yield { message: 'ghost', data: { name, listing: listing.file }, at: placeAt(page, start, end), anchor: name };
      }
    }
  },
});

/** File names in inline code and links of the page, relative to the folder of the class. */
function mentionsIn(page: TextFile, { folder }: FileClass): { name: string; start: number; end: number }[] {
  return [...page.text.matchAll(/`([^`\n]+)`|\]\(([^)\s]+)\)/g)].flatMap((match) => {
    const raw = match[1] ?? match[2] ?? '';
    const path = raw.replace(/^\.\//, '');
    const name = path.startsWith(`${folder}/`) ? nameIn(folder, path) : path;
    if (!/\.\w+$/.test(name) || /[<>{}*\s]/.test(name)) return [];
    const start = match.index + match[0].indexOf(raw);
    return [{ name, start, end: start + raw.length }];
  });
}

/** Would the name fit if one of its words were another? `retire-work.md` lists a stage that is gone from the catalogue. */
function isNearly(pattern: string, name: string, { axes }: CatalogueDefinition): boolean {
  const words = name.split(/(?<=[-_./])|(?=[-_./])/);
  return axesOf(pattern).some((axis) => {
    const [value] = Object.keys(axes[axis]);
    if (axis === 'locale' || value === undefined) return false;
    return words.some((word, index) => {
      if (/^[-_./]$/.test(word)) return false;
      const cell = parseName(pattern, [...words.slice(0, index), value, ...words.slice(index + 1)].join(''), axes);
      // The rest has to say something, too: with `{stage}.md`, every page would fit.
      return cell?.[axis] === value && Object.keys(cell).some((other) => other !== axis && other !== 'locale');
    });
  });
}
