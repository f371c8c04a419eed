import { translationsOf } from '../../core/catalogue.ts';
import { cut, ownLines } from './lines.ts';
import { onLine, type Operator } from './mutation.ts';
import { forbids } from './target.ts';

/** A prohibition is gone. */
export const dropProhibition: Operator = {
  name: 'drop-prohibition',
  *mutate(target) {
    if (forbids(target)) yield { edits: [cut(target)], after: null };
  },
};

/** A duty is gone. */
export const dropDuty: Operator = {
  name: 'drop-duty',
  *mutate(target) {
    if (!forbids(target)) yield { edits: [cut(target)], after: null };
  },
};

/** One language of several no longer says it: not the file in the other one, or not the branch for the other one. */
export const oneLanguage: Operator = {
  name: 'one-language',
  *mutate(target) {
    const { catalogue, seed, view, unit } = target;
    const { locale: known } = catalogue.definition;
    if (!seed.branched) {
      const isTranslation = view.locale !== known.default && translationsOf(catalogue, seed).length > 0;
      if (isTranslation) yield { edits: [cut(target)], after: null };
      return;
    }
    const others = seed.views.filter(({ locale }) => locale !== view.locale);
    const isShared = others.some(({ units }) => units.some(({ place }) => place.start === unit.place.start));
    const lines = ownLines(target);
    if (!isShared || !lines || known.variable === undefined || others[0] === undefined) return;
    const text = `{{ if eq .${known.variable} "${others[0].locale}" }}\n${lines.text}\n{{ end }}\n`;
    yield { edits: [{ path: seed.file.path, start: lines.start, end: lines.end, text }], after: onLine(text) };
  },
};
