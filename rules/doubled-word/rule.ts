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

function* within(run: Run, seed: Seed): Generator<Found> {
  for (const match of run.text.matchAll(twice)) {
    const [, first = '', gap = '', second = ''] = match;
    const end = run.start + match.index + match[0].length;
    if (isSlip(first, second, gap)) yield finding(seed, first, end - second.length - gap.length, end, match.index + run.start);
  }
}

/** «проверьте **проверьте** результат»: markup between the two hides nothing. */
function* between(run: Run, next: Run, seed: Seed): Generator<Found> {
  const last = lastWord.exec(run.text);
  const first = firstWord.exec(next.text);
  if (!last || !first || run.unit !== next.unit || run.unit === undefined || next.start < run.end) return;
  const [, word = '', trailing = ''] = last;
  const [, leading = '', other = ''] = first;
  const markup = seed.file.text.slice(run.end, next.start);
  const gap = `${trailing}${markup.replace(/[*_]/g, '')}${leading}`;
  if (!/^\s+$/.test(gap) || !isSlip(word, other, gap)) return;
  const start = run.end - trailing.length - word.length;
  const found = finding(seed, word, start, next.start + leading.length + other.length, start);
  // The markup around one of them has to go by hand.
  yield { message: 'doubled', data: { word }, at: found.at };
}

function finding(seed: Seed, word: string, from: number, to: number, start: number): Found {
  return {
    message: 'doubled',
    data: { word },
    at: placeAt(seed.file, start, to),
    fixes: [{ title: 'remove', safety: 'safe', edits: [{ path: seed.file.path, start: from, end: to, text: '' }] }],
  };
}

function isSlip(first: string, second: string, gap: string): boolean {
  const word = first.toLowerCase();
  if (word !== second.toLowerCase() || /\n[ \t\r]*\n/.test(gap)) return false;
  // "will Will" ends one thing and names the next; "The the" does not.
  const isName = first === word && second !== word;
  return !isName && !legitimate.has(word);
}

const twice = /(?<![\p{L}\p{M}\p{N}_'’`./\\-])([\p{L}\p{M}]+)(\s+)(\1)(?![\p{L}\p{M}\p{N}_'’`/\\-]|\.\p{L})/giu;
const lastWord = /(?<![\p{L}\p{M}\p{N}_'’-])([\p{L}\p{M}]+)(\s*)$/u;
const firstWord = /^(\s*)([\p{L}\p{M}]+)(?![\p{L}\p{M}\p{N}_'’/-])/u;

// Doubled on purpose: for emphasis («очень очень»), or because grammar asks for it ("had had", "that that").
const legitimate = new Set(
  'да нет ну вот очень еле едва чуть много долго давно только так had that is do very so no yes bye blah'.split(' '),
);
