import type { Change, Drift, Silenced } from '../../src/core/change.ts';
import type { RuleSetting } from '../../src/core/config.ts';
import { defineRule, type ChangeContext } from '../../src/core/rule.ts';
import { knobDrift, listed, none, shown } from '../../src/guard/law/knob.ts';
import { loosened, settingChanges, type SettingChange } from '../../src/guard/law/settings.ts';
import { silencedFor, told } from '../../src/guard/law/silenced-by.ts';

export default defineRule({
  id: 'weakened-rule',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'A rule of the linter was switched off, made milder or given looser options.',
  messages: {
    severity: 'Rule {rule} is milder: {before} → {after}.',
    override: 'Rule {rule} is milder for {files}: {before} → {after}.',
    several: '{count} {count|rule is|rules are} milder: {rules}.',
    option: 'Option {option} of rule {rule} is looser: {before} → {after}.',
    'option-override': 'Option {option} of rule {rule} is looser for {files}: {before} → {after}.',
    'option-unclear':
      'Option {option} of rule {rule} is another one: {before} → {after}. Which is stricter, somebody has to say.',
    lost: 'There is no configuration any more where base has one, so that seedlint judges nothing or by defaults.',
    preset: 'extended before: {before}, now: {after}',
    findings: '{count} {count|finding|findings} of head {count|fails|fail} today and no longer would: {places}',
    restore: 'Set it as strictly as before, or have the change approved.',
    'restore-config': 'Put the configuration back where it was.',
  },
  *check(change, { rules }) {
    if (change.head.configLost) {
      const { path } = change.base.config;
      yield knobDrift(
        change,
        'lost',
        { name: 'configuration', at: [], before: nameOf(path), after: none },
        { mend: 'restore-config' },
      );
      return;
    }
    const changes = settingChanges(change);
    const milder = changes.filter((one) => isMilder(one, change));
    const general = milder.filter(({ files }) => files === undefined);
    // A preset that was swapped is one decision, whatever it is made of.
    if (general.length > several) yield manyMilder(general, change);
    for (const one of milder) if (one.files || general.length <= several) yield milderRule(one, change);
    for (const one of changes) yield* looserOptions(one, change, rules);
  },
});

const several = 3;

function milderRule({ rule, before, after, files }: SettingChange, change: Change): Drift {
  const knob = { name: `rules.${rule}`, at: ['rules', rule], before: severityOf(before), after: severityOf(after) };
  const quiet = silencedFor(change, [rule], files);
  return files
    ? knobDrift(change, 'override', overrideKnob(knob, change), {
        data: { rule, files: listed(files) },
        reasons: findings(quiet),
        mend: 'restore',
      })
    : knobDrift(change, 'severity', knob, { data: { rule }, reasons: findings(quiet), mend: 'restore' });
}

function manyMilder(changes: readonly SettingChange[], change: Change): Drift {
  const rules = changes.map(({ rule, before, after }) => `${rule} (${severityOf(before)} → ${severityOf(after)})`);
  const quiet = silencedFor(
    change,
    changes.map(({ rule }) => rule),
  );
  const [before, after] = [presetsOf(change.base.config.origins), presetsOf(change.head.config.origins)];
  return knobDrift(
    change,
    'several',
    { name: 'extends', at: ['extends'], before, after },
    {
      data: { count: changes.length, rules: listed(rules, 12) },
      reasons: [...(before === after ? [] : [{ message: 'preset', data: { before, after } }]), ...findings(quiet)],
      mend: 'restore',
    },
  );
}

function* looserOptions(
  { rule, before, after, files }: SettingChange,
  change: Change,
  rules: ChangeContext<unknown>['rules'],
): Generator<Drift> {
  // Of a rule that is off nobody feels the options.
  if (before.severity === 'off' || after.severity === 'off') return;
  const quiet = silencedFor(change, [rule], files);
  const stricter = rules.find(({ id }) => id === rule)?.stricter;
  for (const option of new Set([...Object.keys(before.options), ...Object.keys(after.options)])) {
    const [was, is] = [before.options[option], after.options[option]];
    const looser = loosened(stricter?.[option], was, is);
    if (looser === 'no') continue;
    const sure = looser === 'yes' || quiet.length > 0;
    const knob = { name: `rules.${rule}.${option}`, at: ['rules', rule, option], before: shown(was), after: shown(is) };
    const data = { rule, option, ...(files ? { files: listed(files) } : {}) };
    const options = { data, reasons: findings(quiet), mend: 'restore' };
    if (!sure) yield knobDrift(change, 'option-unclear', knob, { ...options, verdict: 'unclear' });
    else if (files) yield knobDrift(change, 'option-override', overrideKnob(knob, change), options);
    else yield knobDrift(change, 'option', knob, options);
  }
}

/** Milder by its severity; or no longer raised by the preset `strict`, where findings tell so. */
function isMilder({ rule, before, after, files }: SettingChange, change: Change): boolean {
  const [was, is] = [severities.indexOf(before.severity), severities.indexOf(after.severity)];
  if (was !== is) return is < was;
  return before.raised === true && !after.raised && silencedFor(change, [rule], files).length > 0;
}

function severityOf({ severity, raised }: RuleSetting): string {
  return raised ? `${severity} (strict)` : severity;
}

function overrideKnob<Knob extends { name: string; at: readonly (string | number)[] }>(
  knob: Knob,
  { head }: Change,
): Knob {
  const index = head.config.overrides.findLastIndex(({ rules }) => Object.hasOwn(rules, String(knob.at[1])));
  return index < 0 ? knob : { ...knob, name: `overrides.${knob.name}`, at: ['overrides'] };
}

function findings(quiet: readonly Silenced[]): NonNullable<Drift['reasons']> {
  return quiet.length === 0 ? [] : [{ message: 'findings', data: told(quiet) }];
}

function presetsOf(origins: ReadonlyMap<string, string>): string {
  const names = new Set([...origins.values()].filter((origin) => origin.startsWith('preset ')));
  return (
    [...names]
      .map((name) => name.slice('preset '.length))
      .toSorted()
      .join(', ') || none
  );
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

const severities: readonly RuleSetting['severity'][] = ['off', 'info', 'warning', 'error'];
