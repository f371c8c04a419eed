import type { Catalogue } from '../../core/catalogue.ts';
import type { State } from '../../core/change.ts';
import type { Config, RuleSetting } from '../../core/config.ts';
import type { ErrorPlace } from '../../core/errors.ts';
import type { Policy, PolicyForce } from '../../core/policy.ts';
import { isMeant } from '../../core/policy.ts';
import type { Rule } from '../../core/rule.ts';
import type { Place } from '../../core/text.ts';
import type { Mutant } from './mutant.ts';

/** Ways to weaken what prompts are judged by, and the rules that should see it: what no rule looks at yet is not tried. */
const lawOperators: Readonly<
  Record<string, { readonly by: string; mutants(this: void, base: State): Iterable<LawMutant> }>
> = {
  'drop-policy': { by: 'weakened-law', mutants: (base) => eachPolicy(base, () => undefined) },
  'lower-policy': {
    by: 'weakened-law',
    mutants: (base) => eachPolicy(base, (policy) => ({ ...policy, force: milder[policy.force] })),
  },
  'exempt-cell': { by: 'weakened-law', mutants: (base) => eachPolicy(base, (policy) => exempted(policy, base)) },
  'add-waiver': { by: 'weakened-law', mutants: (base) => eachPolicy(base, waived) },
  'rule-off': {
    by: 'weakened-rule',
    mutants: (base) => eachRule(base, (setting) => ({ ...setting, severity: 'off' })),
  },
  'rule-lower': { by: 'weakened-rule', mutants: (base) => eachRule(base, lowered) },
  'ignore-seed': { by: 'narrowed-scope', mutants: ignoring },
  'drop-required': { by: 'weakened-matrix', mutants: lessRequired },
};

/** Names of the operators above. */
export const lawOperatorNames: readonly string[] = Object.keys(lawOperators);

/** Mutants of the law and of the configuration. */
export function lawMutants(base: State, rules: readonly Rule[]): Mutant[] {
  const known = new Set(rules.map(({ id }) => id));
  return Object.entries(lawOperators).flatMap(([operator, { by, mutants }]) =>
    known.has(by) ? [...mutants(base)].map((mutant) => ({ ...mutant, operator, locale: '', edits: () => none })) : [],
  );
}

type LawMutant = Pick<Mutant, 'at' | 'before' | 'after' | 'policies'> & { readonly law: NonNullable<Mutant['law']> };

/** Each policy becomes another one, or none. */
function* eachPolicy(base: State, change: (policy: Policy) => Policy | undefined): Generator<LawMutant> {
  for (const policy of base.catalogue.law.policies) {
    const other = change(policy);
    if (other && JSON.stringify(termsOf(other)) === JSON.stringify(termsOf(policy))) continue;
    const replace = (policies: readonly Policy[]): Policy[] =>
      policies.flatMap((one) => {
        if (one.id !== policy.id) return [one];
        const its = change(one);
        return its ? [its] : [];
      });
    yield {
      at: placeOf(policy.place, base.config),
      before: describe(policy),
      after: other ? describe(other) : null,
      policies: [policy.id],
      law: ({ config, catalogue, ...rest }) => ({
        ...rest,
        config: { ...config, law: { ...config.law, policies: replace(config.law.policies) } },
        catalogue: { ...catalogue, law: { ...catalogue.law, policies: replace(catalogue.law.policies) } },
      }),
    };
  }
}

/** Each rule that is on gets another severity. */
function* eachRule(base: State, change: (setting: RuleSetting) => RuleSetting): Generator<LawMutant> {
  for (const [id, setting] of Object.entries(base.config.rules)) {
    const other = change(setting);
    if (setting.severity === 'off' || other.severity === setting.severity) continue;
    yield {
      ...ofConfig(base.config),
      before: `rules.${id}: ${setting.severity}`,
      after: `rules.${id}: ${other.severity}`,
      law: ({ config, ...rest }) => ({ ...rest, config: { ...config, rules: { ...config.rules, [id]: other } } }),
    };
  }
}

/** Each prompt file is no longer read. */
function* ignoring({ config, catalogue }: State): Generator<LawMutant> {
  for (const { file } of catalogue.seeds) {
    const { path } = file;
    yield {
      ...ofConfig(config),
      before: `ignore: [${config.ignore.join(', ')}]`,
      after: `ignore: [${[...config.ignore, path].join(', ')}]`,
      law: ({ config: old, catalogue: whole, ...rest }) => ({
        ...rest,
        config: { ...old, ignore: [...old.ignore, path] },
        catalogue: { ...whole, seeds: whole.seeds.filter((seed) => seed.file.path !== path) },
      }),
    };
  }
}

/** Each name that must be there may be missing. */
function* lessRequired({ config, catalogue }: State): Generator<LawMutant> {
  for (const [index, { name }] of catalogue.definition.required.entries()) {
    const less = (definition: Catalogue['definition']): Catalogue['definition'] => ({
      ...definition,
      required: definition.required.filter((_, other) => other !== index),
    });
    yield {
      ...ofConfig(config),
      before: `required: ${name}`,
      after: null,
      law: ({ config: old, catalogue: whole, ...rest }) => ({
        ...rest,
        config: { ...old, catalogue: less(old.catalogue) },
        catalogue: { ...whole, definition: less(whole.definition) },
      }),
    };
  }
}

/** One of the cells in its scope need not carry it. */
function exempted(policy: Policy, { catalogue }: State): Policy {
  const seed = catalogue.seeds.find((one) => isMeant(policy, one.class, one.cell));
  if (!seed) return policy;
  const cells = Object.fromEntries(Object.entries(seed.cell).map(([axis, value]: [string, string]) => [axis, [value]]));
  return { ...policy, except: [...policy.except, { classes: [seed.class], cells }] };
}

function waived(policy: Policy): Policy {
  const [scope] = policy.scope;
  if (!scope) return policy;
  const waiver = { scope, reason: 'later', owner: 'em', until: '2099-12-31', place: policy.place };
  return { ...policy, waivers: [...policy.waivers, waiver] };
}

function lowered(setting: RuleSetting): RuleSetting {
  return { ...setting, severity: setting.severity === 'error' ? 'warning' : 'info' };
}

const milder: Readonly<Record<PolicyForce, PolicyForce>> = {
  'must-not': 'should-not',
  must: 'should',
  'must-unless': 'should',
  'should-not': 'should-not',
  should: 'should',
};

function termsOf({ force, except, waivers }: Policy): unknown {
  return [force, except, waivers];
}

function describe({ id, force, except, waivers }: Policy): string {
  const cells = except.map(({ cells: pattern }) => `except ${JSON.stringify(pattern)}`);
  return [`${id}: ${force}`, ...cells, ...waivers.map(({ until }) => `waived until ${until}`)].join(', ');
}

function ofConfig(config: Config): Pick<Mutant, 'at' | 'policies'> {
  return { at: placeOf({ path: config.path }, config), policies: [] };
}

/** Paths as prompt files have them, where they lie below the same root. */
function placeOf({ path, line = 1, column = 1 }: ErrorPlace, { root }: Config): Place {
  const below = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  return { path: below, start: 0, end: 0, line, column, endLine: line, endColumn: column };
}

const none: ReadonlyMap<string, string | null> = new Map();
