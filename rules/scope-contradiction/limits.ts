import type { Reading } from '../../src/core/force.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { scopeMarks } from '../../src/core/scope-pack.ts';
import { fileKind } from './files.ts';

/** «Менять … любые файлы вне `*.md`» under «Запрещено», "change only Markdown files": all other files are shut. */
export function forbidsAllButMarkdown(reading: Reading, pack: LocalePack): boolean {
  const { parsed, features, mode, clauses } = reading;
  const { words, zones } = parsed;
  const markdown = words.flatMap(({ text }, index) => (markdownName.test(text) ? [index] : []));
  if (markdown.length === 0) return false;
  const marks = scopeMarks(words, pack);
  const near = (index: number): boolean => markdown.some((at) => at >= index && at - index <= 3);
  if (clauses.some((clause) => clause.mode === 'forbid'))
    return marks.some(({ kinds, to }) => kinds.has('outside') && near(to));
  if (mode !== 'oblige' && mode !== 'restrict') return false;
  // A list that names other files as well is not narrowed to Markdown.
  if (words.some(({ kind, text }) => kind === 'code' && fileKind(text) === 'file')) return false;
  const changes = marks.some(({ kinds, from }) => changing.some((kind) => kinds.has(kind)) && zones[from] === 'main');
  // "A pull request with Markdown documentation only": the limit may come last.
  const isNear = ({ from, to }: { from: number; to: number }): boolean =>
    markdown.some((at) => at - to <= reach && from - at <= reach && parsed.sentences[at] === parsed.sentences[from]);
  return changes && features.only.some(isNear);
}

const reach = 6;
const markdownName = /^(?:(?:\*\*\/)?\*?\.mdx?|markdown(?:-.+)?)$/;
const changing = ['change', 'changes', 'publication'] as const;
