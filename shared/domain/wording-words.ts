/**
 * The words that the wording lint looks for, with what is said about them. The rule of the trade behind all of it: an auditor
 * tests a control statement word by word, so each word must be something that can be seen, counted or dated.
 */
import type { Frequency } from './vocabulary.ts';

export interface WordRule {
  code: 'untestable' | 'aspirational' | 'open_ended' | 'several' | 'absolute';
  /** Alternatives, matched whole and in any letter case; a space matches any run of spaces. */
  words: readonly string[];
  /** Said after the words found: “timely” … */
  why: string;
  suggestion: string;
}

const A_LIMIT = 'Name a limit that can be checked, such as “within five working days”.';

export const WORD_RULES: readonly WordRule[] = [
  {
    code: 'untestable',
    words: [
      'periodic',
      'periodically',
      'regular',
      'regularly',
      'on (?:a|an) (?:regular|ongoing|periodic|frequent|as-needed|as needed) basis',
      'frequently',
      'occasionally',
      'from time to time',
      'routinely',
      'at regular intervals',
      'often',
    ],
    why: 'says no interval, so nobody can tell a missed occurrence from one that was not due.',
    suggestion: 'Name the interval: each quarter, once a month, every working day.',
  },
  {
    code: 'untestable',
    words: [
      'in a timely (?:manner|fashion)',
      'timely',
      'prompt',
      'promptly',
      'quickly',
      'as soon as (?:possible|practical|practicable)',
      'without undue delay',
      'in due (?:course|time)',
      'expeditiously',
    ],
    why: 'sets no deadline, so lateness cannot be tested.',
    suggestion: A_LIMIT,
  },
  {
    code: 'untestable',
    words: [
      'appropriate',
      'appropriately',
      'adequate',
      'adequately',
      'sufficient',
      'sufficiently',
      'reasonable',
      'reasonably',
      'proper',
      'properly',
      'suitable',
      'suitably',
      'effective',
      'effectively',
      'robust',
      'strong',
      'securely',
      'satisfactory',
      'acceptable level',
      'relevant (?:staff|personnel|parties|persons|people|stakeholders|employees|systems)',
      'key stakeholders',
      'due care',
    ],
    why: 'is a judgement: two testers can reach two results.',
    suggestion: 'Say what is required instead: which people, which setting, which threshold.',
  },
  {
    code: 'untestable',
    words: [
      '(?:as|when|where|whenever|if) (?:needed|necessary|required|appropriate|applicable|possible|feasible|practical|practicable|warranted|deemed \\w+)',
      'to the extent (?:possible|practicable|feasible)',
      "at (?:management|manager)[’']?s? discretion",
      'best[- ]efforts?',
    ],
    why: 'leaves it open when the control applies, so an occurrence that is missing proves nothing.',
    suggestion: 'Name the event that starts it, or the condition in words that can be checked.',
  },
  {
    code: 'untestable',
    words: [
      'industry[- ]standard(?:s)?',
      '(?:industry )?best[- ]practices?',
      'state of the art',
      'commercially reasonable',
    ],
    why: 'refers to a yardstick that is nowhere written down.',
    suggestion: 'Name the standard and its version, or the setting that it asks for.',
  },
  {
    code: 'untestable',
    words: [
      'various',
      'generally',
      'usually',
      'typically',
      'normally',
      'mostly',
      'as far as possible',
      'a number of',
    ],
    why: 'says neither how many nor which, so the population cannot be drawn.',
    suggestion: 'Say which ones, or that it is every one in scope.',
  },
  {
    code: 'aspirational',
    words: [
      'will',
      'should',
      'shall',
      '(?:aims?|intends?|plans?|strives?|seeks?|endeavou?rs?|attempts?|tries) to',
      '(?:is|are) (?:planned|expected|intended|encouraged|supposed) to',
      'going forward',
      'in (?:the )?future',
    ],
    why: 'speaks of an intention. A test looks at what was done.',
    suggestion: 'Use the present tense: “reviews”, not “will review” or “should review”.',
  },
  {
    code: 'aspirational',
    words: ['ensures?', 'makes? sure', 'guarantees?'],
    why: 'names the result that is hoped for and not what is done to get it.',
    suggestion: 'Say the act: who compares, approves or blocks what.',
  },
  {
    code: 'open_ended',
    words: [
      'etc\\.?',
      'et cetera',
      'and so (?:on|forth)',
      'including,? but not limited to',
      'and others(?=[.,;]|$)',
      'and/or',
    ],
    why: 'leaves the list open, so nobody can tell what is covered.',
    suggestion: 'Finish the list, or name the register that holds it.',
  },
  {
    code: 'several',
    words: ['and also', 'in addition', 'additionally', 'furthermore', 'moreover'],
    why: 'starts a second control. One that passes and one that fails cannot be concluded together.',
    suggestion: 'Make it a control of its own, with its own owner, frequency and test.',
  },
  {
    code: 'absolute',
    words: [
      'always',
      'never',
      '100 ?%',
      '100 percent',
      'without exceptions?',
      'zero tolerance',
      'all (?:systems|users|employees|staff|personnel|changes|data|access|devices|vendors|incidents|assets|accounts|servers|laptops|endpoints)(?! (?:of|in|that|which|who|whose|with|on|for|under|above|at|from|held|to)\\b)',
    ],
    why: 'is an absolute: a single item to the contrary is an exception.',
    suggestion: 'Keep it if it holds; otherwise name the scope and how exceptions are approved.',
  },
];

/** People and bodies that can perform a control. */
export const PEOPLE =
  /^(?:managers?|leads?|officers?|teams?|owners?|heads?|directors?|administrators?|admins?|engineers?|staff|employees|contractors|workers?|people|hr|it|legal|engineering|finance|infrastructure|operations|security|compliance|board|committee|council|management|executives?|sponsors?|counsel|testers?|auditors?|analysts?|developers?|desk|workforce|vp|ciso|cto|ceo|cfo|coo|cio|dpo|sre|devops|supervisors?|reviewers?|approvers?|custodians?|stewards?|coordinators?|leadership|users|customers|partners|providers?|vendors|processors?|persons?|personnel|everyone|whoever|nobody|responders?|guards?|receptionists?|founders?|partner|department|group|function|office|company)$/i;

/** Systems that can perform one. Alone they are modifiers too often ("system access"), so they need a verb behind them. */
export const SYSTEMS =
  /^(?:system|systems|tool|tools|platform|pipeline|monitoring|monitor|job|jobs|service|services|application|software|scanner|gateway|firewall|firewalls|product|provider|console|database|databases|scheduler|agent|agents|workflow|script|interfaces|forms|repository|module)$/i;

/** Names for the whole organization: nobody in particular. */
export const NOBODY_IN_PARTICULAR =
  /\b(?:we|our (?:company|organi[sz]ation|team)|the (?:company|organi[sz]ation|entity|business|firm))\b/i;

/** An interval, a deadline or an event that starts the control. */
export const TIMING =
  /\b(?:each|every|per|once|twice|times a|annual(?:ly)?|yearly|half-yearly|semi-?annual(?:ly)?|quarterly|monthly|bi-?weekly|weekly|daily|nightly|hourly|continuous(?:ly)?|real[- ]time|all the time|at all times|automatic(?:ally)?|within|before|after|prior to|following|when|whenever|upon|on (?:notice|request|joining|hire|termination|receipt|detection|change|release|demand|arrival|departure|discovery)|until|unless|while|during|if|as soon as|a new|new hires?|no one|nobody|not? .{1,40} without)\b/i;

/** How a statement says each interval, as far as it is one. */
export const PERIODS: Partial<Record<Frequency, { words: string; pattern: RegExp }>> = {
  annual: {
    words: 'once a year',
    pattern:
      /\b(?:annual(?:ly)?|yearly|(?:once|at least once|one time) (?:a|each|every|per) year|(?:each|every|per) (?:calendar |fiscal )?year|(?:a|each|every) year|12 months)\b/i,
  },
  'semi-annual': {
    words: 'every six months',
    pattern:
      /\b(?:semi-?annual(?:ly)?|half-yearly|(?:every )?(?:six|6) months|twice (?:a|per|each) year|half[- ]year)\b/i,
  },
  quarterly: { words: 'each quarter', pattern: /\b(?:quarterly|quarter|(?:three|3) months)\b/i },
  monthly: { words: 'each month', pattern: /\b(?:monthly|(?:a|each|every|per) month)\b/i },
  'semi-monthly': {
    words: 'twice a month',
    pattern:
      /\b(?:semi-?monthly|fortnight(?:ly)?|bi-?weekly|twice (?:a|per|each) month|(?:every )?(?:two|2) weeks)\b/i,
  },
  weekly: { words: 'each week', pattern: /\b(?:weekly|(?:a|each|every|per) week)\b/i },
  daily: {
    words: 'every working day',
    pattern: /\b(?:daily|nightly|(?:a|each|every|per) (?:working |business )?(?:day|night))\b/i,
  },
};

/** Something that is left to look at afterwards. */
export const RECORD =
  /\b(?:records?|recorded|recording|logs?|logged|minutes|tickets?|registers?|reports?|signs?|signed|sign-offs?|signatures?|approv(?:es|ed|als?)|documents?|documented|documentation|lists?|listed|inventory|forms?|certificates?|evidence|notes?|files?|filed|checklists?|results?|kept|retained|archived?|notices?|confirmations?|acknowledg(?:es|ed|ements?)|in writing|written|trail|history|tracked|statements?|plans?|agreements?|contracts?|letters?|maps?|findings?|assessments?|backups?|screenshots?|e-?mails?|alerts?|versions?|scores?|dashboards?|specification|schedules?)\b/i;

/** Says that something is there, not that anybody does something. */
export const EXISTS =
  /\b(?:exists?|(?:is|are) (?:in place|available|established|maintained|defined|documented|published|in use|used|enabled|deployed|installed|configured|implemented)|(?:has|have) been (?:established|defined|documented|implemented|published|deployed)|(?:has|have|maintains?|uses?|utili[sz]es?|leverages?|employs?|relies on)(?= ))\b/i;
export const POLICY =
  /\b(?:polic(?:y|ies)|procedures?|standards?|guidelines?|framework|programme|program)\b/i;

/** Verbs of a control activity, by what kind it is; verbs that only leave the record are not among them. */
export const ACTIVITIES: readonly RegExp[] = [
  /\b(?:reviews|(?:is|are) reviewed)\b/i,
  /\b(?:trains|(?:is|are) trained|completes? .{0,30}training)\b/i,
  /\b(?:encrypts?|(?:is|are) encrypted)\b/i,
  /\b(?:backs up|(?:is|are) backed up)\b/i,
  /\b(?:scans|(?:is|are) scanned)\b/i,
  /\b(?:patch(?:es)?|(?:is|are) patched)\b/i,
  /\b(?:monitors|(?:is|are) monitored)\b/i,
  /\b(?:revokes?|disables?|(?:is|are) (?:revoked|disabled))\b/i,
  /\b(?:grants?|(?:is|are) (?:granted|provisioned))\b/i,
  /\b(?:tests|(?:is|are) tested)\b/i,
  /\b(?:assesses|(?:is|are) assessed)\b/i,
  /\b(?:investigates|(?:is|are) investigated)\b/i,
];
