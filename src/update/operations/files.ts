import type { AddTranslationChange, CreateSeedChange, EditChange } from '../../core/plan.ts';
import { anchorFault, type Worked, type Workpiece } from '../workpiece.ts';

/** New files; one that is there with just this text is no fault. */
export function createSeed({ files }: CreateSeedChange, { file }: Workpiece): Worked {
  const taken = files.find(({ path, text }) => (file(path)?.text ?? text) !== text);
  if (taken) return anchorFault('file-exists', { path: taken.path });
  return { texts: new Map(files.filter(({ path }) => !file(path)).map(({ path, text }) => [path, text])) };
}

/** The other language of a seed. */
export function addTranslation({ of, path, text }: AddTranslationChange, piece: Workpiece): Worked {
  if (!piece.catalogue.seeds.some((seed) => seed.file.path === of)) return anchorFault('not-a-seed', { path: of });
  return createSeed({ change: 'create-seed', files: [{ path, text }] }, piece);
}

/** One passage for another. */
export function edit({ path, find, replace }: EditChange, { file }: Workpiece): Worked {
  const text = file(path)?.text;
  if (text === undefined) return anchorFault('no-file', { path });
  const count = text.split(find).length - 1;
  if (count > 1) return anchorFault('several-passages', { path, text: find, count });
  if (count === 1) return { texts: new Map([[path, text.split(find).join(replace)]]) };
  // Done before: what is to be there is there, and what is to go is gone.
  return replace !== '' && text.includes(replace)
    ? { texts: new Map() }
    : anchorFault('no-passage', { path, text: find });
}
