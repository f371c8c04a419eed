import type { Source } from '../source.ts';
import { decode } from '../text-file.ts';
import { yamlText } from './proposal-text.ts';

/** The configuration of a checkout of codex-k8s, as far as it differs from the preset; undefined for any other. */
export function codexConfig(source: Source): string | undefined {
  const paths = [...source.paths()];
  const envelope = `${runner}/templates/prompt_envelope.tmpl`;
  if (!source.exists(envelope)) return undefined;
  const folder = [`${runner}/promptseeds`, 'docs/product/prompt-seeds'].find((one) =>
    paths.some((path) => path.startsWith(`${one}/`) && isSeed(path)),
  );
  if (folder === undefined) return undefined;
  const seeds = paths
    .filter((path) => path.startsWith(`${folder}/`) && isSeed(path))
    .map((path) => path.slice(folder.length + 1));
  const has = (part: RegExp): boolean => seeds.some((seed) => part.test(seed));
  const { text } = decode(envelope, source.read(envelope));
  const add = retired.filter((field) => text.includes(`.${field} `));
  const classes = {
    ...(folder === `${runner}/promptseeds` ? {} : { seed: { folder } }),
    ...(add.length === 0 ? {} : { envelope: { template: { variables: { add } } } }),
  };
  const catalogue = {
    // What is called revise now was review once.
    ...(has(/-review[_.]/) && !has(/-revise[_.]/) ? { axes: { kind: { revise: null, review: ['revise'] } } } : {}),
    ...(Object.keys(classes).length > 0 ? { classes } : {}),
    ...(has(/^ai-repair-/) ? {} : { runs: { remove: [{ stage: 'ai-repair', role: 'sre', kinds: ['work'] }] } }),
    ...(has(/^role-/) ? {} : { required: [] }),
  };
  const head =
    '# The prompts of codex-k8s: the preset describes them. "seedlint config" prints what is in force.\nextends: codex-k8s\n';
  if (Object.keys(catalogue).length === 0) return head;
  return `${head}# This checkout is older than the preset.\n${yamlText({ catalogue })}`;
}

const runner = 'services/jobs/agent-runner/internal/runner';

// Fields of the envelope that the blocks have replaced since.
const retired = ['CommunicationLanguage', 'RoleDisplayName', 'RoleCapabilities'];

function isSeed(path: string): boolean {
  return /-(?:work|revise|review)(?:_[a-z]+)?\.md$/.test(path);
}
