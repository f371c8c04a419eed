/** Options every command has. */
export interface CommonOptions {
  readonly config?: string;
  readonly cwd?: string;
  readonly lang?: string;
  /** Undefined: as the terminal and the environment say. */
  readonly color?: boolean;
}

/** Commands by name, each loaded when it is called. */
export const commandNames = ['lint', 'matrix', 'resolve', 'config', 'explain', 'explain-unit', 'rules'] as const;
