import { stringify } from 'yaml';
import { errorWords, fill } from '../core/errors.ts';
import { readCatalogue, type ReadResult } from '../read/catalogue.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { memorySource } from '../read/source-memory.ts';
import { configIn } from './config-files.ts';

/* A catalogue of one prompt, with requirements. */

export const catalogue = `axes: { role: [dev, qa], kind: [work], locale: [ru, en] }
classes: { seed: { folder: prompts, names: ['{role}-{kind}_{locale}.md'] } }
`;
/** Four requirements in a Markdown table, from line 3 on. */
export const table = `# Requirements

| ID | Requirement | Требование | Owner | Status |
|---|---|---|---|---|
| REQ-001 | No secrets are published. | Секреты не публикуются. | sre | active |
| **REQ-002** | Merging is left to people. | Слияние за людьми. | em | Черновик |
| [REQ-003](#x) | Old. | Старое. | | retired |
| REQ-004 | Odd. | Странное. | | whatever |
`;

/** Reads files in memory with what `requirements` of a configuration says. */
export async function readWith(
  requirements: unknown,
  files: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<ReadResult> {
  const config = await configIn({
    '/seeds/seedlint.config.yaml': stringify({
      catalogue: './catalogue.yaml',
      ...(requirements ? { requirements } : {}),
      ...more,
    }),
    '/seeds/catalogue.yaml': catalogue,
  });
  return readCatalogue(memorySource({ 'prompts/dev-work_ru.md': 'Читайте.\n', ...files }), config, builtInPacks());
}

/** `path:line:column message hint` of every problem. */
export function told({ problems }: ReadResult): string[] {
  return problems.map(({ code, message, at, data }) => {
    const place = [at?.path, at?.line, at?.column].filter((part) => part !== undefined).join(':');
    return `${place} ${message} ${fill(errorWords[code].hint, data)}`.trimEnd();
  });
}
