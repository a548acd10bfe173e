import { CRITERION_QUESTIONS } from '../../catalog/interview.ts';
import type { EngagementDates } from '../evidence.ts';
import { FREQUENCY_NAMES, type Frequency, type Mode, type Nature } from '../vocabulary.ts';
import { timeOf, type AuditControl } from './facts.ts';
import { listingsOf } from './listings.ts';

/** A question for the people who perform a control. */
export interface InterviewQuestion {
  text: string;
  /** What a good answer contains, or what to ask to see. */
  listenFor: string;
  /** The criterion that it is asked for; null when the control itself gives rise to it. */
  criterion: string | null;
}

type Asked = Omit<InterviewQuestion, 'criterion'>;

export const FEWEST_QUESTIONS = 6;
export const MOST_QUESTIONS = 12;
/** A control may serve many criteria, an hour has 60 minutes. */
const MOST_CRITERIA = 3;

const ask = (text: string, listenFor: string): Asked => ({ text, listenFor });

/**
 * The questions for walking through a control, from its own fields: what happened last, who does it, what sets it off, what it leaves
 * behind, what would slip past it, and what its criteria want to know. Asking is only a beginning: each answer names something to
 * look at. Practice: walkthroughs follow one real instance from its cause to its record.
 */
export function interviewQuestions(control: AuditControl, dates: EngagementDates): InterviewQuestion[] {
  const own = [
    ask(
      `Take the last time “${control.title}” was performed. What set it off, who did what, and what record was left?`,
      'One real instance with a date, followed from its cause to its record; no description of how it should be.',
    ),
    ask(
      `${control.owner ? `Who performs it apart from ${control.owner}` : 'Who performs it, and who answers for it'}, and who does when that person is away?`,
      'Names, a deputy who has done it, and somebody who would notice if nobody did.',
    ),
    ...rhythm(control.frequency, dates),
    ...means(control.mode, control.system),
    ...effect(control.nature),
    ...division(control),
    ...source(control, dates),
    past(dates),
    ask(
      'When was it last late, left out or done otherwise, and what was done about it?',
      'A case with its date and what followed. “Never” needs a reason why one would have been noticed.',
    ),
  ];
  const room = MOST_QUESTIONS - own.length;
  const criteria = control.criteria
    .flatMap((criterion) => {
      const known = CRITERION_QUESTIONS[criterion];
      return known ? [{ text: known.ask, listenFor: known.listenFor, criterion }] : [];
    })
    .slice(0, Math.max(0, Math.min(room, MOST_CRITERIA)));
  return [...own.map((question) => ({ ...question, criterion: null })), ...criteria];
}

function rhythm(frequency: Frequency | null, dates: EngagementDates): Asked[] {
  if (frequency === null) {
    return [
      ask(
        'How often is it performed, and where is that laid down?',
        'A frequency that fits the risk. Without one nobody can say how many times it was owed.',
      ),
    ];
  }
  if (frequency === 'per-occurrence') {
    return [
      ask(
        'What sets it off, and how could that happen without passing this control?',
        'Every way in, also the unusual one; a list against which misses would show.',
      ),
    ];
  }
  if (frequency === 'continuous') {
    return [
      ask(
        `How do you know that it ran on every day ${dates.type === 'II' ? `from ${timeOf(dates)}` : `up to ${timeOf(dates)}`}?`,
        'A log of its state, an alert when it stops, the last time it was off and who decided that.',
      ),
    ];
  }
  return [
    ask(
      `What tells you that the next time is due (${FREQUENCY_NAMES[frequency].toLowerCase()}), and what happens when the day passes?`,
      'A calendar or ticket that comes by itself, and each date it was done; dates bunched before the audit are a sign.',
    ),
  ];
}

function means(mode: Mode | null, system: string): Asked[] {
  const where = system.trim() === '' ? 'the system' : system.trim();
  if (mode === 'automated') {
    return [
      ask(
        `Show me in ${where} the setting that does it. Who can change it, and when was it last changed?`,
        'The live setting, the people with the right, a change with approval. One test per variant then carries the period.',
      ),
      ask(
        'Try a case that should be refused or reported: what happens?',
        'The system does what is said, in production or where it is set up the same way.',
      ),
    ];
  }
  if (mode === 'it-dependent') {
    return [
      ask(
        `Which list or report from ${where} do you rely on, and how do you know that it is complete and right?`,
        'Its query and filters, who can change them, a count it was compared with, a few rows traced both ways.',
      ),
      ask(
        'What do you look at on it, and what makes you object? Show me one where you did.',
        'A judgement with a limit, and an objection that was followed up; a signature alone shows neither.',
      ),
    ];
  }
  return [
    ask(
      'What exactly do you look at, and what makes you object? Show me one where you did.',
      'A judgement with a limit, and an objection that was followed up; a signature alone shows neither.',
    ),
    ask(
      'What would somebody else see from the record alone: what was looked at, when, by whom and with what result?',
      'A record that was made when it happened and can not be changed unnoticed.',
    ),
  ];
}

function effect(nature: Nature | null): Asked[] {
  if (nature === 'preventive') {
    return [
      ask(
        'Who can get around it, for example in an emergency or with administrator rights, and where would that show?',
        'Named people, a trace that others read, the last time it was used.',
      ),
    ];
  }
  if (nature === 'detective') {
    return [
      ask(
        'What did it last find? How soon after it happened, who decided, and when was it closed?',
        'A find with times. If it never found anything: how do you know that it would?',
      ),
    ];
  }
  if (nature === 'corrective') {
    return [
      ask(
        'When did it last have to act, how long did it take, and how did you know that it had worked?',
        'An event with times and a check afterwards, or a rehearsal.',
      ),
    ];
  }
  return [];
}

/** Who else has a part in it. */
function division({ responsibility, provider }: AuditControl): Asked[] {
  if (responsibility === 'own') return [];
  const name = provider.trim() === '' ? 'the provider' : provider.trim();
  return [
    ask(
      `Which part does ${name} do, which report covers it up to which day, and which duties does that report leave to you?`,
      'A report for the time of this one, its exceptions read, its user controls carried out here.',
    ),
  ];
}

function source(control: AuditControl, dates: EngagementDates): Asked[] {
  if (dates.type === 'I') return [];
  const [listing] = listingsOf(control);
  if (!listing) return [];
  return [
    ask(
      `From which system can a list of all ${listing.name} from ${timeOf(dates)} be drawn, and with what can its count be compared?`,
      `A key that never repeats (${listing.key}), entries that can not be deleted, a count from elsewhere.`,
    ),
  ];
}

const past = (dates: EngagementDates): Asked =>
  dates.type === 'II'
    ? ask(
        `What changed between ${dates.periodFrom ?? ''} and ${dates.periodTo ?? ''}: the people, the tool, the frequency or the wording?`,
        'A date for each change. What ran before and what ran after are tested apart.',
      )
    : ask(
        `Since when has it worked as it does on ${dates.asOf ?? ''}, and what came before?`,
        'A day of introduction and one instance from after it: design is judged on what is in place, not planned.',
      );

/** How the notes of an interview are laid out: a heading for each control, its questions, and the answers below them. */
const HEADING = '# ';
const QUESTION = 'Q: ';

/** The outline of an interview about these controls, for its notes. */
export const interviewOutline = (controls: readonly AuditControl[], dates: EngagementDates): string =>
  controls
    .map((control) =>
      [
        headingOf(control),
        ...interviewQuestions(control, dates).map(({ text }) => `${QUESTION}${text}\n`),
      ].join('\n'),
    )
    .join('\n');

const headingOf = ({ ref, title }: Pick<AuditControl, 'ref' | 'title'>): string =>
  `${HEADING}${ref} ${title}`;

export interface InterviewAnswer {
  question: string;
  /** Empty while nobody answered. */
  answer: string;
}

/** The questions in the notes of an interview with their answers, of one control; none when the notes do not speak of it. */
export function readAnswers(notes: string, ref: string): InterviewAnswer[] {
  const answers: { question: string; lines: string[] }[] = [];
  let isHere = false;
  for (const line of notes.split('\n')) {
    if (line.startsWith(HEADING)) isHere = isHeadingOf(line, ref);
    else if (isHere && line.startsWith(QUESTION))
      answers.push({ question: line.slice(QUESTION.length).trim(), lines: [] });
    else if (isHere) answers.at(-1)?.lines.push(line);
  }
  return answers.map(({ question, lines }) => ({ question, answer: lines.join('\n').trim() }));
}

const isHeadingOf = (line: string, ref: string): boolean =>
  line.slice(HEADING.length).split(' ')[0]?.toLowerCase() === ref.toLowerCase();

/**
 * The notes with this answer below its question. A question that is not there is added at the end of what the notes say of the
 * control. Lines of the answer that look like a heading or a question are indented, so that they stay part of it.
 */
export function withAnswer(
  notes: string,
  control: Pick<AuditControl, 'ref' | 'title'>,
  question: string,
  answer: string,
): string {
  const asked = question.replaceAll(/\s+/g, ' ').trim();
  const given = answer
    .trim()
    .split('\n')
    .map((line) => (line.startsWith(HEADING) || line.startsWith(QUESTION) ? ` ${line}` : line));
  const block = [`${QUESTION}${asked}`, ...(given.join('') === '' ? [] : given), ''];
  const lines = notes.trim() === '' ? [] : notes.trimEnd().split('\n');
  const start = lines.findIndex((line) => line.startsWith(HEADING) && isHeadingOf(line, control.ref));
  if (start < 0)
    return [...lines, ...(lines.length > 0 ? [''] : []), headingOf(control), ...block].join('\n');
  const end = nextIndex(lines, start + 1, (line) => line.startsWith(HEADING));
  const at = lines.findIndex((line, i) => i > start && i < end && line.trim() === `${QUESTION}${asked}`);
  if (at < 0) {
    const body = lines.slice(0, end);
    if (body.at(-1)?.trim() !== '') body.push('');
    return [...body, ...block, ...lines.slice(end)].join('\n');
  }
  const after = nextIndex(lines, at + 1, (line) => line.startsWith(QUESTION) || line.startsWith(HEADING));
  return [...lines.slice(0, at), ...block, ...lines.slice(after)].join('\n');
}

function nextIndex(lines: readonly string[], from: number, is: (line: string) => boolean): number {
  const found = lines.findIndex((line, i) => i >= from && is(line));
  return found < 0 ? lines.length : found;
}
