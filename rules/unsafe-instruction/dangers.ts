import { letters } from '../../src/core/script.ts';

/** One way to talk an agent into harm. */
export interface Danger {
  readonly kind: 'override' | 'checks' | 'destructive';
  /** A part of every match, cheap enough to ask of each file first. */
  readonly hint: RegExp;
  /** Runs over the Markdown source of a directive, and over lines of a code block. */
  readonly pattern: RegExp;
  /** Words in the same directive that make it harmless. */
  readonly excuse?: RegExp;
}

/** Somebody decides, or the damage can be undone. */
export const guard = words(
  String.raw`(?:после|при|с|по|без)\s+(?:[${letters}]+\s+){0,2}(?:подтвержд|согласован|разрешен|одобрен|бэкап|резервн)[${letters}]*(?:\s+[${letters}]+){0,2}|` +
    String.raw`(?:если|когда)\s+(?:[${letters}]+\s+){0,3}(?:подтверд|разреш|одобр|согласова)[${letters}]*|` +
    String.raw`(?:after|with|upon|on|only\s+if|if|when|once|unless|until)\s+(?:[${letters}'’]+\s+){0,4}(?:approv|confirm|permi(?:t|ssion)|consent|sign-?off|backup|back(?:ed|ing)\s+up|snapshot)[${letters}]*|` +
    String.raw`(?:approval|confirmation|permission|consent|sign-?off)\s+(?:[${letters}]+\s+){0,1}before|(?:ask|wait|request|get|obtain)\s+(?:[${letters}'’]+\s+){0,4}(?:approval|confirmation|permission|consent|sign-?off)|` +
    String.raw`(?:спро|запро|получ|дожд|попро)[${letters}]+\s+(?:[${letters}]+\s+){0,3}(?:подтвержд|согласи|согласован|разрешен|одобрен)[${letters}]*|` +
    String.raw`dry-run`,
  'iu',
);

/** Speaks of an attack, so that the agent knows one when it sees it. */
export const mention = words(
  String.raw`инъекци[${letters}]*|недоверен[${letters}]*|подозрительн[${letters}]*|вредоносн[${letters}]*|атак[${letters}]*|манипуляци[${letters}]*|` +
    String.raw`injections?|untrusted|malicious|suspicious|attacks?|adversarial|jailbreaks?`,
  'iu',
);

/*
 * Each pattern stands for an incident: an agent that took a line of an issue for an order of its owner, a hook skipped
 * «to make it green», a home folder deleted because a variable was empty, a release branch rewritten under its reviewers.
 */
export const dangers: readonly Danger[] = [
  {
    kind: 'override',
    hint: /ignore|disregard|forget|override|bypass/i,
    pattern: words(
      String.raw`(?:ignore|disregard|forget|override|bypass)\s+(?:(?:all|any|every|of|the|your|these|those|my)\s+){0,3}` +
        String.raw`(?:previous|prior|earlier|preceding|above|other|existing|system|safety|security)\s+(?:system\s+|safety\s+)?` +
        String.raw`(?:instructions?|rules?|prompts?|guidelines?|polic(?:y|ies)|restrictions?|messages?)|` +
        String.raw`(?:ignore|disregard|forget)\s+(?:(?:all|any|everything|the|your|these)\s+){1,3}(?:(?:instructions?|rules?|prompts?)\s+)?(?:above|so\s+far|(?:that\s+)?you\s+(?:were|have\s+been)\s+(?:told|given))`,
    ),
  },
  {
    kind: 'override',
    hint: /гнорир|абуд|отбрось|обойди|внимания/i,
    pattern: words(
      String.raw`(?:(?:про)?игнориру[${letters}]*|забуд[${letters}]*|отбрось[${letters}]*|обойди[${letters}]*|не\s+обраща[${letters}]*\s+внимания\s+на)\s+(?:вс[${letters}]+\s+|люб[${letters}]+\s+)?(?:` +
        String.raw`(?:предыдущ|предшествующ|прежн|прошл|ранее\s+[${letters}]+|вышестоящ|вышеуказан|системн|остальн|друг)[${letters}]*\s+(?:инструкци|указани|правил|промпт|ограничени|сообщени|запрет)[${letters}]*|` +
        String.raw`(?:инструкци|указани|правил)[${letters}]*\s+выше|(?:всё|все),?\s+(?:выше|что\s+(?:[${letters}]+\s+){0,2}(?:выше|раньше|ранее)))`,
    ),
  },
  // A hook was red, the commit went in all the same, and so did the key the hook had found.
  {
    kind: 'checks',
    hint: /no-verify|HUSKY=0|hooksPath|\[(?:skip|no) ci|ci skip\]/i,
    pattern:
      /(?<![\w-])--no-verify(?![\w-])|(?<![\w-])HUSKY=0(?!\d)|core\.hooksPath=\/dev\/null|\[(?:skip ci|ci skip|no ci)\]/giu,
  },
  {
    kind: 'checks',
    hint: /disable|skip|bypass|(?:turn|switch)\s+off|suppress/i,
    pattern: words(
      String.raw`(?:disable|skip|bypass|turn\s+off|switch\s+off|suppress)\s+(?:(?:all|any|the|your|failing|required|flaky)\s+){0,3}` +
        String.raw`(?:ci(?:\s+checks?)?|checks?|tests?|hooks?|linters?|lint(?:ing)?|pre-commit(?:\s+hooks?)?|branch\s+protections?|protections?|code\s+review|reviews?|safeguards?|security\s+[${letters}]+|approvals?)`,
    ),
    // "Skip tests when only documentation changed" saves time and checks nothing less.
    excuse: onlyDocs(),
  },
  {
    kind: 'checks',
    hint: /тключ|ропус|бойд|бойти|бходите|ыключ/i,
    pattern: words(
      String.raw`(?:отключ(?:и|ите|ить|ать|айте)|пропус(?:ти|тите|тить|кать|кайте)|обойд(?:и|ите)|обойти|обходите|выключ(?:и|ите|ить|ать|айте))\s+` +
        String.raw`(?:(?:вс|люб|эт|падающ|обязательн)[${letters}]+\s+){0,2}` +
        String.raw`(?:ci|проверк[${letters}]*|тест[${letters}]*|хук[${letters}]*|линт[${letters}]*|защит[${letters}]*|ревью|review|pre-commit|согласовани[${letters}]*|валидаци[${letters}]*|tests?|checks?)`,
    ),
    excuse: onlyDocs(),
  },
  // `rm -rf $DIR/` with DIR unset, `rm -rf ~ /tmp/x` with a space too many.
  {
    kind: 'destructive',
    hint: /rm\s+-/,
    pattern: new RegExp(
      String.raw`(?<![\w-])rm\s+(?=[^\n;|&\x60]{0,40}-[a-z-]{0,12}r)(?=[^\n;|&\x60]{0,40}-[a-z-]{0,12}f)(?:-{1,2}[\w-]{1,30}\s+)+["']?` +
        // A bare root, home, folder or variable; `${DIR:?}` stops when it is empty.
        String.raw`(?:~\/?|\/\*?|\.{1,2}\/?\*?|\*|\/(?:etc|usr|var|home|root|opt|data)(?![\w-])[\w/.-]*|\$(?!\{\w+:\?)[\w{}/.*-]+)(?=["'\x60\s;|&)]|$)`,
      'giu',
    ),
  },
  // A branch under review lost the commits its reviewers had commented on.
  {
    kind: 'destructive',
    hint: /git\s+push/i,
    pattern:
      /(?<![\w-])git\s+push(?![\w-])(?:[^\n`;|&]{0,120}?\s(?:--force(?!-)|-[a-z]{0,8}f[a-z]{0,8})(?![\w-])|\s+\S{1,80}\s+\+[\w/-]+)/giu,
  },
  {
    kind: 'destructive',
    hint: /(?:force|форс)[- ]/i,
    pattern: words(String.raw`(?:force|форс)[- ](?:push|пуш)[${letters}]*(?!\s*-with-lease)`),
  },
  // Work of another run that was not committed yet.
  {
    kind: 'destructive',
    hint: /git\s+(?:reset|clean)/i,
    pattern: /(?<![\w-])git\s+(?:reset\s+--hard|clean\s+-(?=[a-z]{0,8}f)[a-z]{0,8}[dx][a-z]{0,8})(?![\w-])/giu,
  },
  // In capitals only: a prompt may well speak of dropping a table.
  {
    kind: 'destructive',
    hint: /DROP\s|TRUNCATE\s/,
    pattern:
      /(?<![\w-])(?:DROP\s+(?:TABLE|DATABASE|SCHEMA)|TRUNCATE\s+TABLE)(?![\w-])(?:\s+(?:IF\s+EXISTS\s+)?[\w."]+)?/gu,
  },
  {
    kind: 'destructive',
    hint: /kubectl/i,
    pattern:
      /(?<![\w-])kubectl\s+(?:\S{1,40}\s+){0,4}?delete\s+(?:(?:ns|namespaces?|pvc?|crds?|nodes?|all)(?![\w-])[^\n`;|&]{0,80}|[^\n`;|&]{0,200}?--all(?![\w-]))/giu,
  },
  {
    kind: 'destructive',
    hint: /destroy|prune/i,
    pattern: /(?<![\w-])(?:terraform\s+destroy|docker\s+system\s+prune\s+-[a-z]{0,8}a[a-z]{0,8})(?![\w-])/giu,
  },
  // What the script does is decided by whoever holds the address.
  {
    kind: 'destructive',
    hint: /curl|wget/i,
    pattern: /(?<![\w-])(?:curl|wget)\s[^\n`;|]{0,300}\|\s*(?:sudo\s+)?(?:ba|z|da)?sh(?![\w-])/giu,
  },
  {
    kind: 'destructive',
    hint: /chmod/i,
    pattern: /(?<![\w-])chmod\s+(?:-[a-z]{1,8}\s+){0,4}(?:0?777|a\+rwx)(?!\d)[^\n`;|&]{0,80}/giu,
  },
  {
    kind: 'destructive',
    hint: /mkfs|of=\/dev/i,
    pattern: /(?<![\w-])(?:mkfs(?:\.\w+)?\s+\/dev\/\w+|dd\s+[^\n`;|&]{0,200}?of=\/dev\/(?!null)\w+)/giu,
  },
];

function onlyDocs(): RegExp {
  return words(
    String.raw`(?:only|только)\s+(?:[${letters}]+\s+){0,3}[\x60*.${letters}/]*(?:markdown|md|docs?|documentation|документац[${letters}]*)|(?:markdown|docs?|documentation)[- ]only`,
    'iu',
  );
}

function words(alternatives: string, flags = 'giu'): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}_-])(?:${alternatives})(?![\p{L}\p{M}\p{N}_])`, flags);
}
