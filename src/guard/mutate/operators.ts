import { additions, tails } from './append.ts';
import { fileOperators } from './file-mutants.ts';
import { frames, toQuestion } from './frame.ts';
import { hideInComment, hideInTemplate, moveToExample, moveToFence } from './hide.ts';
import { lawOperatorNames } from './law-mutants.ts';
import { homoglyph, zeroWidth } from './letters.ts';
import { shrinkList, widenList } from './lists.ts';
import { loosenNumber } from './loosen.ts';
import type { Operator } from './mutation.ts';
import { swapSteps } from './order.ts';
import { dropDuty, dropProhibition, oneLanguage } from './remove.ts';
import { swaps } from './swap.ts';

/** Every way to weaken one directive. Of two with one name the second knows other directives. */
export const operators: readonly Operator[] = [
  dropProhibition,
  dropDuty,
  ...swaps,
  ...frames,
  ...tails,
  loosenNumber,
  widenList,
  shrinkList,
  swapSteps,
  toQuestion,
  ...additions,
  oneLanguage,
  hideInComment,
  hideInTemplate,
  moveToFence,
  moveToExample,
  homoglyph,
  zeroWidth,
];

/** Names of all operators: of directives, of whole files, of the law. */
export const operatorNames: readonly string[] = [
  ...new Set([...operators.map(({ name }) => name), ...fileOperators, ...lawOperatorNames]),
];
