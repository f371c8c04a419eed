import type { Catalogue } from '../core/catalogue.ts';
import type { Report } from '../core/report.ts';
import { lint } from '../lint/lint.ts';
import { readCatalogue } from '../read/catalogue.ts';
import type { Source } from '../read/source.ts';
import type { Progress } from './progress.ts';
import { watched, type Stopwatch } from './stopwatch.ts';
import type { Workspace } from './workspace.ts';

/** A catalogue and everything that was found in it. */
export interface Judgement {
  readonly catalogue: Catalogue;
  readonly report: Report;
}

/** Reads a source and lints it. Throws `no-files`. */
export type Judge = (source: Source) => Promise<Judgement>;

/** One way to judge any source: same configuration, same day, same rules. */
export function judgeFor(
  { config, packs, rules, words }: Workspace,
  { watch, progress, today }: { watch: Stopwatch; progress: Progress; today: string },
): Judge {
  return async (source) => {
    const began = watch.now();
    const readBefore = watch.times.get('read') ?? 0;
    const { catalogue, problems } = readCatalogue(
      watched(source, watch, (path) => progress.at(words.ui('progress.reading', { path }))),
      config,
      packs,
    );
    const reading = (watch.times.get('read') ?? 0) - readBefore;
    watch.add('parse', watch.now() - began - reading);
    const timing = {
      now: () => watch.now(),
      record(rule: string, milliseconds: number) {
        progress.at(words.ui('progress.checking', { rule }));
        watch.addRule(rule, milliseconds);
      },
    };
    const startedRules = watch.now();
    const report = await lint(catalogue, { rules, config, problems, today, timing });
    watch.add('rules', watch.now() - startedRules);
    return { catalogue, report };
  };
}
