/** What someone typed after the command: a path, or a glob with the paths it stands for. */
export interface TypedPath {
  readonly typed: string;
  /** From the folder it was typed in; undefined for a plain path, which may be a folder. */
  readonly files?: readonly string[];
}

/** Expands globs that a shell left alone, as it does for quoted ones and on Windows. */
export async function typedPaths(paths: readonly string[], cwd: string): Promise<TypedPath[]> {
  const globs = paths.filter((path) => /[*?[\]{}!]/.test(path));
  if (globs.length === 0) return paths.map((typed) => ({ typed }));
  const { globby, isDynamicPattern } = await import('globby');
  return Promise.all(
    paths.map(async (typed) => {
      if (!globs.includes(typed) || !isDynamicPattern(typed)) return { typed };
      return { typed, files: await globby(typed, { cwd, dot: true, expandDirectories: false }) };
    }),
  );
}
