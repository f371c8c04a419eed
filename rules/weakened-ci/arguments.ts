/** What was put on or taken off the command line: certainly weaker, or somebody has to say. */
export interface ArgumentChange {
  readonly verdict: 'weakened' | 'unclear';
  readonly before: string;
  readonly after: string;
}

/** Do arguments make seedlint look at less, or speak of less? */
export function argumentChange(before: readonly string[], after: readonly string[]): ArgumentChange | undefined {
  const [was, is] = [optionsIn(before), optionsIn(after)];
  let verdict: ArgumentChange['verdict'] | undefined;
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const one = weight(name, was.get(name), is.get(name));
    if (one === 'weakened' || verdict === undefined) verdict = one ?? verdict;
  }
  return verdict && { verdict, before: before.join(' '), after: after.join(' ') };
}

function weight(
  name: string,
  before: string | undefined,
  after: string | undefined,
): ArgumentChange['verdict'] | undefined {
  if (before === after || shows.has(name)) return undefined;
  if (name === '--max-warnings')
    return after === undefined || Number(after) > Number(before ?? Infinity) ? 'weakened' : undefined;
  if (demands.has(name)) return after === undefined ? 'weakened' : undefined;
  // Named paths narrow what is reported: fewer of them, or some where all were.
  if (name === paths)
    return before === undefined ||
      (after !== undefined && before.split(' ').some((path) => !after.split(' ').includes(path)))
      ? 'weakened'
      : undefined;
  if (limits.has(name)) return after === undefined ? undefined : 'weakened';
  return bases.has(name) ? 'weakened' : 'unclear';
}

/** Option → value; the empty text where it has none. What is no option stands under `paths`. */
function optionsIn(words: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const [name = word, value] = word.split(/=(.*)/s);
    if (!word.startsWith('-')) {
      const known = options.get(paths);
      options.set(paths, known === undefined ? word : `${known} ${word}`);
    } else if (value !== undefined) options.set(name, value);
    else if (takesValue.has(name)) options.set(name, words[++index] ?? '');
    else options.set(name, '');
  }
  return options;
}

const paths = 'paths';
const shows: ReadonlySet<string> = new Set([
  '--format',
  '--output-file',
  '--lang',
  '--stats',
  '--color',
  '--no-color',
  '--width',
]);
const limits: ReadonlySet<string> = new Set([
  '--quiet',
  '--since',
  '--staged',
  '--stdin',
  '--help',
  '-h',
  '--version',
  '-V',
  '--rule',
  '--ignore',
]);
const demands: ReadonlySet<string> = new Set(['--strict', '--check']);
// Another configuration, base or folder is another law.
const bases: ReadonlySet<string> = new Set([
  '--config',
  '--base',
  '--head',
  '--cwd',
  '--working-directory',
  '--approvals',
]);
const takesValue: ReadonlySet<string> = new Set([
  '--max-warnings',
  '--since',
  '--format',
  '--output-file',
  '--config',
  '--base',
  '--head',
  '--cwd',
  '--lang',
  '--stdin-filename',
  '--working-directory',
  '--rule',
  '--ignore',
  '--width',
]);
