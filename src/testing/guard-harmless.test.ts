import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { changeBetween } from '../cli/guard-sides.ts';
import type { GuardVerdict } from '../guard/guard.ts';
import { diskSource } from '../read/source-disk.ts';
import { overlaySource } from '../read/source-overlay.ts';
import { guard } from '../guard/guard.ts';

/* Edits that change what a prompt looks like and nothing of what it says, made to a whole catalogue at once. */

const catalogues = [
  {
    name: 'the shipped catalogue',
    root: '../../',
    config: '../../seedlint.config.yaml',
    prompts: /^prompt-seeds\/.*_(?:ru|en)\.md$/,
  },
  {
    name: 'the real catalogue',
    root: '../../../shared/corpus/codex-k8s/head/',
    config: '../../fixtures/wild/head/seedlint.config.yaml',
    prompts: /\/(?:promptseeds\/(?!README).*\.md|templates\/prompt_.*\.tmpl)$/,
  },
];

const edits: readonly [name: string, edit: (text: string) => string][] = [
  ['lines are wrapped', (text) => text.replace(bulletLine, wrapped)],
  ['list markers are others', (text) => text.replace(/^(\s*)- /gm, '$1* ')],
  ['steps are all numbered 1', (text) => text.replace(/^(\s*)\d+\. /gm, '$11. ')],
  ['ё is written е', (text) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е')],
  ['quotes are others', (text) => text.replace(/(\{\{[\s\S]*?\}\})|"([^"\n{}]*)"|«|»/g, requoted)],
  ['dashes are others', (text) => text.replaceAll(' — ', ' – ')],
  ['empty lines are doubled', (text) => text.replace(/\n\n/g, '\n\n\n')],
  ['lines end in CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['bullets stand in the opposite order', (text) => withoutTemplates(text, reversedBullets)],
];

describe.each(catalogues)('$name', ({ root, config, prompts }) => {
  const folder = fileURLToPath(new URL(root, import.meta.url));
  describe.skipIf(!existsSync(folder))('holds', () => {
    test.each(edits)('holds when %s', async (_, edit) => {
      const { verdict, changed } = await judged(folder, fileURLToPath(new URL(config, import.meta.url)), (path, text) =>
        prompts.test(path) ? edit(text) : text,
      );
      expect(changed).toBeGreaterThan(0);
      expect(said(verdict)).toEqual([]);
      expect(verdict.held).toBe(true);
    });

    test('holds when nothing changes', async () => {
      const { verdict } = await judged(folder, fileURLToPath(new URL(config, import.meta.url)), (_, text) => text);
      expect(said(verdict)).toEqual([]);
    });
  });
});

async function judged(
  root: string,
  config: string,
  edit: (path: string, text: string) => string,
): Promise<{ verdict: GuardVerdict; changed: number }> {
  const source = diskSource(root);
  const overlay = new Map<string, string>();
  for (const path of source.paths()) {
    if (!/\.(?:md|tmpl)$/.test(path) || path.startsWith('node_modules/')) continue;
    const before = readFileSync(`${root}/${path}`, 'utf8');
    const after = edit(path, before);
    if (after !== before) overlay.set(path, after);
  }
  const head = overlaySource(source, overlay);
  const side = { label: 'base', root: root.replace(/\/$/, ''), source, top: source };
  const change = await changeBetween(
    side,
    { ...side, label: 'head', source: head, top: head },
    { config, today: '2026-01-15' },
  );
  return { verdict: guard(change, { rules, digest: (text) => text }), changed: overlay.size };
}

function said({ weakened, unclear }: GuardVerdict): string[] {
  return [...weakened, ...unclear].map(
    ({ rule, base, head }) => `${rule} ${base?.at.path}:${base?.at.line} ${base?.text} | ${head?.text ?? ''}`,
  );
}

/** Template actions keep theirs: there they are syntax. */
function requoted(match: string, action: string | undefined, inner: string | undefined): string {
  if (action !== undefined) return match;
  return inner === undefined ? (match === '«' ? '“' : '”') : `“${inner}”`;
}

const bulletLine = /^(\s*)((?:[-*]|\d+\.) )([^\n`{]{30,}?[\p{L}\p{N},]) (?=[\p{Ll}])([^\n]{15,})$/gmu;

/** The rest of a bullet goes to a line of its own, under its text. */
function wrapped(_: string, indent: string, marker: string, first: string, rest: string): string {
  return `${indent}${marker}${first}\n${indent}${' '.repeat(marker.length)}${rest}`;
}

/** Template actions and what stands between them stay where they are. */
function withoutTemplates(text: string, edit: (text: string) => string): string {
  return /\{\{-? *(?:if|else|end|range|with)/.test(text) ? text : edit(text);
}

/** Every row of single-line bullets, the last one first; a row that ends in a full stop keeps its punctuation in place. */
function reversedBullets(text: string): string {
  return text.replace(/(?:^- [^\n]*\n)+/gm, (row) => {
    const bullets = row.trimEnd().split('\n');
    const ends = bullets.map((bullet) => /[;.]?$/.exec(bullet)?.[0] ?? '');
    const turned = bullets.toReversed().map((bullet, index) => bullet.replace(/[;.]$/, '') + (ends[index] ?? ''));
    return `${turned.join('\n')}\n`;
  });
}
