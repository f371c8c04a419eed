import type { Catalogue } from '../../core/catalogue.ts';
import type { Config } from '../../core/config.ts';
import { writeScopeOf } from '../../core/policy.ts';
import { globs } from '../../read/globs.ts';
import { pathBelow } from '../../read/source-files.ts';
import type { PathRules } from '../../update/paths.ts';

/** Where the base's configuration and law let a run of self-improvement write, and what they judge by. */
export function pathRules(config: Config, catalogue: Catalogue, modes: PathRules['modes']): PathRules {
  return { allows: allowed(config, catalogue), guarded: guardedBy(config, [...modes.keys()]), modes };
}

function allowed({ improve, law }: Config, catalogue: Catalogue): (path: string) => boolean {
  if (improve.paths) return globs(improve.paths).matches;
  const write = scopeOfSelfImprovement({ ...catalogue, law })?.write;
  if (write === undefined) {
    const folders = Object.values(catalogue.definition.classes).map(({ folder }) => folder);
    const isPrompt = globs(folders.map((folder) => (folder === '' ? '**/*.md' : `${folder}/**`))).matches;
    return (path) => isMarkdown(path) || isPrompt(path);
  }
  if (write === 'any') return () => true;
  if (write === 'nothing') return () => false;
  return write === 'markdown' ? isMarkdown : globs(write.paths).matches;
}

function isMarkdown(path: string): boolean {
  return /\.md$/i.test(path);
}

/** The write scope of a run whose stage or mode is self-improvement, whatever its kind. */
function scopeOfSelfImprovement({ law, definition }: Catalogue) {
  for (const axis of ['stage', 'mode'] as const) {
    const name = Object.keys(definition.axes[axis]).find((one) => /^self[-_]?improve/i.test(one));
    if (name === undefined) continue;
    const rule = definition.runs.find((run) => run[axis] === name);
    return writeScopeOf(law, {
      ...(rule?.role === undefined ? {} : { role: rule.role }),
      [axis]: name,
      kind: rule?.kinds[0] ?? 'work',
    });
  }
  return undefined;
}

/** Files of the configuration, the catalogue, the law, the packs, the register, and everything somebody has signed. */
function guardedBy(config: Config, paths: readonly string[]): ReadonlySet<string> {
  const {
    path,
    root,
    catalogueFile,
    lawFiles,
    locales,
    translations,
    traces,
    baseline,
    approvals,
    requirements,
    origins,
  } = config;
  const absolute = [path, translations.path, traces.path, baseline.path, approvals, ...origins.values()];
  const files = absolute.flatMap((one) => pathBelow(root, one) ?? []);
  const folders = locales.flatMap((one) => pathBelow(root, one) ?? []).map((folder) => `${folder}/`);
  return new Set(
    [
      ...files,
      ...folders,
      ...(catalogueFile ? [catalogueFile.path] : []),
      ...lawFiles.map(({ file }) => file.path),
      ...paths.filter(globs(requirements?.sources.map(({ file }) => file) ?? []).matches),
    ].filter((one) => one !== '' && one !== '/'),
  );
}
