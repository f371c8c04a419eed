import { hashOf } from '../cli/digest.ts';
import type { Draft, Publication } from '../core/draft.ts';
import { githubHost } from '../update/hosts/github/host.ts';
import { workingCopyHost } from '../update/hosts/working-copy.ts';
import { publish } from '../update/publish.ts';

/** A draft and where it goes, as JSON. */
export interface PublishTask {
  readonly repository: string;
  /** Absent: to the working copy. */
  readonly forge?: { readonly url: string; readonly token: string };
  readonly draft: Omit<Draft, 'commits'> & {
    readonly commits: readonly { readonly message: string; readonly files: Readonly<Record<string, string>> }[];
  };
}

/** Publishes what a task asks for. */
export async function publishTask(task: PublishTask): Promise<Publication> {
  const draft: Draft = {
    ...task.draft,
    commits: task.draft.commits.map(({ message, files }) => ({
      message,
      files: new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])),
    })),
  };
  const host = task.forge
    ? await githubHost({
        repository: task.repository,
        remote: 'origin',
        env: { SEEDLINT_TOKEN: task.forge.token, GITHUB_API_URL: task.forge.url },
        version: '0.0.0',
        pace: 0,
      })
    : workingCopyHost({ repository: task.repository });
  return publish(draft, { host, settings: { maxOpen: 1000 }, hash: hashOf, foreignNote: () => 'Left alone.' });
}
