import { Chalk } from 'chalk';
import type { Severity } from '../core/finding.ts';

/** 0: none, 1: sixteen colours, 2: 256, 3: true colour. Only the first sixteen are used, so that themes keep their say. */
export type ColourLevel = 0 | 1 | 2 | 3;

/** What each kind of text looks like. Every function returns its text unchanged at level 0. */
export interface Paint {
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly path: (text: string) => string;
  /** What helps but is not read first. */
  readonly faint: (text: string) => string;
  readonly code: (text: string) => string;
  /** The other place. */
  readonly related: (text: string) => string;
}

export function paintFor(level: ColourLevel): Paint {
  const chalk = new Chalk({ level });
  return {
    severity: { error: one(chalk.red), warning: one(chalk.yellow), info: one(chalk.blue) },
    good: one(chalk.green),
    bad: one(chalk.red.bold),
    strong: one(chalk.bold),
    path: one(chalk.underline),
    faint: one(chalk.dim),
    code: one(chalk.cyan),
    related: one(chalk.cyan),
  };
}

// chalk prints every argument, so `rows.map(paint.faint)` would print indexes too.
function one(style: (text: string) => string): (text: string) => string {
  return (text) => style(text);
}

/** Told apart by shape as well, for logs and for eyes that do not see red. */
export const marks = { error: '✖', warning: '▲', info: '●' } as const satisfies Record<Severity, string>;
