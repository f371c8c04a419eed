import type { Publication } from '../core/draft.ts';
import type { TextOptions } from './input.ts';
import { paintFor } from './paint.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** What came of publishing, as rows for a terminal. */
export function publicationRows(publication: Publication, { words, width, colour }: TextOptions): string[] {
  const paint = paintFor(colour);
  const { outcome, branch } = publication;
  const where = 'where' in publication ? publication.where : '';
  const isGood = outcome === 'opened' || outcome === 'updated' || outcome === 'unchanged' || outcome === 'merged';
  const [mark, shade] = isGood ? (['✔', paint.good] as const) : (['▲', paint.severity.warning] as const);
  const say = (text: string): string[] => wrap(visible(text), width - 2).map((row) => `  ${row}`);
  const count = outcome === 'capped' ? publication.open.length : 0;
  const limit = outcome === 'capped' ? publication.limit : 0;
  const [first = '', ...rest] = wrap(
    visible(words.ui(`publication.${outcome}`, { where, branch, count, limit })),
    width - 2,
  );
  return [
    `${shade(mark)} ${paint.strong(first)}`,
    ...rest.map((row) => `  ${paint.strong(row)}`),
    ...say(`${words.ui('improve.branch')} ${branch}`).map(paint.faint),
    ...('commits' in publication ? publication.commits.flatMap(say) : []),
    ...('open' in publication ? publication.open.flatMap(say) : []),
    ...('notes' in publication
      ? publication.notes.flatMap(({ message, data = {} }) => {
          const what = Object.values(data).join(', ');
          const text = words.ui(`publication.note.${message}`);
          return say(what === '' ? text : `${text}: ${what}`).map(paint.severity.warning);
        })
      : []),
  ];
}
