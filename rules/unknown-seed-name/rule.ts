import { axes, nameIn, type CatalogueDefinition, type FileClass } from '../../src/core/catalogue.ts';
import { axesOf, namesOf } from '../../src/core/name.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Cell } from '../../src/core/seed.ts';
import { suggest } from '../../src/core/suggest.ts';
import { wholeFile } from '../../src/core/text.ts';

export default defineRule({
  id: 'unknown-seed-name',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'error',
  summary: 'A file in a seed folder has a name that fits no naming pattern, so no run will ever find it.',
  messages: {
    unknown: 'No run looks for "{name}". Names here are {patterns}.',
    near: 'No run looks for "{name}". Did you mean "{suggestion}"?',
  },
  *check(catalogue) {
    for (const { class: className, file } of catalogue.strangers) {
      const fileClass = catalogue.definition.classes[className];
      if (!fileClass) continue;
      const name = nameIn(fileClass.folder, file.path);
      const suggestion = suggest(name, possibleNames(fileClass, catalogue.definition));
      yield {
        ...(suggestion === undefined
          ? { message: 'unknown', data: { name, patterns: fileClass.names.join(', ') } }
          : { message: 'near', data: { name, suggestion } }),
        at: wholeFile(file),
        anchor: 'name',
      };
    }
  },
});

// A catalogue with huge axes would have more names than a suggestion is worth.
const limit = 20_000;

function possibleNames(fileClass: FileClass, definition: CatalogueDefinition): readonly string[] {
  let names = known.get(fileClass);
  if (names) return names;
  names = [];
  for (const pattern of fileClass.names) {
    const spoken = axesOf(pattern);
    let cells: Cell[] = [{}];
    for (const axis of axes.filter((name) => spoken.includes(name))) {
      cells = cells.flatMap((cell) => [
        ...Object.keys(definition.axes[axis]).map((value) => ({ ...cell, [axis]: value })),
        ...(axis === 'locale' ? [cell] : []),
      ]);
      if (cells.length > limit) break;
    }
    if (cells.length <= limit) for (const cell of cells) names.push(...namesOf(pattern, cell, definition.axes));
  }
  known.set(fileClass, names);
  return names;
}

const known = new WeakMap<FileClass, string[]>();
