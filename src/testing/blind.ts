import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { rules } from '../../rules/index.ts';
import type { Finding } from '../core/finding.ts';
import { lintFiles } from './lint-files.ts';
import { isMap } from './merge.ts';

/** An edit of one language of sound prompts: does it change what is asked (`drift`), or nothing? */
export interface BlindEdit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly drift: boolean;
  readonly family: string;
}

/** Prompts in two languages and edits of them that were written by somebody who knew neither rules nor word lists. */
export interface BlindSet {
  readonly seeds: Readonly<Record<string, string>>;
  readonly edits: readonly BlindEdit[];
}

/** What became of an edit: the findings it brought, the loudest first. */
export interface BlindResult {
  readonly edit: BlindEdit;
  readonly findings: readonly Finding[];
}

/** Reads `fixtures/parity/blind-<name>.yaml`, or any file of that shape. */
export function readBlindSet(file: string | URL): BlindSet {
  const data: unknown = parse(readFileSync(file, 'utf8'));
  const written = isMap(data) ? data : {};
  const seeds = Object.entries(isMap(written['seeds']) ? written['seeds'] : {});
  const edits = Array.isArray(written['edits']) ? written['edits'] : [];
  return {
    seeds: Object.fromEntries(seeds.map(([path, text]) => [path, String(text)])),
    edits: edits.filter(isMap).map((edit) => ({
      file: String(edit['file']),
      from: String(edit['from']),
      to: String(edit['to']),
      drift: edit['drift'] === true,
      family: String(edit['family']),
    })),
  };
}

/** What is found in the sound prompts, and what each edit adds to it. */
export async function runBlindSet({
  seeds,
  edits,
}: BlindSet): Promise<{ sound: readonly Finding[]; results: BlindResult[] }> {
  const sound = await lintPrompts(seeds);
  const known = new Set(sound.map(({ fingerprint }) => fingerprint));
  const results: BlindResult[] = [];
  for (const edit of edits) {
    const text = seeds[edit.file] ?? '';
    const after = await lintPrompts({ ...seeds, [edit.file]: text.replace(edit.from, () => edit.to) }, edit.file);
    const findings = after.filter(({ fingerprint }) => !known.has(fingerprint));
    results.push({ edit, findings: findings.toSorted((a, b) => loudness(b) - loudness(a)) });
  }
  return { sound, results };
}

/** An edit touches one prompt: only that one, in both languages, is looked at. */
async function lintPrompts(seeds: Readonly<Record<string, string>>, file?: string): Promise<readonly Finding[]> {
  const stem = file?.replace(/_[a-z]+\.md$/, '');
  const files = Object.fromEntries(
    Object.entries(seeds).filter(([path]) => stem === undefined || path.startsWith(stem)),
  );
  const roles = ['pm', 'sa', 'em', 'dev', 'reviewer', 'qa', 'sre', 'km'];
  const { findings } = await lintFiles(files, {
    rules,
    catalogue: { axes: { role: Object.fromEntries(roles.map((role) => [role, []])) } },
    config: { rules: { '*': 'recommended' } },
  });
  return findings;
}

function loudness({ severity }: Finding): number {
  return ['info', 'warning', 'error'].indexOf(severity);
}
