import type { RegisterSource } from '../core/requirement-sources.ts';
import type { TextFile } from '../core/text.ts';
import { checkId, rowOf, valueOf, wordsOf, type RegisterRow } from './register-rows.ts';
import { tracedDocument } from './traced-document.ts';

/** The requirement a document is about; none when its front matter has no id, as that of an index has none. */
export function frontMatterRequirement(file: TextFile, source: RegisterSource): RegisterRow[] {
  const document = tracedDocument(file);
  const { columns } = source;
  const found = document && valueOf(document.data, columns.id);
  if (!document || !found) return [];
  const id = wordsOf(found.value) ?? '';
  const place = document.placeOf(found.key);
  checkId(id, source, place);
  const titles = Object.entries(columns.title).flatMap(([tag, names]) => {
    const title = valueOf(document.data, names);
    return title === undefined ? [] : [[tag, title.value] as const];
  });
  // Names of several languages are there by default: a title that is found is of the language of the document.
  const [first] = titles;
  const title =
    titles.length === 1 || (first && typeof first[1] === 'object') ? first?.[1] : Object.fromEntries(titles);
  return [
    rowOf(
      id,
      {
        title,
        owner: valueOf(document.data, columns.owner)?.value,
        status: valueOf(document.data, columns.status)?.value,
      },
      { place, file },
    ),
  ];
}
