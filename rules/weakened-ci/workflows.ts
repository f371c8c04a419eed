import type { State } from '../../src/core/change.ts';
import type { TextFile } from '../../src/core/text.ts';
import { isMap, textOf, valueOf, wordsIn, type Gate } from './gate.ts';
import type { Scripts } from './invocation.ts';
import { stepGates, type Around } from './steps.ts';
import { triggersOf } from './triggers.ts';

/** Where the workflows of GitHub start seedlint: in steps of their own, and in workflows and actions of the repository that they call. */
export function workflowGates({ files, data }: State, scripts: Scripts): Gate[] {
  const gates: Gate[] = [];
  const callers: (() => Gate[])[] = [];
  for (const file of files.values()) {
    const content = data?.get(file.path);
    if (file.path.startsWith('.github/actions/')) gates.push(...actionGates(file, content, scripts));
    if (!file.path.startsWith('.github/workflows/')) continue;
    const jobs = valueOf(content, 'jobs');
    for (const [id, job] of Object.entries(isMap(jobs) ? jobs : {})) {
      const place = { file, workflow: content, scripts };
      gates.push(...jobGates(id, job, place));
      callers.push(() => callingGates(id, job, place, gates));
    }
  }
  return [...gates, ...callers.flatMap((gatesOf) => gatesOf())];
}

interface Place {
  readonly file: TextFile;
  readonly workflow: unknown;
  readonly scripts: Scripts;
}

function actionGates(file: TextFile, action: unknown, scripts: Scripts): Gate[] {
  const steps = stepsOf(valueOf(action, 'runs'));
  return stepGates(steps, { file, by: 'workflow', where: 'runs', shards: [] }, { outer: [], scripts, excluded: [] });
}

function jobGates(id: string, job: unknown, { file, workflow, scripts }: Place): Gate[] {
  return stepGates(stepsOf(job), jobOf(id, job, file, workflow), {
    outer: [workflow, job],
    scripts,
    excluded: excludedBy(job),
  });
}

/** A job that is a workflow of the repository, and steps that are its actions. */
function callingGates(id: string, job: unknown, { file, workflow }: Place, gates: readonly Gate[]): Gate[] {
  const common = jobOf(id, job, file, workflow);
  return [job, ...stepsOf(job)].flatMap((step) => {
    const uses = valueOf(step, 'uses');
    if (typeof uses !== 'string' || !uses.startsWith('./')) return [];
    const path = uses.slice(2).replace(/\/$/, '');
    const called = gates.filter(
      (gate) => gate.file.path === path || gate.file.path.replace(/\/action\.ya?ml$/, '') === path,
    );
    const conditions = [...new Set([job, step])].flatMap((one) => wordsIn(valueOf(one, 'if')));
    return [...new Set(called.map(({ command }) => command))].map((command) => ({
      ...common,
      command,
      arguments: [],
      text: uses,
      conditions: [...conditions, ...excludedBy(job)],
      environment: [],
    }));
  });
}

function jobOf(id: string, job: unknown, file: TextFile, workflow: unknown): Around {
  return {
    file,
    by: 'workflow',
    where: `jobs.${id}`,
    check: textOf(job, 'name') || id,
    triggers: triggersOf(workflow),
    shards: shardsOf(job),
    ...depthOf(stepsOf(job)),
  };
}

function stepsOf(job: unknown): readonly unknown[] {
  const steps = valueOf(job, 'steps');
  return Array.isArray(steps) ? steps : [];
}

function depthOf(steps: readonly unknown[]): { depth?: number } {
  const checkout = steps.find((step) => textOf(step, 'uses').startsWith('actions/checkout@'));
  if (!checkout) return {};
  return { depth: Number(valueOf(valueOf(checkout, 'with'), 'fetch-depth') ?? 1) };
}

function shardsOf(job: unknown): string[] {
  const matrix = valueOf(valueOf(job, 'strategy'), 'matrix');
  if (!isMap(matrix)) return [];
  return Object.entries(matrix).flatMap(([axis, values]) =>
    axis === 'exclude' ? [] : entriesOf(values).map((value) => `${axis}: ${value}`),
  );
}

/** A job that waits for another one does not run when that one fails, and a check that did not run counts as passed. */
function excludedBy(job: unknown): string[] {
  const exclude = entriesOf(valueOf(valueOf(valueOf(job, 'strategy'), 'matrix'), 'exclude'));
  return [...exclude.map((one) => `exclude: ${one}`), ...wordsIn(valueOf(job, 'needs')).map((one) => `needs: ${one}`)];
}

function entriesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : wordsIn(value)).map((one: unknown) =>
    isMap(one) ? JSON.stringify(one) : String(one),
  );
}
