import {
  IPE_VERDICT_NAMES,
  POPULATION_KIND_NAMES,
  SPOT_CHECK_DIRECTION_NAMES,
} from '../../../../shared/domain/audit-vocabulary.ts';
import type {
  Population,
  PopulationRecord,
  SpotCheck,
} from '../../../../shared/contract/audit/populations.ts';
import { IPE_ANSWER_NAMES, IPE_CHECKS, type IpeChecks } from '../../../../shared/domain/ipe-checks.ts';
import type { Fact, PaperPopulation } from '../../../../shared/domain/workpaper-model.ts';
import { readPopulation } from '../../audit/population-rows.ts';
import type { Session } from '../../session.ts';

const count = (n: number): string => n.toLocaleString('en-US');
const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(', ');

/** What is on record about a population, as it stands on a workpaper. @throws AppError not_found */
export function gatherPopulation(session: Session, id: string): PaperPopulation {
  const p = readPopulation(session, id);
  return {
    ref: p.ref || p.name,
    name: p.name,
    facts: populationFacts(p),
    checks: checksOf(p.ipeChecks),
    verdict: verdictOf(p),
    spotChecks: p.spotChecks.map(spotCheckOf),
  };
}

/** Completeness and accuracy: question, answer, note. */
export const checksOf = (checks: IpeChecks): PaperPopulation['checks'] =>
  IPE_CHECKS.map(({ id, title }) => ({
    title,
    answer: answerOf(checks[id]?.answer ?? null),
    note: checks[id]?.note ?? '',
  }));

/** Who judged it sufficient and why, or that nobody did. */
export const verdictOf = ({
  ipeVerdict,
  ipeBy,
  ipeAt,
  ipeNote,
}: Pick<PopulationRecord, 'ipeVerdict' | 'ipeBy' | 'ipeAt' | 'ipeNote'>): string =>
  ipeVerdict
    ? `${joined(IPE_VERDICT_NAMES[ipeVerdict], ipeBy, ipeAt?.slice(0, 10) ?? null)}. ${ipeNote}`.trim()
    : 'Not judged yet.';

const answerOf = (answer: keyof typeof IPE_ANSWER_NAMES | null): string =>
  answer === null ? 'Not answered' : IPE_ANSWER_NAMES[answer];

/** Where it comes from and what it holds, term by term. */
export function populationFacts(p: Population): Fact[] {
  const isListing = p.kind === 'listing';
  const period = p.periodFrom && p.periodTo ? `${p.periodFrom} to ${p.periodTo}` : '';
  return [
    ['What', `${p.name} (${POPULATION_KIND_NAMES[p.kind].toLowerCase()})`],
    ['Period', period],
    ['Source', p.sourceSystem],
    ['Query and filters', p.query],
    ['Run by', joined(p.runBy, p.runAt && utcMoment(p.runAt))],
    ['File', `${p.fileName}, ${p.evidenceRef}, frozen ${utcMoment(p.frozenAt)}`],
    ['SHA-256', p.sha256],
    ['Rows', `${count(p.rows)} in the file, ${count(p.inPeriod)} in the period`],
    [
      'Frame',
      p.keyColumn === '' ? '' : `${count(p.frameSize)} distinct values of "${p.keyColumn}" to pick from`,
    ],
    ['Dates', datesOf(p)],
    [
      'Keys',
      `${repeated(p.duplicateKeys)}, ${p.emptyKeys === 0 ? 'none empty' : `${count(p.emptyKeys)} empty`}`,
    ],
    ['Agreed to', isListing ? agreed(p) : ''],
  ];
}

/** "2026-07-02 08:09 UTC" of a moment in UTC; anything else as it is. */
const utcMoment = (at: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/.test(at) ? `${at.slice(0, 16).replace('T', ' ')} UTC` : at;

const repeated = (n: number): string => (n === 0 ? 'No repeated values' : `${count(n)} repeated`);

function datesOf(p: Population): string {
  if (p.dateColumn === null) return 'No column of dates: every row counts as in the period';
  const unreadable =
    p.unreadableDates === 0 ? '' : `, ${count(p.unreadableDates)} rows without a readable date`;
  return `"${p.dateColumn}", ${p.firstDate ?? 'none'} to ${p.lastDate ?? 'none'}${unreadable}`;
}

function agreed({ independentTotal: total, rows, totalSource: source }: Population): string {
  if (total === null) return 'No count from elsewhere is on record';
  const from = source === '' ? 'a count from elsewhere' : source;
  return total === rows
    ? `${count(total)} by ${from}: agrees with the rows of the file`
    : `${count(total)} by ${from}: differs from the rows of the file by ${count(Math.abs(total - rows))}`;
}

const spotCheckOf = ({ direction, key, outcome, note, checkedBy, checkedAt }: SpotCheck) => ({
  direction: SPOT_CHECK_DIRECTION_NAMES[direction],
  key,
  outcome: outcome === null ? 'Not checked' : outcome === 'agrees' ? 'Agrees' : 'Differs',
  note,
  by: joined(checkedBy, checkedAt?.slice(0, 10) ?? null),
});
