import { isData } from './config-merge.ts';
import { dataFile, type DataFile } from './yaml-file.ts';

/** The configurations that come with seedlint, for `extends`. Each is read when it is asked for. */
const presets: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {
  recommended: () => import('./presets/recommended.yaml'),
  strict: () => import('./presets/strict.yaml'),
  'codex-k8s': async () => {
    const [{ default: config }, { default: policies }] = await Promise.all([
      import('./presets/codex-k8s.yaml'),
      import('./presets/codex-k8s-policies.yaml'),
    ]);
    return { default: { ...(isData(config) ? config : {}), policies } };
  },
};

export const presetNames: readonly string[] = Object.keys(presets);

/** A built-in preset as a configuration, or undefined when there is none of this name. */
export async function readPreset(name: string): Promise<DataFile | undefined> {
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  return preset && dataFile(`preset ${name}`, (await preset()).default);
}
