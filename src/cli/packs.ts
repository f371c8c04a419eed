import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import { builtInPacks, extendPack, packFrom } from '../read/locale-packs.ts';

/** The packs that ship with seedlint, with what the configured folders (`<folder>/<tag>/*.yaml`) add. Throws SeedlintError. */
export async function packsWith(folders: readonly string[]): Promise<ReadonlyMap<string, LocalePack>> {
  const packs = builtInPacks();
  for (const folder of folders) {
    for (const tag of tagsIn(folder)) {
      const own = await readPack(join(folder, tag));
      const known = packs.get(tag);
      packs.set(tag, known ? extendPack(known, own) : own);
    }
  }
  return packs;
}

function tagsIn(folder: string): string[] {
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries
    .filter((entry) => entry.isDirectory() && packFiles.some((file) => existsSync(join(folder, entry.name, file))))
    .map(({ name }) => name)
    .toSorted();
}

async function readPack(folder: string): Promise<LocalePack> {
  const { readYaml } = await import('../read/yaml-file.ts');
  const names = attempt(folder, () => readdirSync(folder)).filter((name) => name.endsWith('.yaml'));
  const files = names.map((name) => {
    const path = join(folder, name);
    const file = readYaml(
      path,
      attempt(path, () => readFileSync(path, 'utf8')),
    );
    return [basename(name, '.yaml'), file] as const;
  });
  const glossary = files.find(([name]) => name === 'glossary')?.[1];
  if (glossary) (await import('../read/glossary-check.ts')).checkGlossary(glossary);
  const scope = files.find(([name]) => name === 'scope')?.[1];
  if (scope) (await import('../read/scope-check.ts')).checkScope(scope);
  const force = files.find(([name]) => name === 'force')?.[1];
  if (force) (await import('../read/force-check.ts')).checkForce(force);
  const data = Object.fromEntries(files.map(([name, { data }]) => [name, data] as const));
  return packFrom(basename(folder), { ...data, policies: readPolicyTexts(join(folder, 'policies')) });
}

/** `policies/<id>.md` → id → text; a pack need not have any. */
function readPolicyTexts(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const names = attempt(folder, () => readdirSync(folder)).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(
    names.toSorted().map((name) => {
      const path = join(folder, name);
      return [basename(name, '.md'), attempt(path, () => readFileSync(path, 'utf8'))] as const;
    }),
  );
}

function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new SeedlintError('config-unreadable', { path, reason }, { path }, { cause: error });
  }
}

const packFiles = ['sections.yaml', 'force.yaml', 'glossary.yaml', 'scope.yaml', 'policies'];
