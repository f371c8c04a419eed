/** One way to talk an agent into harm. */
export interface Danger {
  readonly kind: 'override' | 'checks' | 'destructive';
  /** Runs over the Markdown source of a directive, and over lines of a code block. */
  readonly pattern: RegExp;
  /** Words in the same directive that make it harmless. */
  readonly excuse?: RegExp;
}

/** Some word of every pattern below, cheap enough to ask of each file first. */
export const mayBeDangerous =
  /ignore|disregard|forget|override|bypass|игнор|забуд|отбрось|обойд|обойти|обход|внимания|no-verify|husky|hookspath|\[(?:skip|no|ci) |disable|skip|turn off|switch off|suppress|отключ|пропус|выключ|rm\s|git\s|force|форс|DROP|TRUNCATE|kubectl|destroy|prune|curl|wget|chmod|mkfs|of=\/dev/i;

/** Somebody decides, or the damage can be undone. */
export const guard = words(
  String.raw`(?:после|при|с|по|без)\s+(?:\p{L}+\s+){0,2}(?:подтвержд|согласован|разрешен|одобрен|бэкап|резервн)\p{L}*(?:\s+\p{L}+){0,2}|` +
    String.raw`(?:если|когда)\s+(?:\p{L}+\s+){0,3}(?:подтверд|разреш|одобр|согласова)\p{L}*|` +
    String.raw`(?:after|with|upon|on|only\s+if|if|when|once|unless|until)\s+(?:[\p{L}'’]+\s+){0,4}(?:approv|confirm|permi(?:t|ssion)|consent|sign-?off|backup|back(?:ed|ing)\s+up|snapshot)\p{L}*|` +
    String.raw`dry-run`,
);

/** Speaks of an attack, so that the agent knows one when it sees it. */
export const mention = words(
  String.raw`инъекци\p{L}*|недоверен\p{L}*|подозрительн\p{L}*|вредоносн\p{L}*|атак\p{L}*|манипуляци\p{L}*|` +
    String.raw`injections?|untrusted|malicious|suspicious|attacks?|adversarial|jailbreaks?`,
);

/*
 * Each pattern stands for an incident: an agent that took a line of an issue for an order of its owner, a hook skipped
 * «to make it green», a home folder deleted because a variable was empty, a release branch rewritten under its reviewers.
 */
export const dangers: readonly Danger[] = [
  {
    kind: 'override',
    pattern: words(
      String.raw`(?:ignore|disregard|forget|override|bypass)\s+(?:all\s+|any\s+|every\s+)?(?:of\s+)?(?:the\s+|your\s+|these\s+|those\s+|my\s+)?(?:previous|prior|earlier|preceding|above|other|existing|system|safety|security)\s+` +
        String.raw`(?:system\s+|safety\s+)?(?:instructions?|rules?|prompts?|guidelines?|polic(?:y|ies)|restrictions?|messages?)(?:\s+above)?`,
      'giu',
    ),
  },
  {
    kind: 'override',
    pattern: words(
      String.raw`(?:(?:про)?игнориру\p{L}*|забуд\p{L}*|отбрось\p{L}*|обойди\p{L}*|не\s+обраща\p{L}*\s+внимания\s+на)\s+(?:вс\p{L}+\s+|люб\p{L}+\s+)?` +
        String.raw`(?:предыдущ|предшествующ|прежн|прошл|ранее\s+\p{L}+|вышестоящ|вышеуказан|системн|остальн|друг)\p{L}*\s+(?:инструкци|указани|правил|промпт|ограничени|сообщени|запрет)\p{L}*`,
      'giu',
    ),
  },
  // A hook was red, the commit went in all the same, and so did the key the hook had found.
  {
    kind: 'checks',
    pattern:
      /(?<![\w-])--no-verify(?![\w-])|(?<![\w-])HUSKY=0(?!\d)|core\.hooksPath=\/dev\/null|\[(?:skip ci|ci skip|no ci)\]/giu,
  },
  {
    kind: 'checks',
    pattern: words(
      String.raw`(?:disable|skip|bypass|turn\s+off|switch\s+off|suppress)\s+(?:all\s+|any\s+|the\s+|your\s+|failing\s+|required\s+|flaky\s+){0,3}` +
        String.raw`(?:ci(?:\s+checks?)?|checks?|tests?|hooks?|linters?|lint(?:ing)?|pre-commit(?:\s+hooks?)?|branch\s+protections?|protections?|code\s+review|reviews?|safeguards?|security\s+\p{L}+|approvals?)`,
      'giu',
    ),
    // "Skip tests when only documentation changed" saves time and checks nothing less.
    excuse: onlyDocs(),
  },
  {
    kind: 'checks',
    pattern: words(
      String.raw`(?:отключ(?:и|ите|ить|ать|айте)|пропус(?:ти|тите|тить|кать|кайте)|обойд(?:и|ите)|обойти|обходите|выключ(?:и|ите|ить|ать|айте))\s+` +
        String.raw`(?:вс\p{L}+\s+|люб\p{L}+\s+|эт\p{L}+\s+|падающ\p{L}+\s+|обязательн\p{L}+\s+){0,2}` +
        String.raw`(?:ci|проверк\p{L}*|тест\p{L}*|хук\p{L}*|линт\p{L}*|защит\p{L}*|ревью|review|pre-commit|согласовани\p{L}*|валидаци\p{L}*|tests?|checks?)`,
      'giu',
    ),
    excuse: onlyDocs(),
  },
  // `rm -rf $DIR/` with DIR unset, `rm -rf ~ /tmp/x` with a space too many.
  {
    kind: 'destructive',
    pattern: new RegExp(
      String.raw`(?<![\w-])rm\s+(?=[^\n;|&\x60]{0,40}-[a-z-]{0,12}r)(?=[^\n;|&\x60]{0,40}-[a-z-]{0,12}f)(?:-{1,2}[\w-]{1,30}\s+)+["']?` +
        // A bare root, home, folder or variable; `${DIR:?}` stops when it is empty.
        String.raw`(?:~\/?|\/\*?|\.{1,2}\/?\*?|\*|\/(?:etc|usr|var|home|root|opt|data)(?![\w-])[\w/.-]*|\$(?!\{\w+:\?)[\w{}/.*-]+)(?=["'\x60\s;|&)]|$)`,
      'giu',
    ),
  },
  { kind: 'destructive', pattern: /(?<![\w-])git\s+push(?![\w-])[^\n`;|&]{0,120}?\s(?:--force(?!-)|-[a-z]{0,8}f[a-z]{0,8})(?![\w-])/giu },
  { kind: 'destructive', pattern: /(?<![\w-])git\s+push\s+\S+\s+\+[\w/-]+/giu },
  { kind: 'destructive', pattern: words(String.raw`(?:force|форс)[- ](?:push|пуш)\p{L}*(?!\s*-with-lease)`, 'giu') },
  { kind: 'destructive', pattern: /(?<![\w-])git\s+reset\s+--hard(?![\w-])/giu },
  { kind: 'destructive', pattern: /(?<![\w-])git\s+clean\s+-(?=[a-z]{0,8}f)[a-z]{0,8}[dx][a-z]{0,8}(?![\w-])/giu },
  {
    kind: 'destructive',
    pattern:
      /(?<![\w-])(?:DROP\s+(?:TABLE|DATABASE|SCHEMA)|TRUNCATE\s+TABLE)(?![\w-])(?:\s+(?:IF\s+EXISTS\s+)?[\w."]+)?/gu,
  },
  {
    kind: 'destructive',
    pattern:
      /(?<![\w-])kubectl\s+(?:\S+\s+){0,4}?delete\s+(?:ns|namespaces?|pvc?|crds?|nodes?|all)(?![\w-])[^\n`;|&]*|(?<![\w-])kubectl\s+(?:\S+\s+){0,4}?delete\s[^\n`;|&]{0,200}?--all(?![\w-])/giu,
  },
  {
    kind: 'destructive',
    pattern: /(?<![\w-])terraform\s+destroy(?![\w-])|(?<![\w-])docker\s+system\s+prune\s+-[a-z]*a[a-z]*/giu,
  },
  { kind: 'destructive', pattern: /(?<![\w-])(?:curl|wget)\s[^\n`;|]{0,300}\|\s*(?:sudo\s+)?(?:ba|z|da)?sh(?![\w-])/giu },
  { kind: 'destructive', pattern: /(?<![\w-])chmod\s+(?:-[a-z]+\s+)*(?:0?777|a\+rwx)(?!\d)[^\n`;|&]*/giu },
  { kind: 'destructive', pattern: /(?<![\w-])(?:mkfs(?:\.\w+)?\s+\/dev\/\w+|dd\s+[^\n`;|&]{0,200}?of=\/dev\/(?!null)\w+)/giu },
];

function onlyDocs(): RegExp {
  return words(
    String.raw`(?:only|только)\s+(?:\p{L}+\s+){0,3}[\x60*.\p{L}/]*(?:markdown|md|docs?|documentation|документац\p{L}*)|(?:markdown|docs?|documentation)[- ]only`,
  );
}

function words(alternatives: string, flags = 'iu'): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}_-])(?:${alternatives})(?![\p{L}\p{M}\p{N}_])`, flags);
}
