import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { rules } from '../../../rules/index.ts';
import { SeedlintError } from '../../core/errors.ts';
import { readCatalogue } from '../../read/catalogue.ts';
import { configFiles } from '../../read/config-disk.ts';
import { loadConfig } from '../../read/config.ts';
import { builtInPacks } from '../../read/locale-packs.ts';
import { isBlank, planInit, type InitPlan } from '../../read/propose/plan.ts';
import { diskSource } from '../../read/source-disk.ts';
import { overlaySource } from '../../read/source-overlay.ts';
import { initText } from '../../report/init.ts';
import { assertFree, createFiles } from '../create-files.ts';
import type { CommonOptions } from '../options.ts';
import { packageSource } from '../package-files.ts';
import { version } from '../version.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** Options of `seedlint init` as commander gives them. */
export interface InitFlags extends Pick<CommonOptions, 'lang' | 'color'> {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** `seedlint init`: a configuration for the prompts that are there, or a catalogue to begin with. */
export async function init(typed: string | undefined, flags: InitFlags, world: World): Promise<number> {
  const root = resolve(world.cwd, typed ?? '.');
  assertNew(root);
  const source = diskSource(root);
  const plan = planInit(source, { shipped: packageSource, packs: builtInPacks(), version, top: isTop(root) });
  assertFree(root, plan.files.keys());
  await assertLoads(root, plan);

  const text = await textOptions(flags, world);
  const { words } = text;
  const count = plan.files.size;
  world.stdout.write(`${initText(plan, text)}\n`);
  if (
    !(await isAgreed(flags, {
      world,
      blank: plan.from === 'start' && isBlank(source),
      question: words.ui('init.ask', { count }),
    }))
  ) {
    world.stdout.write(`${words.ui(flags.dryRun ? 'init.dry' : 'init.nothing', { count })}\n`);
    return 0;
  }
  createFiles(root, plan.files);
  const here = relative(world.cwd, root);
  const lines = [
    words.ui('init.wrote', { count }),
    words.ui('init.next'),
    ...(here === '' ? [] : [`  cd ${here}`]),
    '  seedlint',
    '  seedlint matrix',
  ];
  if (plan.files.has(workflow)) lines.push(words.ui('init.workflow', { path: workflow }));
  world.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** Throws `init-configured` where there is a configuration already, and `write-failed` where there can be none. */
function assertNew(root: string): void {
  const stats = statSync(root, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) throw new SeedlintError('write-failed', { path: root, reason: 'ENOTDIR' });
  const names = ['seedlint.config.yaml', 'seedlint.config.yml', 'seedlint.config.json'];
  const path = names.find((name) => existsSync(join(root, name)));
  if (path !== undefined) throw new SeedlintError('init-configured', { path: join(root, path) });
}

/** Is it the root of a repository, or in none? */
function isTop(root: string): boolean {
  if (existsSync(join(root, '.git'))) return true;
  for (let folder = root; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return false;
  }
  return true;
}

/** What is written must be readable: found out before it is. */
async function assertLoads(root: string, { files }: InitPlan): Promise<void> {
  const text = (path: string): string | undefined => files.get(relative(root, path).replaceAll('\\', '/'));
  const config = await loadConfig({
    config: join(root, 'seedlint.config.yaml'),
    from: root,
    rules,
    files: {
      read: (path) => text(path) ?? configFiles.read(path),
      exists: (path) => {
        const inside = relative(root, path).replaceAll('\\', '/');
        return [...files.keys()].some((file) => file.startsWith(`${inside}/`)) || existsSync(path);
      },
    },
  });
  const bytes = new Map([...files].map(([path, content]) => [path, new TextEncoder().encode(content)] as const));
  readCatalogue(overlaySource(diskSource(root), bytes), config, builtInPacks());
}

async function isAgreed(
  { yes, dryRun }: InitFlags,
  { world, blank, question }: { world: World; blank: boolean; question: string },
): Promise<boolean> {
  if (dryRun) return false;
  // A new catalogue in an empty folder disturbs nobody.
  if (yes || blank) return true;
  const answer = await world.ask(`${question} `);
  return /^(?:y|yes|д|да)$/i.test((answer ?? '').trim());
}

const workflow = '.github/workflows/seedlint.yml';
