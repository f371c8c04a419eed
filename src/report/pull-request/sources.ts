import type { PlanItem, PlanSource } from '../../core/plan.ts';
import { named, type Scene } from './scene.ts';

/** Where an item comes from: a session, or what seedlint itself found. */
export function sourceOf({ session }: PlanItem, scene: Scene): string {
  const { words, improvement } = scene;
  if (session !== undefined) return words.ui('improve.source.session', { session: named(session) });
  return improvement.plan.sources.some((source) => 'findings' in source)
    ? 'seedlint'
    : words.ui('improve.measure.none');
}

/** A source of the whole plan. */
export function sourceWords(
  source: PlanSource,
  { words }: Pick<Scene, 'words'>,
  show: (name: string) => string,
): string {
  if ('findings' in source) {
    return words.ui('improve.source.findings', { count: source.count, commit: show(source.findings.slice(0, 12)) });
  }
  const session = show(source.session);
  if (source.run === undefined || source.run === source.session) return words.ui('improve.source.session', { session });
  return words.ui('improve.source.run', { session, run: show(source.run) });
}
