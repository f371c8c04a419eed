import picomatch from 'picomatch';
import type { Artefact } from '../../src/core/scope-pack.ts';
import type { WriteScope } from '../../src/core/policy.ts';

/** What an inline-code token names, when it names a file of the repository: a document or any other. */
export function fileKind(token: string): 'document' | 'file' | undefined {
  if (/[\s{}<>]/.test(token) || token.startsWith('/') || token.startsWith('~')) return undefined;
  const name = token.slice(token.lastIndexOf('/') + 1);
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (documentEndings.has(ending) && name.includes('.')) return 'document';
  if (wholeNames.has(name.toLowerCase())) return 'file';
  return name.includes('.') && fileEndings.has(ending) ? 'file' : undefined;
}

/** May a run with these globs write a path? A path with stars is one of the files it stands for. */
export function admitsPath(globs: readonly string[], path: string): boolean {
  if (globs.includes(path)) return true;
  const plain = path.replace(/^\.\//, '');
  return matcher(globs)(plain) || matcher(globs)(plain.replaceAll('**', 'any').replaceAll('*', 'any'));
}

/** Could any file of a kind be among those that these globs match? Folders whose names say that they hold texts are not asked for code. */
export function admits(globs: readonly string[], artefact: Artefact): boolean {
  return globs.some((glob) => {
    const parts = glob.split('/');
    const name = (parts.at(-1) ?? '').toLowerCase();
    const folders = parts.slice(0, -1).filter((part) => !part.includes('*'));
    const ending = /\.([a-z0-9{},*]+)$/.exec(name)?.[1] ?? '';
    const endings = ending.replace(/[{}]/g, '').split(',');
    if (endings.some((one) => endingsOf[artefact].includes(one))) return true;
    if (namesOf[artefact].some((one) => name.includes(one))) return true;
    const open = name === '**' || name === '*' || ending.includes('*');
    return open && !folders.some((folder) => textFolder.test(folder));
  });
}

export function admitsDocuments(globs: readonly string[]): boolean {
  return globs.some((glob) => /\.(?:mdx?|markdown|\{[^}]*md[^}]*\}|\*)$/i.test(glob) || glob.endsWith('*'));
}

/** The files a scope is limited to, as people write them. */
export function showFiles({ write }: WriteScope): string {
  if (write === 'markdown') return '`*.md`';
  if (typeof write === 'string') return '';
  const shown = write.paths.slice(0, mostShown).map((glob) => `\`${glob}\``);
  return [...shown, ...(write.paths.length > mostShown ? ['…'] : [])].join(', ');
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  let known = matchers.get(globs);
  if (!known) matchers.set(globs, (known = picomatch([...globs], { dot: true, nocase: true })));
  return known;
}

const mostShown = 3;
const textFolder = /doc|prompt|template|wiki|knowledge|guide|adr/i;
const documentEndings = new Set(['md', 'mdx', 'markdown', 'rst', 'adoc']);
const wholeNames = new Set(['dockerfile', 'makefile', 'jenkinsfile']);
const code =
  'go ts tsx js jsx mjs cjs py rb rs java kt kts c h cc cpp hpp cs php swift scala dart lua ex exs vue svelte css scss html'.split(
    ' ',
  );
const endingsOf: Readonly<Record<Artefact, readonly string[]>> = {
  code,
  tests: code,
  manifests: ['yaml', 'yml', 'tf', 'hcl', 'json'],
  scripts: ['sh', 'bash', 'ps1', 'py', 'js', 'mjs'],
  configuration: ['yaml', 'yml', 'json', 'toml', 'ini', 'env', 'conf', 'cfg', 'properties', 'xml'],
  migrations: ['sql', ...code],
  contracts: ['proto', 'yaml', 'yml', 'json', 'graphql', ...code],
  image: ['dockerfile'],
  system: code,
};
const namesOf: Readonly<Record<Artefact, readonly string[]>> = {
  code: [],
  tests: ['test', 'spec'],
  manifests: ['kustomization', 'chart'],
  scripts: ['makefile'],
  configuration: ['config', 'services.yaml'],
  migrations: ['migration'],
  contracts: ['openapi', 'schema'],
  image: ['dockerfile', 'containerfile'],
  system: [],
};
const fileEndings = new Set([...Object.values(endingsOf).flat(), 'tmpl', 'tpl', 'gotmpl', 'lock', 'mk', 'gradle']);
const matchers = new WeakMap<readonly string[], (path: string) => boolean>();
