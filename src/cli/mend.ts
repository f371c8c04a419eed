import { fileAt, type Catalogue } from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import type { TextFile } from '../core/text.ts';
import { fixUntilStable } from '../lint/fix.ts';
import { overlaySource } from '../read/source-overlay.ts';
import type { Source } from '../read/source.ts';
import type { Judge, Judgement } from './judge.ts';
import { replaceFile, type Replacement } from './write-file.ts';

/** A catalogue after fixing; nothing has been written yet. */
export interface Mended {
  readonly judgement: Judgement;
  readonly changes: readonly Replacement[];
  /** Fixes undid each other, or would have brought new errors: something was left as it is. */
  readonly incomplete: boolean;
}

export interface MendOptions {
  readonly source: Source;
  readonly judge: Judge;
  readonly level: 'safe' | 'unsafe';
  /** Only what is reported is mended. */
  readonly reported: (finding: Finding) => boolean;
}

/** Applies fixes in memory until nothing changes. */
export async function mend(before: Judgement, { source, judge, level, reported }: MendOptions): Promise<Mended> {
  // The engine compares whole reports, so that no fix may break what is not reported; it just gets no fixes there.
  const mendable = (report: Report): Report => ({
    ...report,
    findings: report.findings.map((finding) => (reported(finding) ? finding : { ...finding, fixes: [] })),
  });
  const result = await fixUntilStable(
    {
      report: mendable(before.report),
      text: (path) => mayChange(before.catalogue, path)?.text,
      relint: async (overlay) => mendable((await judge(overlaid(source, before.catalogue, overlay))).report),
    },
    level,
  );
  const incomplete = !result.stable || result.refused.length > 0;
  if (result.files.size === 0) return { judgement: before, changes: [], incomplete };
  return {
    judgement: await judge(overlaid(source, before.catalogue, result.files)),
    changes: [...result.files].map(([path, text]) => replacement(before.catalogue, path, text)),
    incomplete,
  };
}

/** Writes changes to disk, each file for itself. Resolves to those that failed, with the reason. */
export async function writeChanges(
  root: string,
  changes: readonly Replacement[],
): Promise<ReadonlyMap<Replacement, SeedlintError>> {
  const failed = new Map<Replacement, SeedlintError>();
  for (const change of changes) {
    try {
      await replaceFile(root, change);
    } catch (error) {
      if (!(error instanceof SeedlintError)) throw error;
      failed.set(change, error);
    }
  }
  return failed;
}

// The catalogue definition is law, and it was read before the source was: fixes leave it alone.
function mayChange(catalogue: Catalogue, path: string): TextFile | undefined {
  return path === catalogue.origin?.path ? undefined : fileAt(catalogue, path);
}

function overlaid(source: Source, catalogue: Catalogue, texts: ReadonlyMap<string, string>): Source {
  const edits = [...texts].map(([path, text]) => [path, replacement(catalogue, path, text).after] as const);
  return overlaySource(source, new Map(edits));
}

function replacement(catalogue: Catalogue, path: string, text: string): Replacement {
  const file = fileAt(catalogue, path);
  return { path, before: bytesOf(file?.text ?? '', file?.bom), after: bytesOf(text, file?.bom) };
}

/** The bytes of a text, with the byte order mark it had. */
export function bytesOf(text: string, bom: boolean | undefined): Uint8Array {
  return new TextEncoder().encode(bom ? `\uFEFF${text}` : text);
}
