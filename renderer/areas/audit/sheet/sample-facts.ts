import type { SampleEvent } from '../../../../shared/contract/audit/sample-log.ts';
import type { Sample } from '../../../../shared/contract/audit/samples.ts';
import type { SheetItem } from '../../../../shared/contract/audit/tests.ts';
import type { DateOrder } from '../../../../shared/domain/calendar-date.ts';
import { readDateInOrder } from '../../../../shared/domain/calendar-date.ts';
import { monthsBetween } from '../../../../shared/domain/periods.ts';
import { SAMPLING_RISK_NAMES } from '../../../../shared/domain/sampling/index.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { count, plural } from '../../../app/format.ts';
import { rate, risen, stagesWords } from '../draw/statistics.ts';

/** "59 of 12,031", and what of the log is no item to test. */
export function sizeFact({ size, drawn, frameSize }: Sample): string {
  const replaced = drawn - size;
  return `${count(size)} of ${count(frameSize)}${replaced > 0 ? `, and ${count(replaced)} replaced` : ''}`;
}

const METHODS: Record<Sample['method'], string> = {
  random: 'Random, nobody picks',
  stratified: 'Stratified, nobody picks within a stratum',
  systematic: 'Systematic, at equal distances',
  targeted: 'Targeted, picked by a person',
  all: 'Whole population',
};

export const methodFact = ({ method, algorithm }: Sample): string =>
  method === 'targeted' || method === 'all' ? METHODS[method] : `${METHODS[method]}: ${algorithm}`;

/** What the size follows from, with the figures; null where it is judgment and the basis says all. */
export function designFact({ design, plannedRisk }: Sample): string | null {
  switch (design.basis) {
    case 'statistical': {
      const { model, confidence, tolerable, expectedDeviations, stages } = design;
      const terms = [
        ...(model ? [`${model} model`] : []),
        ...(confidence ? [`${rate(confidence)} confidence`] : []),
        ...(tolerable ? [`tolerable rate ${rate(tolerable)}`] : []),
        stages.length > 0
          ? `stages of ${stagesWords(stages)}`
          : `${plural(expectedDeviations ?? 0, 'deviation')} allowed`,
        ...(plannedRisk === null ? [] : [`risk ${risen(plannedRisk, 2)}`]),
      ];
      return `Statistical: ${terms.join(', ')}`;
    }
    case 'frequency': {
      const { policyName, policySource, frequency, risk } = design;
      const of = [
        ...(frequency ? [FREQUENCY_NAMES[frequency].toLowerCase()] : []),
        ...(risk ? [`${SAMPLING_RISK_NAMES[risk].toLowerCase()} risk`] : []),
      ].join(', ');
      return `Judgment, by frequency (${of}): ${policyName}${policySource ? `, ${policySource}` : ''}`;
    }
    case 'judgment':
      return null;
  }
}

export interface MonthCount {
  /** YYYY-MM. */
  month: string;
  items: number;
}

/**
 * Items to test by the month of their date: every month of the period, or from the first to the last date. `undated` could not be
 * read. Without a date column there is nothing to count.
 */
export function itemsByMonth(
  rows: readonly Pick<SheetItem, 'date' | 'voidReason'>[],
  order: DateOrder | null,
  period: { from: string; to: string } | null,
): { months: MonthCount[]; undated: number } {
  const dates = rows
    .filter(({ voidReason }) => voidReason === '')
    .map(({ date }) => readDateInOrder(date, order ?? undefined));
  const known = dates.flatMap((date) => (date === undefined ? [] : [date])).toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return { months: [], undated: dates.length };
  // An item outside the period would be a mistake that must show, so the months reach as far as the items do.
  const from = period && period.from < first ? period.from : first;
  const to = period && period.to > last ? period.to : last;
  return {
    months: monthsBetween(from, to).map((month) => ({
      month,
      items: known.filter((date) => date.startsWith(month)).length,
    })),
    undated: dates.length - known.length,
  };
}

/** One entry of the selection log in a sentence. */
export function eventWords(event: SampleEvent): string {
  switch (event.kind) {
    case 'draw': {
      const { added, frameSize, strata, stratumColumn } = event.details;
      const parts = stratumColumn
        ? `; ${stratumColumn}: ${strata.map(({ value, count: drawn }) => `${value || 'without a value'} ${count(drawn)}`).join(', ')}`
        : '';
      return `Drew ${count(added.length)} of ${count(frameSize)}${parts}`;
    }
    case 'extend':
      return `Extended by ${plural(event.details.added.length, 'item')}`;
    case 'stage':
      return `Stage ${count(event.details.stage)}: ${plural(event.details.added.length, 'item')} more`;
    case 'replace':
      return `Replaced ${event.details.replaced} by ${event.details.added[0]?.key ?? ''}`;
    case 'reperform':
      return event.details.agrees
        ? 'Drew again from the frozen file: agrees'
        : 'Drew again from the frozen file: differs';
  }
}

/** Keys that an entry added, in draw order; empty where it added none. */
export const eventKeys = (event: SampleEvent): string[] =>
  event.kind === 'reperform' ? [] : event.details.added.map(({ key }) => key);

/** Why the next stage of a plan is not drawn yet; null when it can be. */
export function refuseStage(
  { design: { stages }, stageSizes }: Pick<Sample, 'design' | 'stageSizes'>,
  { exceptions, items, itemsDone }: { exceptions: number; items: number; itemsDone: number },
): string | null {
  const done = stageSizes.length;
  const accepts = stages[done - 1]?.accept ?? 0;
  const acceptsLast = stages.at(-1)?.accept ?? 0;
  if (exceptions > acceptsLast)
    return `${plural(exceptions, 'deviation')} are more than the ${acceptsLast} that the last stage accepts, so it would change nothing.`;
  if (exceptions > accepts) return null;
  if (itemsDone < items) return `${plural(items - itemsDone, 'item')} so far without all marks.`;
  return `the stages so far accept ${plural(accepts, 'deviation')} and the sample has ${exceptions}, so it is not needed.`;
}
