import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import { isThere } from '../../src/core/known-path.ts';
import { pathLike } from '../../src/core/path-like.ts';
import type { Register, TracedDocument } from '../../src/core/requirement.ts';
import { defineRule } from '../../src/core/rule.ts';
import { placeAt, type TextFile } from '../../src/core/text.ts';
import { valuesUnder } from '../../src/core/traced-values.ts';
import { linksIn } from './links.ts';
import { numberOf } from './number.ts';

export default defineRule({
  id: 'broken-link',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'warning',
  summary: 'Front matter names an issue or pull request that cannot be one, or a register or matrix links to nothing.',
  messages: {
    issue: '"{value}" under {key} is no issue. Write its number, owner/repo#12, or its address.',
    pr: '"{value}" under {key} is no pull request. Write its number, owner/repo#12, or its address.',
    twice: '{value} stands twice under {key}. Remove one of them.',
    target: '{target} does not exist. Correct the link.',
  },
  *check(catalogue): Generator<Found> {
    const { register } = catalogue;
    if (!register) return;
    for (const document of [...register.prompts, ...register.documents]) {
      for (const key of register.keys.issues) yield* numbers('issue', key, document);
      for (const key of register.keys.prs) yield* numbers('pr', key, document);
    }
    for (const file of tablesOf(register)) yield* targets(file, catalogue);
  },
});

function* numbers(message: 'issue' | 'pr', key: string, document: TracedDocument): Generator<Found> {
  const seen = new Set<string>();
  for (const one of valuesUnder(document, key)) {
    const { value } = one;
    const name = numberOf(value);
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      continue;
    }
    const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
    const data = { value: shown, key };
    if (name === undefined) yield { message, data, at: one.place, anchor: `${key} ${shown}` };
    else yield { message: 'twice', data, at: one.place, anchor: `${key} ${name}` };
  }
}

function* targets(file: TextFile, catalogue: Catalogue): Generator<Found> {
  const folder = file.path.split('/').slice(0, -1).join('/');
  for (const { target, start, end } of linksIn(file.text)) {
    // On GitHub a link with a slash in front starts from the root.
    const isFromRoot = target.startsWith('/');
    const path = pathLike(isFromRoot ? target.slice(1) : target, {
      isLink: true,
      bareNames: false,
      exists: () => false,
    });
    if (path === undefined || isThere(path, isFromRoot ? '' : folder, catalogue)) continue;
    yield { message: 'target', data: { target }, at: placeAt(file, start, end), anchor: target };
  }
}

/** The documents that the register and what stands beside it are read from, each once. */
function tablesOf({ files, matrices, issueMaps }: Register): Set<TextFile> {
  return new Set([...files, ...[...matrices, ...issueMaps].map(({ file }) => file)]);
}
