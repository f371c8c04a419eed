import { fileAt } from '../../core/catalogue.ts';
import type { Change } from '../../core/change.ts';
import type { RuleSetting } from '../../core/config.ts';
import type { StricterWay } from '../../core/rule.ts';
import { settingsOf } from '../../lint/settings.ts';
import { same } from './same.ts';

/** A rule whose setting differs between base and head, and for which files it does. */
export interface SettingChange {
  readonly rule: string;
  readonly before: RuleSetting;
  readonly after: RuleSetting;
  /** Absent: everywhere; else the files that an override changes it for. */
  readonly files?: readonly string[];
}

/** Which settings differ, as files feel them: whatever presets, overrides and defaults they come from. */
export function settingChanges({ base, head }: Change): SettingChange[] {
  if (same([base.config.rules, base.config.overrides], [head.config.rules, head.config.overrides])) return [];
  const [was, is] = [settingsOf(base.config), settingsOf(head.config)];
  const general = Object.keys(base.config.rules).flatMap((rule): SettingChange[] => {
    const [before, after] = [was.of(rule), is.of(rule)];
    return same(before, after) ? [] : [{ rule, before, after }];
  });
  const overridden = new Set(
    [...base.config.overrides, ...head.config.overrides].flatMap(({ rules }) => Object.keys(rules)),
  );
  return [...general, ...[...overridden].flatMap((rule) => byFile(rule))];

  function byFile(rule: string): SettingChange[] {
    const found = new Map<string, { before: RuleSetting; after: RuleSetting; files: string[] }>();
    for (const path of paths()) {
      const [before, after] = [was.of(rule, path), is.of(rule, path)];
      if (same(before, after) || (same(before, was.of(rule)) && same(after, is.of(rule)))) continue;
      const key = JSON.stringify([before, after]);
      const known = found.get(key);
      if (known) known.files.push(path);
      else found.set(key, { before, after, files: [path] });
    }
    return [...found.values()].map((one) => ({ rule, ...one }));
  }

  function paths(): string[] {
    const { seeds, documents, strangers } = head.catalogue;
    const all = [...seeds.map(({ file }) => file.path), ...documents.keys(), ...strangers.map(({ file }) => file.path)];
    return [...new Set(all)].filter((path) => fileAt(head.catalogue, path)).toSorted();
  }
}

/** Did an option loosen? `unknown` where no way is the stricter one. */
export function loosened(way: StricterWay | undefined, before: unknown, after: unknown): 'yes' | 'no' | 'unknown' {
  if (same(before, after)) return 'no';
  switch (way) {
    case 'lower':
      return told(Number(after) > Number(before));
    case 'higher':
      return told(Number(after) < Number(before));
    case 'on':
      return told(before === true);
    case 'off':
      return told(before !== true);
    case 'more':
      return told(entriesOf(before).some((one) => !entriesOf(after).includes(one)));
    case 'fewer':
      return told(entriesOf(after).some((one) => !entriesOf(before).includes(one)));
    default:
      return 'unknown';
  }
}

function told(weaker: boolean): 'yes' | 'no' {
  return weaker ? 'yes' : 'no';
}

/** Entries of a list, or of the lists of a map, as texts. */
function entriesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(item));
  if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    entriesOf(inner).map((entry) => `${key}: ${entry}`),
  );
}
