import type { State } from '../../src/core/change.ts';
import type { TextFile } from '../../src/core/text.ts';
import type { Gate } from './gate.ts';
import { isMap, valueOf, wordsIn } from './gate.ts';
import { invocationOf, type Invocation, type Scripts } from './invocation.ts';
import { commandsIn } from './shell.ts';
import { triggersOf } from './triggers.ts';

/** Where the workflows of GitHub start seedlint: steps that run it, and steps that use its action. */
export function workflowGates({ files, data }: State, scripts: Scripts): Gate[] {
  return [...files.values()].flatMap((file) => {
    if (!/^\.github\/workflows\//.test(file.path)) return [];
    const workflow = data?.get(file.path);
    const jobs = valueOf(workflow, 'jobs');
    return isMap(jobs)
      ? Object.entries(jobs).flatMap(([id, job]) => jobGates(id, job, { file, workflow, scripts }))
      : [];
  });
}

interface Place {
  readonly file: TextFile;
  readonly workflow: unknown;
  readonly scripts: Scripts;
}

function jobGates(id: string, job: unknown, { file, workflow, scripts }: Place): Gate[] {
  const all = valueOf(job, 'steps');
  const steps: readonly unknown[] = Array.isArray(all) ? all : [];
  const common = {
    file,
    by: 'workflow' as const,
    where: `jobs.${id}`,
    check: String(valueOf(job, 'name') ?? id),
    triggers: triggersOf(workflow),
    shards: shardsOf(job),
    ...depthOf(steps),
  };
  return steps.flatMap((step): Gate[] => {
    const environment = [workflow, job, step].flatMap((one) => environmentOf(valueOf(one, 'env')));
    const conditions = [job, step].flatMap((one) => wordsIn(valueOf(one, 'if')));
    const lenient = [job, step].some((one) => isOn(valueOf(one, 'continue-on-error')))
      ? 'continue-on-error'
      : undefined;
    const gate = (text: string, invocation: Invocation, swallowed = lenient): Gate => ({
      ...common,
      ...invocation,
      text,
      conditions,
      environment,
      ...(swallowed === undefined ? {} : { swallowed }),
    });
    const uses = valueOf(step, 'uses');
    if (typeof uses === 'string' && isAction(uses)) return [gate(uses, actionOf(uses, valueOf(step, 'with')))];
    const run = valueOf(step, 'run');
    if (typeof run !== 'string') return [];
    const shell = String(valueOf(step, 'shell') ?? shellOf(job) ?? shellOf(workflow) ?? '');
    // Of its own accord GitHub starts `bash -e`, and with `shell: bash` pipefail besides.
    const options = {
      stops: !shell.includes('{0}') || /\s-\w*e/.test(shell),
      pipefail: shell === 'bash' || shell.includes('pipefail'),
    };
    return commandsIn(run, options, (words) => invocationOf(words, scripts) !== undefined).flatMap(
      ({ text, words, swallowed }) => {
        const invocation = invocationOf(words, scripts);
        return invocation ? [gate(text, invocation, lenient ?? swallowed)] : [];
      },
    );
  });
}

/** The action of seedlint, by whatever owner. */
function isAction(uses: string): boolean {
  return /(?:^|\/)seedlint(?:\/[^@]*)?(?:@|$)/.test(uses);
}

function actionOf(uses: string, given: unknown): Invocation {
  const inputs = isMap(given) ? given : {};
  const command = String(inputs['command'] ?? 'lint');
  const words = Object.entries(inputs).flatMap(([name, value]) => {
    const text = String(value);
    if (name === 'args') return text.split(/\s+/).filter((word) => word !== '');
    return name === 'command' || text === ''
      ? []
      : name === 'config' || name === 'working-directory'
        ? [`--${name}=${text}`]
        : [];
  });
  return { command, arguments: words, version: uses };
}

function depthOf(steps: readonly unknown[]): { depth?: number } {
  const checkout = steps.find((step) => /^actions\/checkout@/.test(String(valueOf(step, 'uses'))));
  if (!checkout) return {};
  return { depth: Number(valueOf(valueOf(checkout, 'with'), 'fetch-depth') ?? 1) };
}

function shardsOf(job: unknown): string[] {
  const matrix = valueOf(valueOf(job, 'strategy'), 'matrix');
  if (!isMap(matrix)) return [];
  return Object.entries(matrix).flatMap(([axis, values]) =>
    axis === 'exclude' ? [] : wordsIn(values).map((value) => `${axis}: ${value}`),
  );
}

function environmentOf(env: unknown): string[] {
  if (!isMap(env)) return [];
  return Object.entries(env).flatMap(([name, value]) =>
    /^SEEDLINT_|^NODE_OPTIONS$/.test(name) ? [`${name}=${String(value)}`] : [],
  );
}

function shellOf(scope: unknown): unknown {
  return valueOf(valueOf(valueOf(scope, 'defaults'), 'run'), 'shell');
}

/** An expression may come out either way. */
function isOn(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value !== 'false' && value !== '');
}
