import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Run, Seed } from '../../src/core/seed.ts';
import { placeAt } from '../../src/core/text.ts';

export default defineRule({
  id: 'doubled-word',
  scope: 'seed',
  category: 'language',
  severity: 'warning',
  summary: 'The same word stands twice in a row.',
  messages: {
    doubled: '"{word}" stands twice in a row. Remove one.',
    remove: 'Remove the second one',
  },
  *check(seed) {
    for (const { runs } of seed.views) {
      for (const [index, run] of runs.entries()) {
        if (run.kind !== 'prose') continue;
        yield* within(run, seed);
        const next = runs[index + 1];
        if (next?.kind === 'prose') yield* between(run, next, seed);
      }
    }
  },
});

function* within(run: Run, { file }: Seed): Generator<Found> {
  for (const match of run.text.matchAll(twice)) {
    const [pair, first = '', gap = '', second = ''] = match;
    const opens = /(?:^|[.!?…:]\s)\s*$/.test(run.text.slice(Math.max(0, match.index - 8), match.index));
    if (!isSlip(first, second, gap, opens)) continue;
    const start = run.start + match.index;
    const end = start + pair.length;
    // «в в{{ .Branch }}»: a template may go on with the word.
    if (file.text[end] === '{' || file.text[start - 1] === '}') continue;
    yield {
      message: 'doubled',
      data: { word: first },
      at: placeAt(file, start, end),
      fixes: [
        { title: 'remove', safety: 'safe', edits: [{ path: file.path, start: start + first.length, end, text: '' }] },
      ],
    };
  }
}

/** «проверьте **проверьте** результат»: markup between the two hides nothing, and has to go by hand. */
function* between(run: Run, next: Run, { file }: Seed): Generator<Found> {
  if (run.unit === undefined || run.unit !== next.unit || next.start < run.end) return;
  const [, word = '', trailing = ''] = lastWord.exec(run.text) ?? [];
  const [, leading = '', other = ''] = firstWord.exec(next.text) ?? [];
  const gap = `${trailing}${file.text.slice(run.end, next.start).replace(/[*_]/g, '')}${leading}`;
  if (word === '' || !/^\s+$/.test(gap) || !isSlip(word, other, gap, trailing.length + word.length === run.text.length))
    return;
  const start = run.end - trailing.length - word.length;
  yield { message: 'doubled', data: { word }, at: placeAt(file, start, next.start + leading.length + other.length) };
}

/** `opens`: the first of the two begins a sentence, so that its capital says nothing. */
function isSlip(first: string, second: string, gap: string, opens: boolean): boolean {
  const word = first.toLowerCase();
  if (word !== second.toLowerCase() || /\n[ \t\r]*\n/.test(gap)) return false;
  // "will Will", "Pull Request request": one of them is a name.
  const isName = first !== second && !(opens && second === word);
  return !isName && !legitimate.has(word);
}

const twice = /(?<![\p{L}\p{M}\p{N}_'’`./\\‐‑-])([\p{L}\p{M}]+)(\s+)(\1)(?![\p{L}\p{M}\p{N}_'’`/\\‐‑-]|\.\p{L})/giu;
const lastWord = /(?<![\p{L}\p{M}\p{N}_'’‐‑-])([\p{L}\p{M}]+)(\s*)$/u;
const firstWord = /^(\s*)([\p{L}\p{M}]+)(?![\p{L}\p{M}\p{N}_'’/‐‑-])/u;

// Doubled on purpose: for emphasis («очень очень»), or because grammar asks for it ("had had", "that that").
const legitimate = new Set(
  'да нет ну вот очень еле едва чуть много долго давно только так had that very so no yes bye blah'.split(' '),
);
