import type { ImproveSettings } from '../core/draft.ts';
import type { ConfigLayer } from './config-files.ts';

/** Settings of `improve`: of each key, the last layer that has one. */
export function improveSettings(layers: readonly ConfigLayer[], origins: Map<string, string>): ImproveSettings {
  for (const key of Object.keys(improveDefaults)) origins.set(`improve.${key}`, 'default');
  for (const { written, file } of layers)
    for (const key of Object.keys(written.improve ?? {})) origins.set(`improve.${key}`, file.path);
  return layers.reduce((settings, { written }) => Object.assign(settings, written.improve), { ...improveDefaults });
}

export const improveDefaults: ImproveSettings = {
  safePlans: false,
  maxItems: 10,
  maxFiles: 100,
  maxBytes: 1024 * 1024,
  maxOpen: 3,
  labels: ['seedlint:self-improve'],
  author: { name: 'seedlint', email: 'seedlint@noreply.invalid' },
  lang: 'en',
};
