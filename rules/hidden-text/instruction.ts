import { letters } from '../../src/core/script.ts';

/** Does the text of a comment tell somebody what to do? Notes of people, licences and directives of tools do not count. */
export function isInstruction(comment: string): boolean {
  const text = comment.trim();
  if (text === '' || ofSeedlint.test(text)) return false;
  if (toAgents.test(text)) return true;
  // Tools and people remind each other in the imperative too, at the size of a note.
  if ((ofTools.test(text) || note.test(text)) && text.length <= 200) return false;
  return orders.test(text) || imperative.test(text);
}

function words(alternatives: string): string {
  return String.raw`(?<![\p{L}\p{M}\p{N}_])(?:${alternatives})(?![\p{L}\p{M}\p{N}_])`;
}

const ofSeedlint = /^(?:seedlint-[a-z-]+\s|\/?policy:[\w.-]+$)/;

const ofTools =
  /^(?:markdownlint|prettier-|cspell|spell-?checker|vale |textlint|remark|lint[ -]|eslint|doctoc|toc\b|\/toc\b|omit (?:from|in) toc|(?:START|END|BEGIN) |more$|SPDX-|copyright|©|licen[sc]ed? |generated|auto-?generated|docs:|x-release-please|all-contributors)/i;

const note =
  /^(?:TODO|FIXME|HACK|XXX|NOTE|NB|WIP|Примечание|Заметка|Замечание|do not (?:edit|modify|change|translate)|не (?:редактир|измен|прав|перевод)\p{L}+)(?![\p{L}])/iu;

const toAgents = new RegExp(
  words(
    String.raw`(?:ignore|disregard|forget|override)\s+(?:[${letters}]+\s+){0,3}(?:instructions?|rules?|prompts?|policy|policies|above|previous)|` +
      String.raw`you\s+are\s+(?:now|an?)|(?:if\s+you\s+are|dear|attention|note\s+to|hey)\s+(?:an?\s+|the\s+)?(?:ai|llm|agents?|assistants?|models?)|system\s+prompt|` +
      String.raw`(?:игнориру|проигнориру|забуд|отбрось|не\s+обраща)[${letters}]*\s+(?:[${letters}]+\s+){0,3}(?:инструкци|правил|указани|промпт|запрет|ограничени)[${letters}]*|` +
      String.raw`(?:если\s+)?ты\s+(?:агент|модель|ассистент|ии)|(?:агент|ассистент|модел)[${letters}]*,?\s+(?:долж[${letters}]+|обязан[${letters}]*)`,
  ),
  'iu',
);

const orders = new RegExp(
  words(
    String.raw`must|shall|should|never|always|do\s+not|don['’]t|required?\s+to|` +
      String.raw`долж(?:ен|на|но|ны)|обязан[${letters}]*|обязательно|никогда|всегда|нельзя|запрещ[${letters}]*|необходимо|следует|` +
      // «не» with an order after it; «не менялось» is a remark.
      String.raw`не\s+[${letters}]+(?:йте|ите|ьте|ть|ти|й|и|ь)|[${letters}]{2,}(?:йте|ите|ьте)(?:сь)?`,
  ),
  'iu',
);

const imperative = new RegExp(
  String.raw`(?:^|[.!?:;,]\s+|\n[^\S\n]*(?:[-*]\s+)?)(?:please\s+|also\s+|then\s+)?(?:ignore|disregard|bypass|skip|run|execute|call|use|send|post|upload|print|reveal|output|include|` +
    String.raw`delete|remove|push|commit|merge|approve|disable|enable|read|write|add|reply|answer|pretend|act|treat|prefer|avoid|assume|` +
    String.raw`выполни|запусти|отправь|удали|отключи|пропусти|используй|прочитай|добавь|ответь|одобри|смержи|запушь|выведи|считай)(?![${letters}-])`,
  'iu',
);
