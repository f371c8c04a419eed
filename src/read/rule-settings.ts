import type { Override, RuleSetting } from '../core/config.ts';
import { SeedlintError } from '../core/errors.ts';
import type { Rule } from '../core/rule.ts';
import { isData, mergeMaps, type Data, type Path } from './config-merge.ts';
import type { ConfigLayer } from './config-files.ts';
import { schemaFault, suggestion, type ErrorObject } from './schema-faults.ts';

/** What the schema of a rule has against its options. */
export type OptionFaults = (rule: Rule, options: Data) => readonly ErrorObject[];

export interface RuleSettings {
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly Override[];
  /** `rules.<id>` and `rules.<id>.<option>` → where it was said. */
  readonly origins: ReadonlyMap<string, string>;
}

/**
 * A setting for every rule: its own severity, then what each layer says. Throws SeedlintError for rules that do not
 * exist and options that a rule does not take.
 */
export function ruleSettings(
  layers: readonly ConfigLayer[],
  rules: readonly Rule[],
  faults: OptionFaults,
): RuleSettings {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const settings = new Map<string, RuleSetting>();
  const origins = new Map<string, string>();
  for (const rule of rules) {
    settings.set(rule.id, { severity: rule.severity, options: isData(rule.options) ? rule.options : {} });
    origins.set(`rules.${rule.id}`, 'preset recommended');
    for (const option of Object.keys(rule.options ?? {})) origins.set(`rules.${rule.id}.${option}`, 'default');
  }
  const overrides: { files: readonly string[]; layer: ConfigLayer; written: Data; path: Path }[] = [];
  for (const layer of layers) {
    apply(settings, layer.written.rules ?? {}, { layer, path: ['rules'], byId, faults, origins });
    for (const [index, { files, rules: written }] of (layer.written.overrides ?? []).entries()) {
      overrides.push({ files, layer, written, path: ['overrides', index, 'rules'] });
    }
  }
  return {
    rules: Object.fromEntries(settings),
    // Each override starts from the general settings, which are known only now.
    overrides: overrides.map(({ files, layer, written, path }) => {
      const own = new Map(settings);
      const touched = apply(own, written, { layer, path, byId, faults });
      return { files, rules: Object.fromEntries([...own].filter(([id]) => touched.has(id))) };
    }),
    origins,
  };
}

/** Does a user's configuration give options to a rule? Only then a validator for them is needed. */
export function givesOptions(layers: readonly ConfigLayer[]): boolean {
  return layers
    .filter((layer) => !layer.builtIn)
    .flatMap(({ written }) => [written.rules ?? {}, ...(written.overrides ?? []).map(({ rules }) => rules)])
    .flatMap((rules) => Object.values(rules))
    .some((setting) => isData(setting) && Object.keys(setting).some((key) => key !== 'severity'));
}

interface Scope {
  readonly layer: ConfigLayer;
  /** Where in the layer the settings are. */
  readonly path: Path;
  readonly byId: ReadonlyMap<string, Rule>;
  readonly faults: OptionFaults;
  readonly origins?: Map<string, string>;
}

/** Lays what one layer says over the settings; returns the ids it speaks of. */
function apply(settings: Map<string, RuleSetting>, written: Data, scope: Scope): ReadonlySet<string> {
  const { layer, path, byId, origins } = scope;
  const touched = new Set<string>();
  const all = written['*'];
  if (typeof all === 'string') {
    for (const rule of byId.values()) {
      const raised = all === 'strict' ? { raised: true as const } : {};
      const options = settings.get(rule.id)?.options ?? {};
      settings.set(rule.id, { severity: severityUnder(all, rule), options, ...raised });
      origins?.set(`rules.${rule.id}`, layer.file.path);
      touched.add(rule.id);
    }
  }
  for (const [id, value] of Object.entries(written)) {
    if (id === '*') continue;
    const rule = byId.get(id);
    // A preset may speak of rules that a caller with a shorter list did not hand in.
    if (!rule && layer.builtIn) continue;
    if (!rule) {
      const data = { rule: id, ...suggestion(id, [...byId.keys()]) };
      throw new SeedlintError('unknown-rule', data, layer.file.placeOf([...path, id], 'key'));
    }
    settings.set(id, laidOver(settings.get(id), rule, value, scope));
    if (!isData(value) || 'severity' in value) origins?.set(`rules.${id}`, layer.file.path);
    touched.add(id);
    for (const option of Object.keys(isData(value) ? value : {})) {
      if (option !== 'severity') origins?.set(`rules.${id}.${option}`, layer.file.path);
    }
  }
  return touched;
}

function laidOver(earlier: RuleSetting | undefined, rule: Rule, value: unknown, scope: Scope): RuleSetting {
  const { severity, options, raised } = earlier ?? { severity: rule.severity, options: {} };
  // A severity somebody wrote down for this rule is meant as it stands.
  if (isSeverity(value)) return { severity: value, options };
  const { severity: own, ...given } = isData(value) ? value : {};
  // An option that is set to null falls back to the rule's default.
  const defaults = isData(rule.options) ? rule.options : {};
  const complete = mergeMaps(defaults, mergeMaps(options, given));
  const { layer, path, faults } = scope;
  if (!layer.builtIn && Object.keys(given).length > 0) {
    const errors = faults(rule, complete);
    if (errors.length > 0) throw schemaFault(layer.file, errors, [...path, rule.id]);
  }
  if (isSeverity(own)) return { severity: own, options: complete };
  return { severity, options: complete, ...(raised ? { raised } : {}) };
}

function severityUnder(all: string, rule: Rule): RuleSetting['severity'] {
  if (isSeverity(all)) return all;
  if (all === 'recommended') return rule.severity;
  return rule.severity === 'warning' || rule.severity === 'error' ? 'error' : 'warning';
}

function isSeverity(value: unknown): value is RuleSetting['severity'] {
  return value === 'off' || value === 'info' || value === 'warning' || value === 'error';
}
