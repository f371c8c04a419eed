import type { Measures } from '../core/improvement.ts';
import type { Words } from './words.ts';

/** What is counted, before and after: label and both numbers. `show` makes names look like what they are. */
export function measureRows(
  before: Measures,
  after: Measures,
  words: Words,
  show: (name: string) => string,
): (readonly [string, string, string])[] {
  const none = words.ui('improve.measure.none');
  const of = (count: number | undefined, all: number | undefined): string =>
    count === undefined || all === undefined ? none : words.ui('improve.measure.of', { count, all });
  const percent = (share: number | undefined): string =>
    share === undefined ? none : `${Math.floor(share * 1000) / 10} %`;
  const [was, is] = [before.requirements, after.requirements];
  const ids = [...new Set([...before.policies, ...after.policies].map(({ id }) => id))];
  const policy = (measures: Measures, id: string): string => {
    const found = measures.policies.find((one) => one.id === id);
    return of(found?.carried, found?.cells);
  };
  return [
    [words.ui('improve.measure.errors'), String(before.errors), String(after.errors)],
    [words.ui('improve.measure.warnings'), String(before.warnings), String(after.warnings)],
    ...(before.seeds === after.seeds
      ? []
      : [[words.ui('improve.measure.seeds'), String(before.seeds), String(after.seeds)] as const]),
    ...(was || is
      ? [
          [
            words.ui('improve.measure.requirements'),
            of(was?.covered, was?.expected),
            of(is?.covered, is?.expected),
          ] as const,
          [words.ui('improve.measure.deep'), percent(was?.deep), percent(is?.deep)] as const,
        ]
      : []),
    ...ids.map(
      (id) => [words.ui('improve.measure.policy', { id: show(id) }), policy(before, id), policy(after, id)] as const,
    ),
  ];
}
