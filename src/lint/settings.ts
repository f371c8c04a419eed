import picomatch from 'picomatch';
import type { Config, RuleSetting } from '../core/config.ts';

/** What a configuration says about a rule, for the whole catalogue or for one file. */
export interface Settings {
  of(rule: string, path?: string): RuleSetting;
  /** Is the rule on anywhere? A catalogue rule has to run even when only some files listen. */
  anywhere(rule: string): boolean;
}

const off: RuleSetting = { severity: 'off', options: {} };

/** Rules a configuration does not name are off: presets name all of them. */
export function settingsOf(config: Pick<Config, 'rules' | 'overrides'>): Settings {
  const overrides = config.overrides.map(({ files, rules }) => ({
    applies: picomatch([...files], { dot: true }),
    rules,
  }));
  return {
    of(rule, path) {
      let setting = config.rules[rule] ?? off;
      if (path === undefined) return setting;
      for (const override of overrides) {
        const other = override.rules[rule];
        if (other && override.applies(path)) setting = other;
      }
      return setting;
    },
    anywhere(rule) {
      return [config, ...config.overrides].some(({ rules }) => (rules[rule]?.severity ?? 'off') !== 'off');
    },
  };
}
