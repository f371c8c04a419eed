import type { Gate } from './gate.ts';
import { isMap, textOf, valueOf, wordsIn } from './gate.ts';
import { invocationOf, type Invocation, type Scripts } from './invocation.ts';
import { commandsIn } from './shell.ts';

/** What all steps of a job have in common. */
export type Around = Pick<Gate, 'file' | 'by' | 'where' | 'check' | 'triggers' | 'shards' | 'depth'>;

export interface StepContext {
  /** What the steps stand in, outermost first: the workflow, the job. */
  readonly outer: readonly unknown[];
  readonly scripts: Scripts;
  /** Conditions of the job that are no `if`. */
  readonly excluded: readonly string[];
}

/** Steps that run seedlint or use its action. */
export function stepGates(
  steps: readonly unknown[],
  around: Around,
  { outer, scripts, excluded }: StepContext,
): Gate[] {
  return steps.flatMap((step): Gate[] => {
    const scopes = [...outer, step];
    const lenient = scopes.some((one) => isOn(valueOf(one, 'continue-on-error'))) ? 'continue-on-error' : undefined;
    const gate = (text: string, invocation: Invocation, swallowed = lenient): Gate => ({
      ...around,
      ...invocation,
      text,
      conditions: [...scopes.flatMap((one) => wordsIn(valueOf(one, 'if'))), ...excluded],
      environment: scopes.flatMap((one) => environmentOf(valueOf(one, 'env'))),
      ...(swallowed === undefined ? {} : { swallowed }),
    });
    const uses = valueOf(step, 'uses');
    if (typeof uses === 'string' && isAction(uses)) return [gate(uses, actionOf(uses, valueOf(step, 'with')))];
    const run = valueOf(step, 'run');
    if (typeof run !== 'string') return [];
    const [shell = '', folder] = ['shell', 'working-directory'].map((key) => settingOf(scopes, key));
    // Of its own accord GitHub starts `bash -e`, and with `shell: bash` pipefail besides.
    const options = {
      stops: !shell.includes('{0}') || /\s-\w*e/.test(shell),
      pipefail: shell === 'bash' || shell.includes('pipefail'),
    };
    const where = folder === undefined ? [] : [`--working-directory=${folder}`];
    return commandsIn(run, options, (words) => invocationOf(words, scripts) !== undefined).flatMap(
      ({ text, words, swallowed }) => {
        const own = invocationOf(words, scripts);
        return own ? [gate(text, { ...own, arguments: [...own.arguments, ...where] }, lenient ?? swallowed)] : [];
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
  const command = textOf(inputs, 'command') || 'lint';
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

function environmentOf(env: unknown): string[] {
  if (!isMap(env)) return [];
  return Object.entries(env).flatMap(([name, value]) =>
    /^SEEDLINT_|^NODE_OPTIONS$/.test(name) ? [`${name}=${String(value)}`] : [],
  );
}

/** What the step says, or else the defaults of what it stands in. */
function settingOf(scopes: readonly unknown[], key: string): string | undefined {
  const defaults = scopes.toReversed().map((one) => textOf(valueOf(valueOf(one, 'defaults'), 'run'), key));
  return [textOf(scopes.at(-1), key), ...defaults].find((one) => one !== '');
}

/** An expression may come out either way. */
function isOn(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value !== 'false' && value !== '');
}
