import type { Change, Drift, State } from '../../src/core/change.ts';
import { defineRule } from '../../src/core/rule.ts';
import { wholeFile } from '../../src/core/text.ts';
import { knobDrift, listed, none, placeOfText, type KnobOptions } from '../../src/guard/law/knob.ts';
import { lostFrom, same } from '../../src/guard/law/same.ts';
import { argumentChange } from './arguments.ts';
import type { Gate } from './gate.ts';
import { packageDrifts } from './packages.ts';
import { scriptGates } from './scripts.ts';
import { narrowed } from './triggers.ts';
import { versionChange } from './versions.ts';
import { workflowGates } from './workflows.ts';

export default defineRule({
  id: 'weakened-ci',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'A machine no longer runs seedlint, runs it on less, or does not listen to what it says.',
  messages: {
    gone: 'Nothing in {file} runs seedlint {command} any more: {before}.',
    unreadable: '{file} ran seedlint and cannot be read any more.',
    renamed:
      'The check that runs seedlint {command} has another name: {before} → {after}. Where {before} is required, nobody reports it any more.',
    swallowed: 'What seedlint {command} says is ignored: {after}.',
    condition: 'seedlint {command} runs under a condition: {before} → {after}.',
    trigger: 'seedlint {command} no longer runs on all it ran on: {knob}: {before} → {after}.',
    depth: 'The checkout has less history than seedlint {command} had to compare with: {before} → {after}.',
    environment: 'seedlint {command} gets other variables: {before} → {after}.',
    shard: 'seedlint {command} runs on less of its matrix: {before} is gone.',
    arguments: 'seedlint {command} is told to look at less: {before} → {after}.',
    'arguments-unclear':
      'seedlint {command} is told something else: {before} → {after}. Whether it looks at as much, somebody has to say.',
    source: 'seedlint comes from somewhere else: {before} → {after}.',
    unpinned: 'The version of seedlint is not fixed any more: {before} → {after}.',
    downgraded: 'An older seedlint: {before} → {after}. Rules it does not know find nothing.',
    unclear: 'Another seedlint: {before} → {after}. Whether it is an older one, somebody has to say.',
    'package-gone': 'The package does not depend on seedlint any more: {before}.',
    restore: 'Let it run as before, or have the change approved.',
  },
  *check(change) {
    if (same(texts(change.base), texts(change.head))) return;
    const [was, is] = [gatesOf(change.base), gatesOf(change.head)];
    const successors = successorsOf(was, is);
    const said = new Set<string>();
    for (const gate of was) {
      const after = successors.get(gate);
      for (const drift of after ? weaker(gate, after, change) : [gone(gate, change)]) {
        const key = JSON.stringify([drift.message, drift.base?.text, drift.head?.text]);
        if (!said.has(key)) yield drift;
        // What holds for a whole job is said once, however many of its steps run seedlint.
        if (ofJobs.has(drift.message)) said.add(key);
      }
    }
    yield* packageDrifts(change);
  },
});

const ofJobs: ReadonlySet<string> = new Set(['renamed', 'condition', 'trigger', 'depth', 'environment', 'shard']);

function texts({ files }: State): unknown {
  return [...files].map(([path, { text }]) => [path, text]);
}

function gatesOf(state: State): Gate[] {
  const { gates, scripts } = scriptGates(state);
  return [...gates, ...workflowGates(state, scripts)];
}

/** The same command at the same place; else in the same file; else anywhere machines of its kind start it. */
function successorsOf(was: readonly Gate[], is: readonly Gate[]): ReadonlyMap<Gate, Gate> {
  const found = new Map<Gate, Gate>();
  const taken = new Set<Gate>();
  const nearness: readonly ((one: Gate, other: Gate) => boolean)[] = [
    (one, other) => one.file.path === other.file.path && one.where === other.where,
    (one, other) => one.file.path === other.file.path,
    () => true,
  ];
  for (const isNear of nearness) {
    for (const gate of was) {
      if (found.has(gate)) continue;
      const next = is.find(
        (one) => one.by === gate.by && one.command === gate.command && !taken.has(one) && isNear(gate, one),
      );
      if (!next) continue;
      found.set(gate, next);
      taken.add(next);
    }
  }
  return found;
}

function gone(gate: Gate, change: Change): Drift {
  const { file, command, where, text } = gate;
  const after = change.head.files.get(file.path);
  const isBroken =
    after !== undefined && /\.(?:ya?ml|json)$/.test(file.path) && change.head.data?.has(file.path) === false;
  const at = {
    base: placeOfText(file, text),
    ...(after ? { head: wholeFile(after) } : { head: placeOfText(file, text) }),
  };
  const knob = { name: `${file.path} ${where}`, at, before: text, after: none };
  return knobDrift(change, isBroken ? 'unreadable' : 'gone', knob, {
    data: { file: file.path, command },
    mend: 'restore',
  });
}

function* weaker(before: Gate, after: Gate, change: Change): Generator<Drift> {
  const { command } = before;
  const at = { base: placeOfText(before.file, before.text), head: placeOfText(after.file, after.text) };
  const say = (message: string, key: string, was: string, is: string, options: KnobOptions = {}): Drift => {
    const knob = { name: `${after.file.path} ${after.where}${key}`, at, before: was || none, after: is || none };
    return knobDrift(change, message, knob, { data: { command, file: after.file.path }, mend: 'restore', ...options });
  };
  if (before.check !== undefined && before.check !== after.check)
    yield say('renamed', '', before.check, after.check ?? none, { verdict: 'unclear' });
  if (after.swallowed !== undefined && before.swallowed === undefined)
    yield say('swallowed', '', before.text, after.swallowed);
  const conditions = lostFrom(after.conditions, before.conditions);
  // Whether a job that waits for others is skipped depends on those.
  const waits = conditions.every((one) => one.startsWith('needs: '));
  if (conditions.length > 0)
    yield say('condition', '.if', listed(before.conditions), listed(conditions), {
      verdict: waits ? 'unclear' : 'weakened',
    });
  if (before.triggers && after.triggers)
    for (const { what, before: was, after: is } of narrowed(before.triggers, after.triggers))
      yield knobDrift(
        change,
        'trigger',
        { name: `${after.file.path} ${what}`, at, before: was || none, after: is || none },
        { data: { command, knob: what }, mend: 'restore' },
      );
  if (before.depth !== undefined && isLess(after.depth, before.depth))
    yield say('depth', '.fetch-depth', String(before.depth), String(after.depth ?? none));
  const environment = lostFrom(after.environment, before.environment);
  if (environment.length > 0) yield say('environment', '.env', listed(before.environment), listed(environment));
  const shards = lostFrom(before.shards, after.shards);
  if (shards.length > 0) yield say('shard', '.strategy.matrix', listed(shards), none);
  const told = argumentChange(before.arguments, after.arguments);
  if (told)
    yield say(told.verdict === 'weakened' ? 'arguments' : 'arguments-unclear', '', told.before, told.after, {
      verdict: told.verdict,
    });
  if (before.version === undefined && after.version === undefined) return;
  // Out of the package's own dependencies, or from the network: which one that is, the package says.
  if (before.version === undefined || after.version === undefined) {
    if (after.version !== undefined) yield say('source', '', 'node_modules', after.version);
    return;
  }
  const version = versionChange(before.version, after.version);
  if (version)
    yield say(version, '', before.version, after.version, { verdict: version === 'unclear' ? 'unclear' : 'weakened' });
}

/** 0 is all of it. */
function isLess(after: number | undefined, before: number): boolean {
  if (after === undefined || after === before) return after === undefined;
  return before === 0 || (after !== 0 && after < before);
}
