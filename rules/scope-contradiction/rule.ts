import type { Found } from '../../src/core/finding.ts';
import { readForce, type Reading } from '../../src/core/force.ts';
import { isArtefact } from '../../src/core/scope-pack.ts';
import type { WriteScope } from '../../src/core/policy.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Seed, Unit } from '../../src/core/seed.ts';
import { placeAt, type Place } from '../../src/core/text.ts';
import { changesIn } from './changes.ts';
import type { Change } from './orders.ts';
import { speak } from './spoken.ts';
import { admits, admitsDocuments, admitsPath, showFiles } from './files.ts';
import { forbidsAllButMarkdown } from './limits.ts';
import { fitsAny, knownNames, namesUsed } from './names.ts';
import { juries, type Jury } from './scopes.ts';
import type { Target } from './targets.ts';

export default defineRule({
  id: 'scope-contradiction',
  scope: 'catalogue',
  category: 'policy',
  severity: 'error',
  summary: 'A prompt orders its agent to change or use what its write scope does not let it.',
  messages: {
    outside: '"{text}" asks for a change that run {run} may not make: it may write only {files}.',
    nothing: '"{text}" asks for a change of the repository, and run {run} may write nothing in it.',
    allows: '`{text}` is listed as a file to change, and run {run} may write only {files}.',
    presupposed: '"{text}" takes for granted a change that run {run} may not make: it may write only {files}.',
    forbids: '"{text}" shuts out all but Markdown, and this text also serves run {run}, which may write {files}.',
    'forbids-any':
      '"{text}" shuts out all but Markdown, and this text also serves run {run}, which may write any file.',
    tool: 'Run {run} has no tool `{name}`. Leave it out, or add it to the tools of its write scope.',
    label: 'Run {run} may not set the label `{name}`. Leave it out, or add it to the labels of its write scope.',
  },
  *check(catalogue) {
    const { law, packs } = catalogue;
    if (law.writeScopes.length === 0) return;
    const juryOf = juries(catalogue);
    const names = knownNames(catalogue);
    for (const seed of catalogue.seeds) {
      for (const view of seed.views) {
        const pack = packs.get(view.locale);
        const jury = juryOf(seed, view);
        if (!pack || jury.judged.every(({ scope }) => isOpen(scope))) continue;
        for (const unit of view.units) {
          // What stands under a condition of the template reaches some runs only, and nobody here knows which.
          if (unit.guards.length > 0) continue;
          const reading = readForce(unit, { text: seed.file.text, view, pack });
          if (!reading || reading.parsed.words.length > mostWords) continue;
          const spoken = speak(reading, pack);
          const said: Said = { seed, unit, reading, jury };
          if (spoken) yield* judgeChanges(said, changesIn(spoken));
          if (forbidsAllButMarkdown(reading, pack)) yield* judgeLimit(said);
          yield* judgeNames(said, namesUsed({ reading, spoken }, names));
        }
      }
    }
  },
});

interface Said {
  readonly seed: Seed;
  readonly unit: Unit;
  readonly reading: Reading;
  readonly jury: Jury;
}

/** One finding per directive: the first change that is out of scope, for the first run it is out of scope for. */
function* judgeChanges({ seed, reading, jury }: Said, changes: readonly Change[]): Generator<Found> {
  for (const change of changes) {
    const against = jury.judged.flatMap((judged) => {
      const targets = outOf(judged.scope, change);
      return targets ? [{ ...judged, targets }] : [];
    });
    const [first] = against;
    if (!first || (jury.need === 'every' && against.length < jury.judged.length)) continue;
    const { scope, run, targets } = first;
    const from = change.way === 'list' ? change.from : Math.min(change.from, ...targets.map((target) => target.from));
    const to =
      change.way === 'condition'
        ? change.to
        : Math.max(from + 1, ...(targets.length > 0 ? targets.map((target) => target.to) : [change.to]));
    const at =
      change.way === 'list' ? stretch(seed, reading, from, to) : withTicks(seed, stretch(seed, reading, from, to));
    const text = quote(seed, at);
    if (scope.write === 'nothing') yield { message: 'nothing', data: { text, run }, at };
    else {
      const message = codes[change.way];
      yield { message, data: { text, run, files: showFiles(scope) }, at };
    }
    return;
  }
}

/** What of a change a scope does not allow; undefined when it allows all of it. */
function outOf({ write }: WriteScope, { way, targets, commits }: Change): readonly Target[] | undefined {
  if (write === 'any') return undefined;
  if (write === 'nothing') {
    // "If the code changed": somebody else's change, which is there to be reviewed.
    if (way === 'condition' || way === 'list') return undefined;
    const touched = targets.filter(
      ({ kind }) => kind !== 'about' && kind !== 'comments' && (kind !== 'changed' || way !== 'state'),
    );
    return commits || touched.length > 0 ? touched : undefined;
  }
  const outside = targets.filter(({ kind, path }) => {
    if (path !== undefined) return write === 'markdown' ? kind === 'path' : !admitsPath(write.paths, path);
    if (kind === 'documents') return write !== 'markdown' && !admitsDocuments(write.paths);
    if (kind === 'path' || !isArtefact(kind)) return false;
    return write === 'markdown' || !admits(write.paths, kind);
  });
  return outside.length > 0 ? outside : undefined;
}

/** A text that serves runs of several scopes may not narrow all of them to the narrowest. */
function* judgeLimit({ seed, unit, jury: { judged, need } }: Said): Generator<Found> {
  if (need === 'every') return;
  const narrow = judged.some(({ scope }) => scope.write === 'markdown' || scope.write === 'nothing');
  const wide = judged.find(
    ({ scope: { write } }) => write === 'any' || (typeof write === 'object' && !admitsOnlyDocuments(write.paths)),
  );
  if (!narrow || !wide) return;
  const text = quote(seed, unit.place);
  if (wide.scope.write === 'any') yield { message: 'forbids-any', data: { text, run: wide.run }, at: unit.place };
  else yield { message: 'forbids', data: { text, run: wide.run, files: showFiles(wide.scope) }, at: unit.place };
}

function* judgeNames({ seed, reading, jury }: Said, used: ReturnType<typeof namesUsed>): Generator<Found> {
  for (const { kind, name, word } of used) {
    const against = jury.judged.filter(({ scope }) => {
      const allowed = kind === 'tool' ? scope.tools : scope.labels;
      return allowed !== undefined && !fitsAny(allowed, name);
    });
    const [first] = against;
    if (!first || (jury.need === 'every' && against.length < jury.judged.length)) continue;
    yield { message: kind, data: { run: first.run, name }, at: stretch(seed, reading, word, word + 1) };
  }
}

function isOpen({ write, tools, labels }: WriteScope): boolean {
  return write === 'any' && !tools && !labels;
}

function admitsOnlyDocuments(globs: readonly string[]): boolean {
  return globs.every((glob) => /\.mdx?$/i.test(glob));
}

function stretch({ file }: Seed, { parsed: { words } }: Reading, from: number, to: number): Place {
  const start = words[from]?.start ?? 0;
  return placeAt(file, start, Math.max(start, words[to - 1]?.end ?? start));
}

/** A stretch that ends in code ends behind its backtick. */
function withTicks({ file }: Seed, { start, end }: Place): Place {
  return placeAt(file, file.text[start - 1] === '`' ? start - 1 : start, file.text[end] === '`' ? end + 1 : end);
}

function quote({ file }: Seed, { start, end }: { readonly start: number; readonly end: number }): string {
  const text = file.text.slice(start, end).replace(/\s+/g, ' ').trim();
  return text.length > longestQuote ? `${text.slice(0, longestQuote).trimEnd()}…` : text;
}

const codes = { order: 'outside', state: 'outside', list: 'allows', condition: 'presupposed' } as const;
const longestQuote = 90;

// Nobody gives an order of so many words; looking through one would take time that grows with its square.
const mostWords = 1500;
