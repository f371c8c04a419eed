import { SeedlintError } from '../core/errors.ts';
import { visible } from '../report/visible.ts';
import type { Words } from '../report/words.ts';
import { sayFailure } from './failure.ts';
import type { CommonOptions } from './options.ts';
import type { World } from './world.ts';

/** What kept runs from being rendered. One fault of a file is one fault, however many runs read it. */
export class RenderFailures {
  private readonly found = new Map<string, { readonly error: SeedlintError; readonly runs: string[] }>();

  /** What `work` gives, or nothing when it fails; `run` is what people call it. */
  collect<Result>(run: string, work: () => Result): Result[] {
    try {
      return [work()];
    } catch (error) {
      if (!(error instanceof SeedlintError)) throw error;
      const key = JSON.stringify([error.code, error.data, error.at]);
      const known = this.found.get(key);
      if (known) known.runs.push(run);
      else this.found.set(key, { error, runs: [run] });
      return [];
    }
  }

  /** True when there was anything to say. */
  async say(
    options: CommonOptions,
    { world, words, single }: { readonly world: World; readonly words: Words; readonly single: boolean },
  ): Promise<boolean> {
    for (const { error, runs } of this.found.values()) {
      await sayFailure(error, options, world);
      if (!single)
        world.stderr.write(`  ${words.ui('render.runs', { count: runs.length, runs: visible(runs.join(', ')) })}\n`);
    }
    if (this.found.size > 0 && !single) world.stderr.write(`${words.ui('render.nothing')}\n`);
    return this.found.size > 0;
  }
}
