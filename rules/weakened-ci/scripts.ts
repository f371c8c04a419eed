import type { State } from '../../src/core/change.ts';
import type { TextFile } from '../../src/core/text.ts';
import { isMap, textOf, valueOf, wordsIn, type Gate } from './gate.ts';
import { invocationOf, type Invocation, type Scripts } from './invocation.ts';
import { commandsIn, type ShellOptions } from './shell.ts';

/** Scripts of packages, targets of make, hooks and jobs of GitLab that start seedlint. */
export function scriptGates(state: State): { readonly gates: readonly Gate[]; readonly scripts: Scripts } {
  const npm = new Map<string, Invocation>();
  const make = new Map<string, Invocation>();
  const scripts = { npm, make };
  const gates: Gate[] = [];
  const add = (
    file: TextFile,
    by: Gate['by'],
    where: string,
    script: string,
    options: ShellOptions,
    more: Partial<Gate> = {},
  ): void => {
    for (const { text, words, swallowed } of commandsIn(
      script,
      options,
      (found) => invocationOf(found, scripts) !== undefined,
    )) {
      const invocation = invocationOf(words, scripts);
      if (!invocation) continue;
      if (by === 'script') npm.set(where.slice('scripts.'.length), invocation);
      if (by === 'make') make.set(where, invocation);
      gates.push({
        file,
        by,
        where,
        text,
        conditions: [],
        environment: [],
        shards: [],
        ...invocation,
        ...(swallowed === undefined ? {} : { swallowed }),
        ...more,
      });
    }
  };
  for (const file of state.files.values()) {
    const data = state.data?.get(file.path);
    if (/(?:^|\/)package\.json$/.test(file.path)) {
      const all = valueOf(data, 'scripts');
      const own = isMap(all) ? Object.entries(all) : [];
      // A script may run another one that stands below it.
      for (const [name, script] of [...own, ...own])
        if (!npm.has(name)) add(file, 'script', `scripts.${name}`, String(script), plain);
    }
  }
  for (const file of state.files.values()) {
    const data = state.data?.get(file.path);
    if (/(?:^|\/)(?:GNUm|M|m)akefile$/.test(file.path))
      for (const { target, recipe, lenient } of recipesIn(file))
        add(file, 'make', target, recipe, plain, lenient ? { swallowed: '-' } : {});
    if (file.path.startsWith('.husky/')) add(file, 'hook', file.path, file.text, strict);
    if (/lefthook\.ya?ml$/.test(file.path))
      for (const [where, run] of runsIn(data, '')) add(file, 'hook', where, run, strict);
    if (/\.gitlab-ci\.ya?ml$/.test(file.path) && isMap(data))
      for (const [id, job] of Object.entries(data)) gitlabJob(id, job, file, add);
    if (/\.pre-commit-config\.ya?ml$/.test(file.path)) gates.push(...preCommitHooks(file, data));
  }
  return { gates, scripts };
}

const plain: ShellOptions = { stops: false, pipefail: false };
const strict: ShellOptions = { stops: true, pipefail: false };

type Add = (
  file: TextFile,
  by: Gate['by'],
  where: string,
  script: string,
  options: ShellOptions,
  more?: Partial<Gate>,
) => void;

function gitlabJob(id: string, job: unknown, file: TextFile, add: Add): void {
  const script = ['before_script', 'script'].flatMap((key) => wordsIn(valueOf(job, key))).join('\n');
  const allowed = valueOf(job, 'allow_failure');
  const lenient = allowed !== undefined && allowed !== false ? { swallowed: 'allow_failure' } : {};
  const conditions = ['when', 'rules', 'only', 'except'].flatMap((key) => {
    const value = valueOf(job, key);
    return value === undefined || value === 'on_success' || value === 'always'
      ? []
      : [`${key}: ${JSON.stringify(value)}`];
  });
  if (script !== '') add(file, 'gitlab', id, script, strict, { conditions, check: id, ...lenient });
}

function preCommitHooks(file: TextFile, data: unknown): Gate[] {
  const repos = valueOf(data, 'repos');
  return (Array.isArray(repos) ? repos : []).flatMap((repo: unknown): Gate[] => {
    const source = textOf(repo, 'repo');
    if (!/seedlint/.test(source)) return [];
    const hooks = valueOf(repo, 'hooks');
    return (Array.isArray(hooks) ? hooks : []).map((hook: unknown) => {
      const id = textOf(hook, 'id');
      const version = `${source}@${textOf(repo, 'rev')}`;
      const conditions = ['exclude', 'files', 'stages'].flatMap((key) =>
        valueOf(hook, key) === undefined ? [] : [`${key}: ${JSON.stringify(valueOf(hook, key))}`],
      );
      const words = wordsIn(valueOf(hook, 'args'));
      return {
        file,
        by: 'hook',
        where: id,
        text: source,
        command: id,
        arguments: words,
        version,
        conditions,
        environment: [],
        shards: [],
      };
    });
  });
}

/** `run` of lefthook, however deep: `pre-commit.commands.prompts`. */
function runsIn(value: unknown, where: string): [string, string][] {
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    key === 'run' && typeof inner === 'string'
      ? [[where, inner]]
      : runsIn(inner, where === '' ? key : `${where}.${key}`),
  );
}

/** Every line of a recipe is a shell of its own; one that begins with `-` may fail. */
function recipesIn({ text }: TextFile): { target: string; recipe: string; lenient: boolean }[] {
  let target = '';
  return text
    .replace(/\\\r?\n\s*/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const rule = /^([\w./-]+)\s*:(?!=)\s*(?:[^;#]*;)?(.*)$/.exec(line);
      if (rule?.[1] !== undefined) target = rule[1];
      const recipe = line.startsWith('\t') ? line.slice(1) : undefined;
      if (recipe === undefined) return [];
      const marks = /^[\s@+-]*/.exec(recipe)?.[0] ?? '';
      return [{ target, recipe: recipe.slice(marks.length), lenient: marks.includes('-') }];
    });
}
