import type { Axis, CatalogueDefinition } from '../../core/catalogue.ts';
import { addTo, groupBy } from '../../core/group.ts';
import { axesOf, parseName } from '../../core/name.ts';
import type { Cell } from '../../core/seed.ts';
import { kindWords, languageOf, soundsLikeRole, splitExtension } from './file-words.ts';
import { piecesOf, type Piece } from './name-pieces.ts';

/** What the names of prompt files seem to mean: patterns that read them all, and the values they have. */
export interface NameReading {
  readonly axes: CatalogueDefinition['axes'];
  /** For each folder, in the order given. */
  readonly folders: readonly FolderNames[];
}

export interface FolderNames {
  readonly names: readonly { readonly name: string; readonly pattern: string; readonly cell: Cell }[];
  /** Patterns in the order in which names are to be tried. */
  readonly patterns: readonly string[];
  /** Names that follow no pattern. */
  readonly left: readonly string[];
}

/** Reads the names of all prompt folders together, the first being the one the catalogue is about. */
export function readNames(
  folders: readonly { readonly folder: string; readonly files: readonly string[] }[],
): NameReading {
  const options = { kinds: hasKinds(folders.flatMap(({ files }) => files)), languages: hasLanguages(folders) };
  const guessed = folders.map(({ files, folder }) =>
    guessAxes(
      files.map((name) => ({ name, pieces: piecesOf(name, options) })),
      folder,
    ),
  );
  const own = new Set(
    guessed[0]?.flatMap(({ pieces }) => pieces.flatMap((piece) => (isCell(piece) ? piece.text : []))),
  );
  const known = guessed.map((names, index) =>
    index === 0 || !isSmall(names) ? names : names.map((one) => literalBut(own, one)),
  );
  const split = known.map((names) => splitRoles(names, known.flat()));
  const axes = axesFrom(split.flat());
  return { axes, folders: split.map((names) => patternsOf(names, axes)) };
}

/** Few enough files to be parts of one prompt. */
export function isSmall(files: readonly unknown[]): boolean {
  return files.length <= 24;
}

interface Named {
  readonly name: string;
  readonly pieces: readonly Piece[];
}

/** Kinds are told when some file is for `work`: a lone `review.md` is a stage. */
function hasKinds(files: readonly string[]): boolean {
  const kinds = files.flatMap((file) =>
    piecesOf(file, { kinds: true, languages: true }).flatMap(({ type, text }) =>
      type === 'kind' ? text.toLowerCase() : [],
    ),
  );
  return kinds.length > 1 && kinds.includes(kindWords[0] ?? '');
}

function hasLanguages(folders: readonly { readonly files: readonly string[] }[]): boolean {
  return folders.some(({ files }) =>
    files.some((file) => piecesOf(file, { kinds: false, languages: false }).some(({ type }) => type === 'locale')),
  );
}

/** Gives values that nothing announces to axes: one is the stage; of two, the role is the one that sounds like it. */
function guessAxes(names: readonly Named[], folder: string): Named[] {
  const groups = groupBy(names, ({ pieces }) =>
    pieces.map(({ type, text }) => (type === 'text' ? text : type)).join('\0'),
  );
  const main = /^(?:agents|personas)$/i.test(folder.slice(folder.lastIndexOf('/') + 1)) ? 'role' : 'stage';
  return [...groups.values()].flatMap((group) => {
    const free = (group[0]?.pieces ?? []).flatMap((piece, index) => (piece.type === 'free' ? index : []));
    const taken = new Set(group[0]?.pieces.map(({ type }) => type));
    const order: readonly ('stage' | 'role')[] = main === 'stage' ? ['stage', 'role'] : ['role', 'stage'];
    const left = order.filter((axis) => !taken.has(axis));
    if (free.length > left.length) return group;
    const [first = 0, second] = free;
    const axes: ('stage' | 'role')[] =
      second === undefined ? left : share(group, first) >= share(group, second) ? ['role', 'stage'] : ['stage', 'role'];
    return group.map(({ name, pieces }) => ({
      name,
      pieces: pieces.map((piece, index) =>
        piece.type === 'free' ? { type: axes[free.indexOf(index)] ?? 'stage', text: piece.text } : piece,
      ),
    }));
  });
}

/** How many of the values at a place sound like roles. */
function share(group: readonly Named[], at: number): number {
  const values = [...new Set(group.map(({ pieces }) => pieces[at]?.text ?? ''))];
  return values.filter(soundsLikeRole).length / values.length;
}

/** Parts of prompts in other folders have names of their own: what is no value of the catalogue is text. */
function literalBut(values: ReadonlySet<string>, { name, pieces }: Named): Named {
  const kept = pieces.map((piece): Piece =>
    isCell(piece) && !values.has(piece.text) ? { type: 'text', text: piece.text } : piece,
  );
  return { name, pieces: kept };
}

/** `dev-reviewer-work` is the stage `dev` for the role `reviewer` where other files name both. */
function splitRoles(names: readonly Named[], all: readonly Named[]): Named[] {
  const valuesOf = (axis: string): Set<string> =>
    new Set(all.flatMap(({ pieces }) => pieces.flatMap(({ type, text }) => (type === axis ? text : []))));
  const [stages, roles] = [valuesOf('stage'), valuesOf('role')];
  return names.map(({ name, pieces }) => {
    if (pieces.some(({ type }) => type === 'role')) return { name, pieces };
    return {
      name,
      pieces: pieces.flatMap((piece): Piece[] => {
        if (piece.type !== 'stage') return [piece];
        for (const { index, 0: separator } of piece.text.matchAll(/[-_.]/g)) {
          const [stage, role] = [piece.text.slice(0, index), piece.text.slice(index + 1)];
          if (stages.has(stage) && roles.has(role)) {
            return [
              { type: 'stage', text: stage },
              { type: 'text', text: separator },
              { type: 'role', text: role },
            ];
          }
        }
        return [piece];
      }),
    };
  });
}

function isCell({ type }: Piece): boolean {
  return type === 'stage' || type === 'role' || type === 'mode';
}

function axesFrom(names: readonly Named[]): CatalogueDefinition['axes'] {
  const values = {
    stage: new Map(),
    role: new Map(),
    mode: new Map(),
    kind: new Map(),
    locale: new Map(),
  } satisfies Record<Axis, Map<string, string[]>>;
  for (const { type, text } of names.flatMap(({ pieces }) => pieces)) {
    if (type === 'text' || type === 'free') continue;
    const value = type === 'locale' ? (languageOf(text, true) ?? text) : type === 'kind' ? text.toLowerCase() : text;
    const aliases: string[] = values[type].get(value) ?? [];
    if (text !== value && !aliases.includes(text)) aliases.push(text);
    values[type].set(value, aliases);
  }
  const inOrder = (axis: Axis, order: readonly string[]): Record<string, readonly string[]> =>
    Object.fromEntries([...values[axis]].toSorted(([a], [b]) => rank(a, order) - rank(b, order) || (a < b ? -1 : 1)));
  return {
    stage: inOrder('stage', []),
    role: inOrder('role', []),
    mode: inOrder('mode', []),
    kind: inOrder('kind', kindWords),
    locale: inOrder('locale', ['ru', 'en']),
  };
}

function rank(value: string, order: readonly string[]): number {
  const index = order.indexOf(value);
  return index === -1 ? order.length : index;
}

/** The patterns that read the names, proved by reading them. */
function patternsOf(names: readonly Named[], axes: CatalogueDefinition['axes']): FolderNames {
  const written = names.flatMap(({ name, pieces }) =>
    pieces.some(({ type }) => type === 'free') || /[[\]{}]/.test(name) ? [] : [{ name, pattern: patternOf(pieces) }],
  );
  const plain = new Set(written.map(({ pattern }) => pattern));
  const merged = new Map<string, string>();
  for (const pattern of plain) {
    const [stem = '', extension = ''] = splitExtension(pattern) ?? [];
    const bare = stem.replace(/[-_. ]\{locale\}$/, '');
    if (bare === stem || !plain.has(bare + extension)) continue;
    const optional = `${bare}[${stem.slice(bare.length)}]${extension}`;
    merged.set(pattern, optional).set(bare + extension, optional);
  }
  const patterns = [...new Set(written.map(({ pattern }) => merged.get(pattern) ?? pattern))].toSorted(
    (a, b) => literalLength(b) - literalLength(a) || axesOf(b).length - axesOf(a).length || (a < b ? -1 : 1),
  );
  const read = new Map<string, { name: string; pattern: string; cell: Cell }>();
  const byCell = new Map<string, string[]>();
  for (const { name } of written) {
    for (const pattern of patterns) {
      const cell = parseName(pattern, name, axes);
      if (!cell) continue;
      read.set(name, { name, pattern, cell });
      addTo(byCell, JSON.stringify([pattern, cell]), name);
      break;
    }
  }
  const found = [...read.values()];
  const used = new Set(found.map(({ pattern }) => pattern));
  return {
    names: found,
    patterns: patterns.filter((pattern) => used.has(pattern)),
    left: names.map(({ name }) => name).filter((name) => !read.has(name)),
  };
}

function patternOf(pieces: readonly Piece[]): string {
  return pieces.map(({ type, text }) => (type === 'text' ? text : `{${type}}`)).join('');
}

/** Names that spell out more are tried first, so that no value swallows it. */
function literalLength(pattern: string): number {
  return pattern.replace(/\{\w+\}/g, '').length;
}
