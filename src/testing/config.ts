import type { Config } from '../core/config.ts';
import type { Rule } from '../core/rule.ts';
import { configFrom, type ConfigData } from '../read/config.ts';
import { optionFaults } from '../read/rule-options.ts';
import defaultCatalogue from './default-catalogue.yaml';

/** A configuration over the test catalogue, without any file: what a case says is merged over it. */
export function testConfig(data: ConfigData = {}, rules: readonly Rule[] = []): Config {
  return configFrom(data, { base: defaultCatalogue, rules, faults: optionFaults });
}
