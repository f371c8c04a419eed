import type { Report } from '../core/report.ts';
import type { Rule } from '../core/rule.ts';
import type { TextFile } from '../core/text.ts';
import type { ColourLevel } from './paint.ts';
import type { Words } from './words.ts';

/** What every format of a lint report is made from. */
export interface ReportInput {
  readonly report: Report;
  readonly words: Words;
  readonly rules: readonly Rule[];
  /** Texts of files that findings point at. */
  readonly files: (path: string) => TextFile | undefined;
  /** Languages a prompt file speaks; undefined for files that are no prompts. Absent: every file counts as a prompt. */
  readonly languages?: (path: string) => readonly string[] | undefined;
  readonly durationMs: number;
  /** Of seedlint. */
  readonly version: string;
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: ColourLevel;
  /** Absolute folder that paths are relative to. */
  readonly root?: string;
  /** Path from the root of the repository to `root`, when they differ: for readers that look from there (GitHub, SARIF). */
  readonly prefix?: string;
  /** List errors only; counts stay complete. */
  readonly quiet?: boolean;
}

/** What the texts of other commands need. */
export type TextOptions = Pick<ReportInput, 'words' | 'width' | 'colour'>;
