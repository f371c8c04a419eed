import type { Catalogue } from '../../core/catalogue.ts';
import { SeedlintError } from '../../core/errors.ts';
import { promptOf, promptsOf, type Prompt } from '../../core/prompt.ts';
import { matrixOf, resolve, type Resolution } from '../../core/resolve.ts';
import { describeCell } from '../../core/seed.ts';
import { dataOf, mergeData } from '../../render/data.ts';
import { fileNames } from '../../render/file-names.ts';
import { renderRun } from '../../render/render-run.ts';
import type { RenderedPrompt } from '../../render/rendered.ts';
import { promptJson, promptsJson, sourceMapText, terminalText } from '../../report/render.ts';
import { visible } from '../../report/visible.ts';
import type { Words } from '../../report/words.ts';
import type { CommonOptions } from '../options.ts';
import { RenderFailures } from '../render-failures.ts';
import { isDeclared, runFrom, type RunFlags } from '../run-flags.ts';
import { typedData } from '../set-values.ts';
import { writeSnapshots } from '../snapshots.ts';
import { readWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** Options of `seedlint render` as commander gives them. */
export interface RenderFlags extends CommonOptions, RunFlags {
  readonly format: 'text' | 'json' | 'html';
  readonly set?: readonly string[];
  readonly data?: string;
  readonly out?: string;
  readonly all?: boolean;
  readonly marks: boolean;
  readonly sourceMap?: boolean;
}

/** `seedlint render`: what the agent of a run reads. Exit code 1 when a required part has no file. */
export async function render(flags: RenderFlags, world: World): Promise<number> {
  refuseContradictions(flags);
  const typed = typedData(flags, world.cwd);
  const { catalogue, code, words } = await readWorkspace(flags, world);
  const wanted = flags.all === true ? allRuns(catalogue) : [oneRun(flags, catalogue)];
  // What could not be read has been told; without it nobody knows the prompt.
  if (wanted.some(({ prompt, layers }) => isUnread(prompt, layers))) return 2;

  const failures = new RenderFailures();
  const names = fileNames(wanted.map(({ prompt }) => prompt.run));
  const prompts = wanted.flatMap(({ prompt }, index) => {
    const data = mergeData(dataOf(catalogue.definition, prompt.run), typed);
    return failures.collect(names[index] ?? '', () => renderRun(catalogue, prompt, data, { marks: flags.marks }));
  });
  if (await failures.say(flags, { world, words, single: flags.all !== true })) return 2;

  if (flags.format === 'html') {
    const { promptsHtml } = await import('../../report/html/prompts.ts');
    world.stdout.write(promptsHtml(prompts, catalogue.definition, words));
  } else if (flags.out === undefined) world.stdout.write(await textOf(prompts, flags, world));
  else
    writeTo(flags.out, new Map(prompts.map((prompt, index) => [names[index] ?? '', prompt])), flags, { world, words });
  return code || (sayMissing(wanted, catalogue, { world, words }) ? 1 : 0);
}

interface Wanted {
  readonly prompt: Prompt;
  readonly layers: readonly Resolution[];
}

interface Voice {
  readonly world: World;
  readonly words: Words;
}

function refuseContradictions({ all, out, format, sourceMap, ...flags }: RenderFlags): void {
  const axis = (['stage', 'role', 'mode', 'kind', 'locale'] as const).find((name) => flags[name] !== undefined);
  if (out === '') refuse('--out names no folder.', 'Name one: --out prompts; --out . is the current one.');
  if (all === true && axis) refuse(`--all renders every run, and --${axis} names one.`, 'Drop one of them.');
  if (all === true && out === undefined && format === 'text') {
    refuse('--all renders many prompts, and stdout takes one.', 'Name a folder: --all --out prompts.');
  }
  if (format === 'html' && out !== undefined) {
    refuse('--format html is one page, and --out names a folder.', 'Redirect it: --all --format html > prompts.html.');
  }
  if (sourceMap === true && (format !== 'text' || out !== undefined)) {
    refuse('--source-map is for reading on stdout.', 'With --format json the places are there anyway.');
  }
}

function refuse(reason: string, hint: string): never {
  throw new SeedlintError('usage', { reason, hint });
}

function oneRun(flags: RenderFlags, catalogue: Catalogue): Wanted {
  const run = runFrom(flags, catalogue.definition);
  return { prompt: promptOf(catalogue, run), layers: resolve(catalogue, run) };
}

function allRuns(catalogue: Catalogue): Wanted[] {
  const { rows } = matrixOf(catalogue);
  if (rows.length === 0) {
    throw new SeedlintError('usage', {
      reason: 'The catalogue declares no runs.',
      hint: 'Add "runs" to it, or name one: --stage, --role, --mode, --kind, --locale.',
    });
  }
  return promptsOf(catalogue).map((prompt, index) => ({ prompt, layers: rows[index]?.layers ?? [] }));
}

function isUnread({ parts }: Prompt, layers: readonly Resolution[]): boolean {
  const read = new Set(parts.map(({ seed }) => seed.file.path));
  return layers.some(({ winner }) => winner && !read.has(winner.path));
}

async function textOf(prompts: readonly RenderedPrompt[], flags: RenderFlags, world: World): Promise<string> {
  const [prompt] = prompts;
  if (flags.all === true || !prompt) return promptsJson(prompts);
  if (flags.format === 'json') return promptJson(prompt);
  if (flags.sourceMap === true) return sourceMapText(prompt, await textOptions(flags, world));
  return world.stdout.isTTY ? terminalText(prompt) : prompt.text;
}

function writeTo(
  folder: string,
  prompts: ReadonlyMap<string, RenderedPrompt>,
  { format, all }: RenderFlags,
  { world, words }: Voice,
): void {
  const files = new Map(
    [...prompts].map(([name, prompt]) =>
      format === 'json' ? [`${name}.json`, promptJson(prompt)] : [`${name}.md`, prompt.text],
    ),
  );
  const { written, unchanged, removed } = writeSnapshots(folder, files, { cwd: world.cwd, all: all === true });
  const lines = [
    words.ui('init.wrote', { count: written.length }),
    ...written.map((path) => `  ${visible(path)}`),
    ...(unchanged.length > 0 ? [words.ui('render.unchanged', { count: unchanged.length })] : []),
    ...(removed.length > 0 ? [words.ui('render.removed', { count: removed.length })] : []),
    ...removed.map((path) => `  ${visible(path)}`),
  ];
  world.stdout.write(`${lines.join('\n')}\n`);
}

/** Says which required layers have no file; true when there are any. */
function sayMissing(wanted: readonly Wanted[], { definition }: Catalogue, { world, words }: Voice): boolean {
  let any = false;
  for (const { prompt, layers } of wanted) {
    const run = visible(describeCell(prompt.run));
    if (!isDeclared(prompt.run, definition)) world.stderr.write(`${words.ui('resolve.undeclared')}\n`);
    if (layers.length === 0) {
      any = true;
      world.stderr.write(`✖ ${words.ui('resolve.noLayers')} ${run}\n`);
    }
    for (const { layer, state } of layers) {
      if (!layer.required || state !== 'missing') continue;
      any = true;
      world.stderr.write(`✖ ${words.ui('render.missing', { layer: visible(layer.id), run })}\n`);
    }
  }
  return any;
}
