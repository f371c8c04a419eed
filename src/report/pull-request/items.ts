import type { ItemOutcome } from '../../core/improvement.ts';
import type { PlanItem } from '../../core/plan.ts';
import { changeWords } from '../change-line.ts';
import { html, cells } from '../markdown-text.ts';
import { gainText } from '../objection-words.ts';
import { subjectOf } from './commit.ts';
import type { Section } from './fit.ts';
import { code, paragraphs, shortened } from './markdown.ts';
import { brief, named, reference, several, type Scene } from './scene.ts';
import { sourceOf } from './sources.ts';

type Applied = Extract<ItemOutcome, { readonly state: 'applied' }>;

/** Each item on a row: where it comes from, what is wrong, what changes. */
export function overview(applied: readonly Applied[], scene: Scene): Section {
  const { words } = scene;
  const titles = [words.ui('pr.table.source'), words.ui('pr.table.problem'), words.ui('pr.table.change')];
  return {
    heading: '',
    table: `${cells(titles)}\n${cells(titles.map(() => '---'))}`,
    blocks: applied.map(({ item }) =>
      cells([sourceOf(item, scene), brief(item.problem, cellRoom), changesOf(item, scene, 3).join('; ')]),
    ),
    rank: 6,
  };
}

/** Each item in full: the problem, what changes and in which files, what is better, what it rests on. */
export function details(applied: readonly Applied[], scene: Scene): Section {
  return {
    heading: `### ${scene.words.ui('pr.items')}`,
    blocks: applied.map((outcome) => detail(outcome, scene)),
    rank: 4,
  };
}

/** What an item changes, in words. */
export function changesOf(item: PlanItem, scene: Scene, most = 10): string[] {
  return several(item.changes, most, scene, (change) => changeWords(change, scene.words, named));
}

function detail({ item, files, gains }: Applied, scene: Scene): string {
  const { words } = scene;
  const { action_item: action, evidence } = item;
  const rows = [
    words.ui('pr.item.change', { changes: changesOf(item, scene).join('; ') }),
    ...(action === undefined ? [] : [words.ui('pr.item.action', { text: brief(action) })]),
    ...(gains.length === 0
      ? []
      : [
          words.ui('pr.item.gain', {
            gains: several(gains, 10, scene, (gain) => gainText(gain, scene.words, named)).join('; '),
          }),
        ]),
    ...(evidence.length === 0
      ? []
      : [
          words.ui('pr.item.evidence', {
            evidence: several(evidence, 10, scene, (one) => reference(one, scene)).join(', '),
          }),
        ]),
  ];
  return [
    `#### ${brief(subjectOf(item), 300)}`,
    // Said in the table already, unless it did not fit there.
    brief(item.problem, cellRoom).endsWith('…') || item.problem.trim().includes('\n')
      ? shortened(item.problem, 2000, paragraphs)
      : '',
    rows.map((row) => `- ${row}`).join('\n'),
    fileList([...files.keys()], scene),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function fileList(paths: readonly string[], scene: Scene): string {
  if (paths.length < 2) return '';
  const list = several(paths, 60, scene, (path) => shortened(path, 200, code)).map((path) => `- ${path}`);
  const title = html(scene.words.ui('improve.files', { count: paths.length }));
  return `<details><summary>${title}</summary>\n\n${list.join('\n')}\n\n</details>`;
}

const cellRoom = 400;
