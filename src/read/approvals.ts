import { isSeq, parseDocument, type Node } from 'yaml';
import { noText, type Approval } from '../core/approval.ts';
import { SeedlintError } from '../core/errors.ts';
import { schemaFault } from './schema-faults.ts';
import validate from './schemas/approvals.schema.json?validate';
import { readYaml } from './yaml-file.ts';

/** Approvals out of their text; none without text. Throws SeedlintError with the place of the first fault: one that names no single thing is a fault. */
export function readApprovals(path: string, text: string | undefined): Approval[] {
  if (text === undefined) return [];
  const file = readYaml(path, text);
  if (!isApprovals(file.data)) throw schemaFault(file, validate.errors ?? []);
  return file.data.approvals.map((approval, index) => {
    for (const key of ['item', 'before', 'after'] as const) {
      const value = approval[key];
      if (isHash(value) || (key !== 'item' && value === noText)) continue;
      throw new SeedlintError('approval-hash', { key, value }, file.placeOf(['approvals', index, key]));
    }
    if (approval.before === noText && approval.after === noText) {
      throw new SeedlintError('approval-empty', {}, file.placeOf(['approvals', index]));
    }
    return { ...approval, place: file.placeOf(['approvals', index]) };
  });
}

/** The text of a file of approvals with one more at its end; everything else in it stays. `about`: lines for readers, above the entry. */
export function withApproval(
  text: string | undefined,
  { item, rule, path, before, after, by, reason, since, until }: Omit<Approval, 'place'>,
  about: readonly string[],
): string {
  const document = parseDocument(text ?? `${opening}version: 1\napprovals: []\n`);
  const entry = { item, rule, ...(path === undefined ? {} : { path }), before, after, by, reason, since, until };
  const node: Node = document.createNode(entry);
  node.commentBefore = about.map((line) => ` ${line.replace(/\s+/g, ' ').trim()}`).join('\n');
  const list = document.get('approvals');
  if (isSeq(list)) list.flow = false;
  document.addIn(['approvals'], node);
  return document.toString({ lineWidth: 0 });
}

function isApprovals(data: unknown): data is { readonly approvals: readonly Omit<Approval, 'place'>[] } {
  return validate(data);
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

const opening = `# Written by "seedlint guard approve": what may become weaker, each once. It counts where it was in base before the change.
`;
