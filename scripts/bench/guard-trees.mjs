import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replicate } from './copies.mjs';

/**
 * Two folders of about so many prompts, `base` and `head`, that a configuration in each describes: head has `changed` files in
 * which a directive is gone, says more, or stands elsewhere.
 */
export function guardTrees(config, seeds, count, { folder, changed }) {
  const at = join(folder, `trees-${count}`);
  const copies = replicate(config, seeds, Math.ceil(count / seeds.length), at);
  writeFileSync(join(copies.root, 'catalogue.json'), JSON.stringify(written(copies.catalogue)));
  writeFileSync(join(copies.root, 'seedlint.config.yaml'), 'extends: recommended\ncatalogue: catalogue.json\n');
  const head = join(at, 'head');
  cpSync(copies.root, head, { recursive: true });
  const paths = seeds
    .filter(({ pattern }) => !pattern.includes('{mode}'))
    .flatMap(({ class: name, file }) =>
      Object.keys(copies.catalogue.axes.mode).map((mode) => {
        const { folder: own } = copies.catalogue.classes[name];
        return join(head, own, mode, file.path.slice(own === '' ? 0 : own.length + 1));
      }),
    )
    .filter((path) => path.endsWith('.md'));
  for (let index = 0; index < changed; index++) {
    const path = paths[Math.floor((index * paths.length) / changed)];
    writeFileSync(path, edited(readFileSync(path, 'utf8'), index));
  }
  return { base: copies.root, head, seeds: Object.keys(copies.catalogue.axes.mode).length * seeds.length };
}

/** A definition as a file may say it: what speaks of the modes that the copies have taken the place of is left out. */
function written({ classes, layers, axes, ...rest }) {
  const named = Object.entries(classes).filter(([, { names }]) => names.length > 0);
  const kept = new Set(named.map(([name]) => name));
  return {
    ...rest,
    axes,
    classes: Object.fromEntries(named.map(([name, one]) => [name, { ...one, listing: undefined }])),
    layers: layers.filter(({ class: name }) => kept.has(name)),
    vocabularies: {},
    contracts: {},
    data: [],
    required: [],
  };
}

function edited(text, index) {
  const lines = text.split('\n');
  const at = lines.findIndex((line, number) => number > 3 && /^[-\d]/.test(line));
  if (at === -1) return `${text}\n- Report it.\n`;
  const [line] = lines.splice(at, 1);
  if (index % 3 === 1) lines.splice(at, 0, `${line} and report it`);
  else if (index % 3 === 2) lines.push(line);
  return lines.join('\n');
}
