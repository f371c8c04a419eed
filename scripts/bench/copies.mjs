import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** N copies of the prompt files on the disk, told apart by a mode of their own: more files and more runs, the same classes. */
export function replicate(config, seeds, count, folder) {
  const at = join(folder, `times-${count}`);
  const modes = Array.from({ length: count }, (_, index) => `copy-${index + 1}`);
  const { axes, classes, layers, required, runs, ...rest } = config.catalogue;
  for (const seed of seeds) {
    const { folder: own } = classes[seed.class];
    if (seed.pattern.includes('{mode}')) continue;
    for (const [copy, mode] of modes.entries()) {
      const path = join(at, own, mode, relative(own, seed.file.path));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, apart(seed.file.text, copy));
    }
  }
  const moved = (names) => names.filter((name) => !name.includes('{mode}')).map((name) => `{mode}/${name}`);
  const inAnyMode = ({ match }) => (match.mode ?? null) === null;
  const modeless = (one) => ({ ...one, match: { ...one.match, mode: undefined } });
  return {
    ...config,
    root: at,
    catalogue: {
      ...rest,
      axes: { ...axes, mode: Object.fromEntries(modes.map((mode) => [mode, []])) },
      classes: mapValues(classes, (one) => ({
        ...one,
        names: moved(one.names),
        sections: one.sections.filter(inAnyMode).map(modeless),
        ...(one.listing && { listing: { ...one.listing, covers: {} } }),
      })),
      layers: layers.filter(inAnyMode).map((layer) => ({
        ...modeless(layer),
        candidates: moved(layer.candidates),
        ...(layer.canonical && { canonical: `{mode}/${layer.canonical}` }),
      })),
      required: required.map((cells) => ({ ...cells, name: `{mode}/${cells.name}` })),
      runs: runs.filter((run) => !run.mode).flatMap((run) => modes.map((mode) => ({ ...run, mode }))),
    },
  };
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Copies that say something else each: a catalogue of a hundred equal seeds would measure the duplicate rules only. */
function apart(text, copy) {
  let line = 0;
  return text.replace(
    /^([-*\d.\s]*)(.*\S)$/gm,
    (_, marker, rest) => `${marker}${rest} ${seal(copy, line++, /[а-яё]/i.test(rest))}`,
  );
}

/** A few made-up words, different for every copy and line, in the letters of the line: other letters would be findings. */
export function seal(copy, line, isCyrillic) {
  const syllables = isCyrillic
    ? ['ба', 'ве', 'го', 'ду', 'жи', 'ке', 'ло', 'му', 'на', 'пе', 'ро', 'су', 'ти', 'фе', 'хо', 'ша']
    : ['ba', 've', 'go', 'du', 'zhi', 'ke', 'lo', 'mu', 'na', 'pe', 'ro', 'su', 'ti', 'fe', 'ho', 'sha'];
  let state = copy * 7919 + line * 104729;
  return Array.from({ length: 3 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return [4, 8, 12].map((shift) => syllables[(state >> shift) & 15]).join('');
  }).join(' ');
}
