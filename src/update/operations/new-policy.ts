import { isDeepStrictEqual } from 'node:util';
import { isMap, parse, parseDocument, stringify } from 'yaml';
import { insertion, type Insertable } from '../../core/policy-insertion.ts';
import type { AddPolicyChange, NewPolicy } from '../../core/plan.ts';
import { everywhere, noPlace } from './units.ts';
import { anchorFault, type Worked, type Workpiece } from '../workpiece.ts';

/** A policy the law has no word of yet: its entry, its words in every language, and a block in every file named. */
export function newPolicy(change: AddPolicyChange & { readonly law: NewPolicy }, piece: Workpiece): Worked {
  const { policy: id, law, text, section } = change;
  const { catalogue } = piece;
  if (catalogue.law.policies.some((one) => one.id === id)) return anchorFault('policy-exists', { policy: id });
  const home = homeOf(law, piece);
  if (!home) return anchorFault('law-file', { policy: id });
  const written = piece.file(home.file);
  const entry = entryOf(law, section);
  const lawText = written && withPolicy(written.text, id, entry);
  if (lawText === undefined) return anchorFault('law-file', { policy: id });

  const texts = new Map<string, string | null>([[home.file, lawText]]);
  for (const locale of Object.keys(catalogue.definition.axes.locale)) {
    const words = text[locale];
    if (words === undefined) return anchorFault('no-text', { path: home.locales, locale });
    const path = `${home.locales}/${locale}/policies/${id}.md`;
    if (piece.file(path)) return anchorFault('file-exists', { path });
    texts.set(path, `${words.trimEnd()}\n`);
  }
  const said = saidInSeeds(change, piece);
  if ('fault' in said) return said;
  for (const [path, one] of said.texts) texts.set(path, one);
  return { texts, law: new Set([...texts.keys()].filter((path) => !said.texts.has(path))) };
}

function saidInSeeds({ policy: id, paths, section, text }: AddPolicyChange, piece: Workpiece): Worked {
  return everywhere(paths, piece, (spot) => {
    const words = text[spot.view.locale];
    if (words === undefined) return anchorFault('no-text', { path: spot.seed.file.path, locale: spot.view.locale });
    const policy: Insertable = {
      id,
      carried: ['managed'],
      before: [],
      sections: section === undefined ? [] : [section],
      texts: { [spot.view.locale]: { text: words.trimEnd() } },
    };
    const block = insertion(policy, spot, piece.catalogue.packs.get(spot.view.locale));
    return block ? [block] : noPlace(spot);
  });
}

/** The file of the law and the folder of the packs: those the plan names, if they are those of the configuration; else the only ones. */
function homeOf({ file, locales }: NewPolicy, { config }: Workpiece): { file: string; locales: string } | undefined {
  const files = config.lawFiles.map(({ file }) => file.path);
  const folders = config.locales.flatMap((folder) =>
    folder.startsWith(`${config.root}/`) ? [folder.slice(config.root.length + 1)] : [],
  );
  const ownFile = file === undefined ? only(files) : files.find((one) => one === file);
  const ownFolder = locales === undefined ? only(folders) : folders.find((one) => one === locales);
  return ownFile === undefined || ownFolder === undefined ? undefined : { file: ownFile, locales: ownFolder };
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function entryOf({ title, force, scope, traces }: NewPolicy, section: string | undefined): object {
  return {
    title,
    force,
    scope,
    ...(section === undefined ? {} : { section }),
    carried: 'managed',
    ...(traces ? { traces } : {}),
  };
}

/** The law with one more entry and everything else as it was; undefined where that cannot be had. */
function withPolicy(text: string, id: string, entry: object): string | undefined {
  const before: unknown = parse(text);
  const wanted = { ...policiesOf(before), [id]: entry };
  const appended = `${text.replace(/\n*$/, '\n')}${indented(stringify({ [id]: entry }, { lineWidth: 0 }))}`;
  if (holds(appended, before, wanted)) return appended;
  const document = parseDocument(text);
  const map = document.get('policies');
  if (!isMap(map)) return undefined;
  map.set(id, document.createNode(entry));
  const rewritten = document.toString({ lineWidth: 0 });
  return holds(rewritten, before, wanted) ? rewritten : undefined;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function holds(text: string, before: unknown, policies: object): boolean {
  try {
    const after: unknown = parse(text);
    return isDeepStrictEqual(after, { ...asObject(before), policies });
  } catch {
    return false;
  }
}

function policiesOf(law: unknown): object {
  return asObject(Reflect.get(asObject(law), 'policies'));
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
