import type { Catalogue } from '../../src/core/catalogue.ts';
import { linesOf, withoutQuoted, type Line } from './lines.ts';

/** A word that is spelt with ё or without it against the policy. Offsets into the line. */
export interface YoSlip {
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly text: string;
  /** The other spelling is another word: «все» is not «всё». */
  readonly ambiguous: boolean;
}

/** Words with ё where none is wanted. */
export function* withYo(line: Line): Generator<YoSlip> {
  for (const { index, 0: word } of withoutQuoted(line).matchAll(russianWord)) {
    if (!/ё/i.test(word)) continue;
    yield {
      from: index,
      to: index + word.length,
      word,
      text: plain(word),
      ambiguous: twoWords.has(plain(word).toLowerCase()),
    };
  }
}

/** Words without ё that the catalogue spells with it elsewhere, or that have no other spelling. */
export function* withoutYo(line: Line, catalogue: Catalogue): Generator<YoSlip> {
  const spellings = spellingsOf(catalogue);
  for (const { index, 0: word } of withoutQuoted(line).matchAll(russianWord)) {
    if (/ё/i.test(word)) continue;
    const lower = word.toLowerCase();
    const spelling = twoWords.has(lower) ? undefined : spellings.get(lower);
    const at = spelling?.indexOf('ё') ?? -1;
    if (at < 0) continue;
    const letter = word.charAt(at) === 'Е' ? 'Ё' : 'ё';
    const text = word.slice(0, at) + letter + word.slice(at + 1);
    yield { from: index, to: index + word.length, word, text, ambiguous: true };
  }
}

/** Word without ё → as it is spelt with it. */
function spellingsOf(catalogue: Catalogue): ReadonlyMap<string, string> {
  let spellings = known.get(catalogue);
  if (!spellings) {
    spellings = new Map(always.map((word) => [plain(word), word]));
    for (const seed of catalogue.seeds) {
      for (const view of seed.views) {
        if (!isRussian(view.locale)) continue;
        for (const line of linesOf(seed, view)) {
          for (const { word, text } of withYo(line)) spellings.set(text.toLowerCase(), word.toLowerCase());
        }
      }
    }
    known.set(catalogue, spellings);
  }
  return spellings;
}

/** ё is a letter one may leave out in Russian only; in Belarusian it never is. */
export function isRussian(locale: string): boolean {
  return /^ru(?![a-z])/i.test(locale);
}

function plain(word: string): string {
  return word.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
}

const russianWord = /(?<![\p{L}\p{M}\p{N}_\u0001\u0002])[А-Яа-яЁё]+(?![\p{L}\p{M}\p{N}_\u0001\u0002])/gu;

// With ё and without it, both are words.
const twoWords = new Set(
  'все всем чем нем том осел мел лен небо передохнем узнаем узнает узнаете узнают берет берете лет слез слезы звезд стекла села весла ведра озера совершенный совершенная совершенное совершенные отпет пересек берег вел нес щек щеки падеж истекший признает признаете признают сознает создаем создает создаете создают придается придает придаете придают отдает отдаете сдает сдаете дает даете передает передаете выдает выдаете'.split(
    ' ',
  ),
);

// Have no other reading and are common in prompts.
const always =
  'ещё её неё отчёт отчёта отчёте отчёты отчётов отчётом учёт учёта учёте учётом счёт счёта счётчик объём объёма объёме объёмы причём приём приёма приёмы приёмка надёжно надёжный жёстко жёсткий жёстких чётко чёткий чёткие твёрдо зелёный лёгкий пошёл нашёл прошёл вошёл произошёл подтверждён завершён завершённый определён определённый определённые разрешён запрещён решён ведёт идёт найдён создаёт придётся моё твоё своё моём твоём своём'.split(
    ' ',
  );

const known = new WeakMap<Catalogue, Map<string, string>>();
