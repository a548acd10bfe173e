/**
 * A lint for control statements: words that cannot be tested and parts that are missing. It advises and never blocks. Source:
 * what auditors send back: a statement must say who does what, when, and what is left to show for it.
 */
import type { Frequency, Mode } from './vocabulary.ts';
import {
  ACTIVITIES,
  EXISTS,
  NOBODY_IN_PARTICULAR,
  PEOPLE,
  PERIODS,
  POLICY,
  RECORD,
  SYSTEMS,
  TIMING,
  WORD_RULES,
} from './wording-words.ts';

export type WordingCode =
  | 'untestable'
  | 'aspirational'
  | 'open_ended'
  | 'several'
  | 'absolute'
  | 'no_actor'
  | 'passive'
  | 'unclear_actor'
  | 'no_timing'
  | 'other_timing'
  | 'no_record'
  | 'policy_only'
  | 'tool_only'
  | 'too_long';

export const WORDING_NAMES: Record<WordingCode, string> = {
  untestable: 'Cannot be tested',
  aspirational: 'Intention',
  open_ended: 'Open list',
  several: 'Several controls',
  absolute: 'Absolute',
  no_actor: 'No actor',
  passive: 'Passive without actor',
  unclear_actor: 'Nobody in particular',
  no_timing: 'No frequency or trigger',
  other_timing: 'Another frequency',
  no_record: 'No record',
  policy_only: 'Policy only',
  tool_only: 'Tool only',
  too_long: 'Long',
};

export interface WordingFinding {
  code: WordingCode;
  /** The words it is about; '' when it is about the statement as a whole. */
  text: string;
  /** Where they stand in the statement, end exclusive; both 0 for the statement as a whole. */
  start: number;
  end: number;
  why: string;
  suggestion: string;
  /** Worth a look, and often right as it is: not counted. */
  isSoft: boolean;
}

/** What else is known of the control. */
export interface StatementContext {
  frequency?: Frequency | null;
  /** Of an automated control the system is the actor and its configuration the record. */
  mode?: Mode | null;
  /** The name of the owner, who is an actor when the statement names that person. */
  owner?: string | null;
}

/** More words than a reader keeps in mind, and usually more than one control. */
export const MOST_WORDS = 90;

const WORD_PATTERNS = WORD_RULES.map((rule) => ({
  ...rule,
  pattern: new RegExp(
    `(?<![\\w-])(?:${rule.words.map((words) => words.replaceAll(' ', '\\s+')).join('|')})(?![\\w-])`,
    'gi',
  ),
}));

/**
 * What a careful auditor would send back about a control statement, in the order of the text, the statement as a whole last.
 * Reads English; of a statement in another language it says nothing. An empty statement has no finding: it is missing.
 */
export function lintStatement(statement: string, context: StatementContext = {}): WordingFinding[] {
  const words = tokens(statement);
  if (words.length === 0 || !isEnglish(words)) return [];
  const isAutomated = context.mode === 'automated';
  const existence = existenceOnly(statement);
  const found = [
    ...wordFindings(statement),
    // Who, when and what is left are beside the point of a statement that has no activity.
    ...(existence
      ? [existence]
      : [
          ...(isAutomated ? [] : actorFindings(statement, words, context.owner)),
          ...timingFindings(statement, context),
          ...(isAutomated || RECORD.test(statement) ? [] : [NO_RECORD]),
        ]),
    ...severalFindings(statement),
    ...(words.length > MOST_WORDS ? [tooLong(words.length)] : []),
  ];
  return found.toSorted((a, b) => Number(a.end === 0) - Number(b.end === 0) || a.start - b.start);
}

const whole = (code: WordingCode, why: string, suggestion: string): WordingFinding => ({
  code,
  text: '',
  start: 0,
  end: 0,
  why,
  suggestion,
  isSoft: false,
});

interface Token {
  text: string;
  start: number;
  /** Punctuation between it and the next word. */
  stop: string;
}

const tokens = (statement: string): Token[] =>
  [...statement.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)].map(({ 0: text, index }) => ({
    text,
    start: index,
    stop: /^\s*([.,;:()]?)/.exec(statement.slice(index + text.length))?.[1] ?? '',
  }));

const FUNCTION_WORDS = /^(?:the|an?|and|of|to|is|are|in|by|for|with|on|each|every|before|has|have)$/i;
/** Short texts are taken for English; longer ones need a function word of it. */
const isEnglish = (words: readonly Token[]): boolean =>
  words.length < 6 || words.some(({ text }) => FUNCTION_WORDS.test(text) && !/^(?:an|in|to)$/i.test(text));

/** Words of the lists; of findings that overlap, the longest stays. */
function wordFindings(statement: string): WordingFinding[] {
  const found = WORD_PATTERNS.flatMap(({ code, pattern, why, suggestion }) =>
    [...statement.matchAll(pattern)].map(({ 0: text, index }): WordingFinding => ({
      code,
      text,
      start: index,
      end: index + text.length,
      why: `“${text}” ${why}`,
      suggestion,
      isSoft: code === 'absolute',
    })),
  );
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          other.end >= one.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
}

const BE = /^(?:is|are|was|were|be|been|being|gets?)$/i;
const PARTICIPLE =
  /^(?:\w+ed|kept|held|built|sent|set|run|done|given|made|taken|found|shown|read|written|drawn|chosen|known|met|put|cut|let|told|sold|bought|brought|withdrawn)$/i;
const NOT_A_VERB = /^(?:of|and|or|in|for|who|whose|from|with|on|at|to|by|that|which|not|also|then)$/i;

/** Where a form of "be" and a participle stand, at most one word apart. */
function firstPassive(words: readonly Token[]): [first: Token, last: Token] | undefined {
  for (const [at, first] of words.entries()) {
    if (!BE.test(first.text)) continue;
    const last = words.slice(at + 1, at + 3).find(({ text }) => PARTICIPLE.test(text));
    if (last) return [first, last];
  }
  return undefined;
}

/** Whether somebody, or a system, performs something: as the subject of an active verb, or after "by". */
function hasActor(words: readonly Token[], owner: string | null | undefined): boolean {
  const names = new Set(
    (owner ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter((name) => name.length > 2),
  );
  return words.some((word, at) => {
    const isPerson = PEOPLE.test(word.text) || names.has(word.text.toLowerCase());
    if (!isPerson && !SYSTEMS.test(word.text)) return false;
    const before = words.slice(Math.max(at - 5, 0), at);
    if (
      isPerson &&
      before.some(({ text, stop }, i) => /^by$/i.test(text) && !before.slice(i).some((w) => w.stop) && !stop)
    )
      return true;
    return isPerson
      ? performs(words, at)
      : at > 0 && performs(words, at) && !NOT_A_VERB.test(words[at + 1]?.text ?? '');
  });
}

const ADVERB =
  /^(?:each|every|once|within|before|after|when|until|twice|daily|weekly|monthly|quarterly|annually|yearly)$/i;
const ENDS = /[.;:]/;

/** Whether the noun at a place is the subject of an active verb. In doubt it is: a lint that cries wolf is switched off. */
function performs(words: readonly Token[], at: number): boolean {
  const [next, afterNext, third] = words.slice(at + 1, at + 4);
  if (!next || ENDS.test(words[at]?.stop ?? '')) return false;
  if (/^(?:of|to|for|from|with)$/i.test(words[at - 1]?.text ?? '') || ADVERB.test(next.text)) return false;
  // The last word of a sentence is a noun, unless it ends as a verb does: "in the HR system."
  if (ENDS.test(next.stop) && !/s$/i.test(next.text)) return false;
  if (words[at]?.stop === ',' || NOT_A_VERB.test(next.text)) return true;
  if (BE.test(next.text))
    return !(afterNext && (PARTICIPLE.test(afterNext.text) || PARTICIPLE.test(third?.text ?? '')));
  if (/^(?:has|have|must|should|will|can|may)$/i.test(next.text)) return !BE.test(afterNext?.text ?? '');
  return !(afterNext && BE.test(afterNext.text));
}

function actorFindings(
  statement: string,
  words: readonly Token[],
  owner: string | null | undefined,
): WordingFinding[] {
  const suggestion = 'Name the role that does it: the IT manager, the system owner, the release pipeline.';
  if (
    hasActor(
      words.filter(({ text }) => !/^(?:we|company)$/i.test(text)),
      owner,
    )
  )
    return [];
  const nobody = NOBODY_IN_PARTICULAR.exec(statement);
  if (nobody) {
    return [
      {
        ...whole(
          'unclear_actor',
          `“${nobody[0]}” is nobody in particular: a tester has no one to ask.`,
          suggestion,
        ),
        text: nobody[0],
        start: nobody.index,
        end: nobody.index + nobody[0].length,
      },
    ];
  }
  const passive = firstPassive(words);
  if (!passive)
    return [whole('no_actor', 'The statement does not say who performs the control.', suggestion)];
  const [first, last] = passive;
  const [start, end] = [first.start, last.start + last.text.length];
  const text = statement.slice(start, end);
  return [
    {
      ...whole('passive', `“${text}” does not say by whom.`, suggestion),
      text,
      start,
      end,
    },
  ];
}

function timingFindings(statement: string, { frequency, mode }: StatementContext): WordingFinding[] {
  const own = frequency ? PERIODS[frequency] : undefined;
  if (!TIMING.test(statement)) {
    if (mode === 'automated' && frequency === 'continuous') return [];
    return [
      whole(
        'no_timing',
        'The statement names no interval, deadline or event, so nobody can tell when it was due.',
        own
          ? `The frequency of the control is known: add “${own.words}”.`
          : 'Add when it happens: “each quarter”, “before a change goes live”, “within one working day of”.',
      ),
    ];
  }
  const other = Object.values(PERIODS).find(({ pattern }) => pattern.test(statement));
  if (!own || !other || own.pattern.test(statement)) return [];
  return [
    whole(
      'other_timing',
      `The statement says “${other.words}” or the like, and the frequency field of the control says “${own.words}”.`,
      'Make them agree: the number of occurrences to sample follows from the field.',
    ),
  ];
}

const NO_RECORD = whole(
  'no_record',
  'The statement names nothing that is left afterwards, so there may be nothing to inspect.',
  'Add what shows it: a ticket, minutes, a signed list, a log.',
);

const tooLong = (count: number): WordingFinding =>
  whole(
    'too_long',
    `The statement has ${count} words. Beyond ${MOST_WORDS} it usually holds more than one control.`,
    'Split it, or move explanations to the notes.',
  );

const sentences = (statement: string): string[] =>
  statement.split(/[.;](?:\s+|$)/).filter((part) => part.trim() !== '');

/** One sentence that only says that a policy or a tool is there. */
function existenceOnly(statement: string): WordingFinding | undefined {
  const verb = EXISTS.exec(statement);
  if (!verb || sentences(statement).length > 1 || tokens(statement).length > 25) return undefined;
  const rest = statement.slice(0, verb.index) + statement.slice(verb.index + verb[0].length);
  if (
    ACTIVITIES.some((activity) => activity.test(rest)) ||
    /\b(?:approv|review|record|test|check|compar)\w*/i.test(rest)
  )
    return undefined;
  const isPolicy = POLICY.test(statement);
  const isTool =
    !isPolicy &&
    /\b(?:in place|used?|uses|enabled|deployed|installed|configured|implemented|utili[sz]es?|leverages?|employs?|relies on)\b/i.test(
      verb[0],
    );
  if (!isPolicy && !isTool) return undefined;
  return {
    ...(isPolicy
      ? whole(
          'policy_only',
          'That a document exists is no control: it does not show that anybody follows it.',
          'Say what is done under it, by whom, when, and what record that leaves.',
        )
      : whole(
          'tool_only',
          'That a tool is there is no control: the statement does not say what it enforces or who acts on it.',
          'Say what it blocks, detects or records, with which setting, and who follows up.',
        )),
    text: verb[0],
    start: verb.index,
    end: verb.index + verb[0].length,
  };
}

/** Activities of one statement beyond which it is several controls. */
const MOST_ACTIVITIES = 3;

function severalFindings(statement: string): WordingFinding[] {
  const listed = statement.match(/(?:^|\s)(?:\(?[a-h1-9]\)|[•▪–-]\s|\d\.\s)/gm)?.length ?? 0;
  const activities = ACTIVITIES.filter((activity) => activity.test(statement)).length;
  const isSaid = WORD_PATTERNS.some(
    ({ code, pattern }) => code === 'several' && statement.search(pattern) >= 0,
  );
  if (isSaid || (listed < 2 && activities <= MOST_ACTIVITIES)) return [];
  return [
    whole(
      'several',
      listed < 2
        ? `The statement holds ${activities} different activities. One that passes and one that fails cannot be concluded together.`
        : 'The statement is a list. Each entry would be tested, passed or failed on its own.',
      'Make each a control of its own, with its own owner, frequency and test.',
    ),
  ];
}
