/** How seedlint is started: which of its commands, with what, in which version. */
export interface Invocation {
  /** `lint`, `guard`, `trace`. */
  readonly command: string;
  readonly arguments: readonly string[];
  /** `seedlint@1.2.0`, where a runner of packages is told so. */
  readonly version?: string;
}

/** What the words of a command start; undefined when that is not seedlint. Scripts and targets are looked up by name. */
export function invocationOf(words: readonly string[], scripts: Scripts): Invocation | undefined {
  const [first = '', ...rest] = words;
  const name = baseName(first);
  if (/^seedlint(?:\.js)?$/.test(name)) return started(rest);
  if (name === 'node') return startedByPath(rest);
  if (name === 'npx' || name === 'bunx' || name === 'pnpx') return startedByPackage(rest);
  if (['npm', 'pnpm', 'yarn', 'bun'].includes(name)) {
    const [verb = '', ...others] = rest.filter((word, index) => index > 0 || !word.startsWith('-'));
    if (['exec', 'x', 'dlx'].includes(verb)) return startedByPackage(others);
    if (/^seedlint$/.test(verb)) return started(others);
    const script = ['run', 'run-script'].includes(verb) ? others[0] : verb;
    const more = others.slice(['run', 'run-script'].includes(verb) ? 1 : 0);
    return named(scripts.npm, script, more);
  }
  if (name === 'make')
    return named(
      scripts.make,
      rest.find((word) => !word.startsWith('-') && !word.includes('=')),
      [],
    );
  return undefined;
}

/** Scripts of packages and targets of make that start seedlint. */
export interface Scripts {
  readonly npm: ReadonlyMap<string, Invocation>;
  readonly make: ReadonlyMap<string, Invocation>;
}

function named(
  scripts: ReadonlyMap<string, Invocation>,
  name: string | undefined,
  more: readonly string[],
): Invocation | undefined {
  const script = name === undefined ? undefined : scripts.get(name);
  // What the script says by itself is compared where it stands.
  return script && { command: script.command, arguments: more.filter((word) => word !== '--') };
}

function started(words: readonly string[]): Invocation {
  const [first] = words;
  const command = first !== undefined && known.has(first) ? first : 'lint';
  return { command, arguments: first === command ? words.slice(1) : words };
}

function startedByPath(words: readonly string[]): Invocation | undefined {
  const at = words.findIndex((word) => /(?:^|\/)seedlint\.js$/.test(word));
  return at < 0 ? undefined : started(words.slice(at + 1));
}

function startedByPackage(words: readonly string[]): Invocation | undefined {
  const at = words.findIndex((word) => /^(?:[\w@:/.+-]*[/:])?seedlint(?:\.git)?(?:[@#].*)?$/.test(word));
  const spec = words[at];
  // Before the name stand options of the runner only, or a package to install.
  if (
    spec === undefined ||
    words
      .slice(0, at)
      .some((word, index) => !word.startsWith('-') && !/^(?:-p|--package)$/.test(words[index - 1] ?? ''))
  )
    return undefined;
  const own = started(words.slice(at + 1).filter((word, index) => index > 0 || word !== '--'));
  return /[@#:/]/.test(spec) ? { ...own, version: spec } : own;
}

function baseName(path: string): string {
  return path.split('/').at(-1) ?? path;
}

const known: ReadonlySet<string> = new Set([
  'lint',
  'guard',
  'trace',
  'diff',
  'baseline',
  'render',
  'matrix',
  'mutate',
  'resolve',
  'explain',
  'config',
  'rules',
  'init',
  'new',
  'translations',
]);
