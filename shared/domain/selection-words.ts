/**
 * How the items of a sample were picked, in words that an outsider can follow and repeat by hand. The rules themselves are in
 * `sampling/`; a change there changes the version of the algorithm, and this text with it.
 */
import type { SampleMethod } from './audit-vocabulary.ts';
import type { DateOrder } from './calendar-date.ts';
import { FREQUENCY_NAMES, type Frequency } from './vocabulary.ts';

export interface SelectionFacts {
  method: SampleMethod;
  /** Name and version: `consistent-sampler 1.0`. */
  algorithm: string;
  seed: string;
  /** What the seed was derived from; null when somebody gave it. */
  seedFrom: { engagementId: string; controlId: string } | null;
  fileName: string;
  sha256: string;
  frozenAt: string;
  keyColumn: string;
  dateColumn: string | null;
  /** How dates are read that can mean two days; null when none of the population can. */
  dateOrder: DateOrder | null;
  period: { from: string; to: string } | null;
  frameSize: number;
  /** Items of the first draw. */
  count: number;
  stratumColumn: string | null;
  strata: readonly { value: string; items: number; count: number }[];
  /** Of a targeted sample. */
  reason: string;
  basis: string;
  design: SizeBasis;
  /** The first item drawn with its steps; null when chance had no part. */
  example: TicketExample | null;
  /** How the sample is named on the command line: its workpaper. */
  workpaper: string;
  workspaceFile: string;
  evidenceRef: string;
}

export interface SizeBasis {
  basis: 'statistical' | 'frequency' | 'judgment';
  policyName: string;
  policySource: string;
  frequency: Frequency | null;
  risk: string | null;
  model: string | null;
  /** Shares. */
  confidence: number | null;
  tolerable: number | null;
  expectedDeviations: number | null;
  stages: readonly { size: number; accept: number }[];
}

export interface TicketExample {
  key: string;
  /** hex(SHA-256(seed)). */
  seedDigest: string;
  /** hex(SHA-256(seedDigest + key)). */
  digest: string;
  ticket: string;
}

export interface SelectionWords {
  /** Where the number of items comes from. */
  size: string[];
  /** What to do, one step after the other. */
  steps: string[];
  /** The rule as a formula, then the first item worked out; empty when chance had no part. */
  formula: string[];
  /** What repeats the draw on a computer. */
  commands: string[];
}

const number = (n: number): string => n.toLocaleString('en-US');
const items = (n: number): string => (n === 1 ? '1 item' : `${number(n)} items`);
const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`;

export function selectionWords(facts: SelectionFacts): SelectionWords {
  const isRandom = facts.method === 'random' || facts.method === 'stratified';
  return {
    size: sizeWords(facts),
    steps: [frozen(facts), frame(facts), ...pickSteps(facts)],
    formula: isRandom ? ticketFormula(facts) : facts.method === 'systematic' ? intervalFormula(facts) : [],
    commands: commands(facts, isRandom),
  };
}

function frozen({ fileName, sha256, frozenAt }: SelectionFacts): string {
  return `The population is the file ${fileName}, frozen on ${frozenAt.slice(0, 10)} before the seed was set. Its SHA-256 is ${sha256}; a file with another one is not the population.`;
}

function frame({ keyColumn, dateColumn, dateOrder, period, frameSize }: SelectionFacts): string {
  const isDated = dateColumn !== null && period !== null;
  const when = isDated
    ? ` of the rows whose "${dateColumn}" lies from ${period.from} to ${period.to}, both days included`
    : '';
  const reading = isDated ? ` ${dateReading(dateOrder)}` : '';
  return `The frame is what can be picked: each distinct value of the column "${keyColumn}"${when}. Spaces around a value are cut off, empty values are left out, a repeated one counts once.${reading} The frame has ${items(frameSize)}.`;
}

function dateReading(order: DateOrder | null): string {
  const numeric =
    order === null
      ? ''
      : ` A date such as 03/04/2026 is read ${order === 'day-first' ? 'day first' : 'month first'}.`;
  return `The day counts as it is written, whatever time and zone follow it.${numeric} A row without a readable date is left out.`;
}

function pickSteps(facts: SelectionFacts): string[] {
  switch (facts.method) {
    case 'all':
      return ['Nothing was picked: every item of the frame was tested.'];
    case 'targeted':
      return [
        `${items(facts.count)} ${facts.count === 1 ? 'was' : 'were'} chosen by judgment, not by chance: ${facts.reason.trim() || 'no reason was written down.'}`,
        'What is found in them says nothing about the rest of the population, so no rate was worked out.',
      ];
    case 'systematic':
      return [
        seedStep(facts),
        `N is the size of the frame (${number(facts.frameSize)}), n the number of items (${number(facts.count)}). The frame stands in the order of the file. r is the SHA-256 of the seed as a number, divided by N: the remainder.`,
        'Item j, counted from 0, stands at place floor((r + j × N) / n), counted from 0. So every N/n-th item is taken, from a start that nobody chose.',
      ];
    case 'random':
      return [seedStep(facts), ticketStep, sortStep(facts.count)];
    case 'stratified':
      return [
        `The frame is divided by the column "${facts.stratumColumn ?? ''}": ${facts.strata.map((s) => `${s.value || '(empty)'} ${number(s.count)} of ${number(s.items)}`).join(', ')}.`,
        seedStep(facts),
        ticketStep,
        `In each part the items are sorted by ticket as text, lowest first. The lowest ones are taken, as many as the list above says. An item that is replaced makes room for the next ticket of its own part.`,
      ];
  }
}

function seedStep({ seed, seedFrom }: SelectionFacts): string {
  if (!seedFrom)
    return `The seed is "${seed}", without the quotation marks. It was given by the person who drew the sample, not derived from the record.`;
  return `The seed is "${seed}", without the quotation marks. Nobody chose it: it is the first 32 hex digits of the SHA-256 of three lines, with a line feed between them: ${seedFrom.engagementId} (the engagement), ${seedFrom.controlId} (the control) and the SHA-256 of the file.`;
}

const ticketStep =
  'Every item of the frame gets a ticket, a lot number that follows from the seed and its key alone. Take the SHA-256 of the seed, written as 64 lower-case hex digits. Write the key directly behind these digits, and take the SHA-256 of that text (texts are UTF-8). Write the result, a number of 256 bits, as a decimal number, with zeros in front up to 64 digits, then backwards after "0.".';

const sortStep = (count: number): string =>
  `All items are sorted by ticket as text, lowest first. The first ${items(count)} are the sample, in this order. The next ticket is the next item: of an extension, or in place of one that was replaced. The order of the rows in the file has no influence.`;

function ticketFormula({ example }: SelectionFacts): string[] {
  const rule =
    'ticket(key) = "0." + reverse( decimal( SHA-256( hex( SHA-256(seed) ) + key ) ), padded with zeros to 64 digits )';
  if (!example) return [rule];
  const { key, seedDigest, digest, ticket } = example;
  return [
    rule,
    `SHA-256(seed) = ${seedDigest}`,
    `SHA-256(that + "${key}") = ${digest}`,
    `ticket("${key}") = ${ticket}`,
  ];
}

const intervalFormula = ({ frameSize, count }: SelectionFacts): string[] => [
  `place(j) = floor( (r + j × ${frameSize}) / ${count} ),  r = SHA-256(seed) mod ${frameSize},  j = 0 … ${count - 1}`,
];

/** As typed in a shell; a quote in a name is escaped. */
const quoted = (text: string): string =>
  /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Parts of a divided frame that get a command each; more would only repeat it. */
const PARTS_SHOWN = 5;

function commands(facts: SelectionFacts, isRandom: boolean): string[] {
  const file = quoted(facts.workspaceFile);
  const whole = `trustbench sample reperform ${file} ${quoted(facts.workpaper)}`;
  if (!isRandom) return [whole];
  const draw = (count: number) =>
    `trustbench sample draw --algorithm consistent-sampler --seed ${quoted(facts.seed)} --ids keys.txt --count ${count} --json`;
  const parts = facts.strata.filter(({ count, value }) => count > 0 && value !== '');
  const draws =
    facts.method === 'stratified'
      ? parts
          .slice(0, PARTS_SHOWN)
          .map(({ value, count }) => `${draw(count)}  (keys of the part "${value}" only)`)
      : [draw(facts.count)];
  return [
    whole,
    `trustbench extract ${file} ${quoted(facts.evidenceRef)} --out ${quoted(facts.fileName)}`,
    ...draws,
  ];
}

function sizeWords({ count, frameSize, basis, design, method }: SelectionFacts): string[] {
  if (method === 'all') return [`${items(count)}: the whole population.`];
  const first = `${items(count)} of ${number(frameSize)}.`;
  const given = basis.trim() === '' ? [] : [`Basis as recorded: ${basis}`];
  if (design.basis === 'statistical' && design.model !== null) {
    const { model, confidence, tolerable, expectedDeviations, stages } = design;
    const plan = `Statistical plan: ${model} model, confidence ${percent(confidence ?? 0)}, tolerable rate ${percent(tolerable ?? 0)}, ${expectedDeviations ?? 0} expected deviations.`;
    const staged =
      stages.length > 0
        ? [
            `Stages fixed before the first draw: ${stages.map((s, i) => `${i + 1}: ${s.size} items, accepted with at most ${s.accept} deviations in all`).join('; ')}.`,
          ]
        : [];
    return [first, plan, ...staged, ...given];
  }
  if (design.basis === 'frequency') {
    const where = [
      design.frequency && FREQUENCY_NAMES[design.frequency].toLowerCase(),
      design.risk && `${design.risk} risk`,
    ]
      .filter(Boolean)
      .join(', ');
    const source = design.policySource === '' ? '' : `, source: ${design.policySource}`;
    return [
      first,
      `Size of the table "${design.policyName}"${source}${where === '' ? '' : ` (${where})`}. Such a size is the judgment of the firm, not statistics: no body prescribes it.`,
      ...given,
    ];
  }
  return [first, 'The size is judgment, not statistics.', ...given];
}
