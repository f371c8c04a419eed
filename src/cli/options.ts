/** Options every command has. */
export interface CommonOptions {
  readonly config?: string;
  readonly cwd?: string;
  readonly lang?: string;
  /** Undefined: as the terminal and the environment say. */
  readonly color?: boolean;
}

/** Languages that messages are written in: the folders of `locales/`. */
export const languages: readonly string[] = ['en', 'ru'];

/** Commands by name, each loaded when it is called. */
export const commandNames = [
  'lint',
  'init',
  'new',
  'matrix',
  'resolve',
  'render',
  'config',
  'explain',
  'explain-unit',
  'translations',
  'trace',
  'guard',
  'diff',
  'baseline',
  'mutate',
  'session',
  'improve',
  'rules',
] as const;

/** What `seedlint trace` can be told as. */
export const traceFormats = ['pretty', 'json', 'markdown', 'html', 'lobster-req', 'lobster-imp'] as const;

/** What a comparison of two states and a trial of the guard can be told as. */
export const guardFormats = ['pretty', 'json'] as const;

/** What `seedlint guard` can be told as. */
export const verdictFormats = [...guardFormats, 'markdown', 'github'] as const;
