import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import { builtInPacks } from '../read/locale-packs.ts';

/** The packs that ship with seedlint, with what the configured folders (`<folder>/<tag>/*.yaml`) add. Throws SeedlintError. */
export async function packsWith(
  folders: readonly string[],
  known: ReadonlyMap<string, LocalePack> = builtInPacks(),
): Promise<ReadonlyMap<string, LocalePack>> {
  let packs = known;
  for (const folder of folders) {
    for (const tag of tagsIn(folder)) {
      const { withPack } = await import('../read/pack-files.ts');
      packs = withPack(packs, await readPack(join(folder, tag)));
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
  const { checkedPack } = await import('../read/pack-files.ts');
  const names = attempt(folder, () => readdirSync(folder)).filter((name) => name.endsWith('.yaml'));
  const files = names.map((name) => {
    const path = join(folder, name);
    const text = attempt(path, () => readFileSync(path, 'utf8'));
    return [basename(name, '.yaml'), readYaml(path, text)] as const;
  });
  return checkedPack(basename(folder), new Map(files), readPolicyTexts(join(folder, 'policies')));
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

const packFiles = ['sections.yaml', 'force.yaml', 'glossary.yaml', 'scope.yaml', 'mutants.yaml', 'policies'];
