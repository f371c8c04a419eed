import { resolve } from 'node:path';
import { SeedlintError } from '../../core/errors.ts';
import type { Certificate } from '../../core/certificate.ts';
import { certificateOf, differences, digestOf } from '../../guard/certificate.ts';
import type { GuardItem } from '../../guard/guard.ts';
import { configFiles } from '../../read/config-disk.ts';
import { readCertificate } from '../../read/certificate.ts';
import { sha256 } from '../../read/tree-digest.ts';
import { verifiedText } from '../../report/certificate.ts';
import { hashOf } from '../digest.ts';
import { treeIds } from '../guard-trees.ts';
import { version } from '../version.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { compare, type ComparisonFlags } from './guard.ts';

/** `seedlint guard verify`: is a certificate as it was written, and, with --base or --head, would it be written again? Exit code 1 when not. */
export async function verify(path: string, flags: ComparisonFlags, world: World): Promise<number> {
  const certificate = readFrom(path, world);
  const isWhole = certificate.digest === digestOf(certificate, sha256);
  const isAsked = flags.base !== undefined || flags.head !== undefined;
  const differing = isWhole && isAsked ? differences(certificate, await writtenAgain(certificate, flags, world)) : [];
  const options = await textOptions(flags, world);
  world.stdout.write(verifiedText({ certificate, isWhole, isAsked, differing }, options));
  return isWhole && differing.length === 0 ? 0 : 1;
}

function readFrom(path: string, { cwd }: World): Certificate {
  const text = configFiles.read(resolve(cwd, path));
  if (text === undefined) throw new SeedlintError('config-unreadable', { path, reason: 'ENOENT' });
  return readCertificate(path, text);
}

/** Days pass: what was approved then counts if it is approved but for the day, and what was not does not. */
async function writtenAgain(certificate: Certificate, flags: ComparisonFlags, world: World): Promise<Certificate> {
  const { change, verdict } = await compare(flags, world, { anyDay: true });
  const approved = new Set(certificate.items.filter((item) => item.approved).map(({ id }) => id));
  const then = (items: readonly GuardItem[]): GuardItem[] =>
    items.map((item) => ({ ...item, approved: item.approved && approved.has(item.id) }));
  const weakened = then(verdict.weakened);
  return certificateOf({
    change,
    verdict: {
      ...verdict,
      held: weakened.every((item) => item.approved),
      weakened,
      unclear: then(verdict.unclear),
    },
    version,
    ...treeIds(flags, world),
    sha256,
    hash: hashOf,
  });
}
