import type { ItemOutcome } from '../../core/improvement.ts';
import { changeWords } from '../change-line.ts';
import { objectionText, type ObjectionText } from '../objection-words.ts';
import type { Section } from './fit.ts';
import { brief, named, placeLink, several, type Scene } from './scene.ts';

/** The items that were not taken, each with the reason. */
export function leftOut(outcomes: readonly ItemOutcome[], scene: Scene): Section {
  return {
    heading: `### ${scene.words.ui('pr.left')}`,
    blocks: outcomes.filter(({ state }) => state !== 'applied').map((outcome) => one(outcome, scene)),
    rank: 5,
  };
}

function one(outcome: ItemOutcome, scene: Scene): string {
  const { item, state } = outcome;
  const head = `**${brief(item.title, 200) || named(item.id)}** – ${scene.words.ui(`improve.state.${state}`)}`;
  return [head, ...reasons(outcome, scene).map((reason) => `- ${reason}`)].join('\n');
}

function reasons(outcome: ItemOutcome, scene: Scene): string[] {
  if (outcome.state === 'needs-author') return wanted(outcome, scene);
  if (!('because' in outcome)) return [];
  return several(outcome.because, 8, scene, (objection) => reason(objectionText(objection, scene), scene));
}

function wanted({ item }: ItemOutcome, scene: Scene): string[] {
  const { words } = scene;
  if (item.candidates.length === 0) return [words.ui('pr.left.author')];
  const candidates = several(
    item.candidates,
    5,
    scene,
    ({ change, because }) => `  - ${changeWords(change, words, named)} – ${brief(because, 200)}`,
  );
  return [
    [words.ui('pr.left.candidates'), ...candidates.map((row) => (row.startsWith(' ') ? row : `  - ${row}`))].join('\n'),
  ];
}

function reason({ why, message, mend, rule, at, path, before, after }: ObjectionText, scene: Scene): string {
  const { words } = scene;
  const none = words.ui('improve.measure.none');
  // Base has neither the line of a new error nor, perhaps, a path that may not be written.
  const isInBase = why !== 'new-error' && why !== 'path';
  return [
    brief(message),
    ...(before === undefined && after === undefined
      ? []
      : [`(${words.ui('pr.left.texts', { base: quoted(before) ?? none, head: quoted(after) ?? none })})`]),
    ...(mend === undefined ? [] : [words.ui('pr.left.mend', { mend: brief(mend, 300) })]),
    ...(rule === undefined ? [] : [named(rule)]),
    ...(path === undefined ? [] : [isInBase ? placeLink(path, at?.line, scene) : named(path)]),
  ].join(' ');
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : named(text);
}
