/*
 * The public API. `lint(readCatalogue(source, config, packs).catalogue, { rules, config, today })`
 * is what the command line does; everything else is a way to choose the input or to use the output.
 */

export type * from './core/baseline.ts';
export type * from './core/catalogue.ts';
export type * from './core/config.ts';
export type * from './core/finding.ts';
export type * from './core/fix.ts';
export type * from './core/locale-pack.ts';
export type * from './core/report.ts';
export type * from './core/requirement.ts';
export type * from './core/rule.ts';
export type * from './core/seed.ts';
export type * from './core/suppression.ts';
export type * from './core/template.ts';
export type * from './core/text.ts';

export { axes, matches, translationsOf } from './core/catalogue.ts';
export { SeedlintError, type ErrorCode, type ErrorPlace } from './core/errors.ts';
export { promptOf, promptsOf, type Prompt, type PromptPart } from './core/prompt.ts';
export { matrixOf, resolve, runsOf } from './core/resolve.ts';
export type { Attempt, LayerState, Matrix, RequiredFile, Resolution, Run, Unreachable } from './core/resolve.ts';
export { defineRule } from './core/rule.ts';
export { placeInView } from './core/seed.ts';
export { placeAt, wholeFile } from './core/text.ts';

export { readCatalogue, type ReadResult } from './read/catalogue.ts';
export { configFiles } from './read/config-disk.ts';
export { loadConfig, type FileReader, type LoadOptions } from './read/config.ts';
export { builtInPacks } from './read/locale-packs.ts';
export { diskSource } from './read/source-disk.ts';
export { gitSource, indexSource, type GitSourceOptions } from './read/source-git.ts';
export { memorySource } from './read/source-memory.ts';
export { overlaySource } from './read/source-overlay.ts';
export type { Source } from './read/source.ts';

export { applyEdits, planFixes, type FixLevel, type FixPlan } from './lint/edits.ts';
export { fixUntilStable, type FixResult, type FixWorld } from './lint/fix.ts';
export { lint, type LintOptions } from './lint/lint.ts';
export { isAlive } from './render/alive.ts';
export { dataOf, mergeData, type RenderData } from './render/data.ts';
export type * from './render/rendered.ts';
export { renderRun, type RenderOptions } from './render/render-run.ts';

export { traceOf } from './trace/trace-of.ts';
export type * from './trace/trace.ts';

export { render, reportLang, wordsFor } from './report/index.ts';
export type { Format, ReportInput, Words } from './report/index.ts';
export { compareCatalogues } from './guard/compare-catalogues.ts';
export { guard, type GuardItem, type GuardOptions, type GuardVerdict } from './guard/guard.ts';
export type { Judgement, UnitChange } from './guard/unit-change.ts';
export { rules } from '../rules/index.ts';
