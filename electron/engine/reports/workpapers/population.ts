import {
  IPE_VERDICT_NAMES,
  POPULATION_KIND_NAMES,
  SPOT_CHECK_DIRECTION_NAMES,
  type IpeVerdict,
  type PopulationKind,
  type SpotCheckDirection,
} from '../../../../shared/domain/audit-vocabulary.ts';
import { IPE_ANSWER_NAMES, IPE_CHECKS, type IpeChecks } from '../../../../shared/domain/ipe-checks.ts';
import type { Fact, PaperPopulation } from '../../../../shared/domain/workpaper-model.ts';
import type { Session } from '../../session.ts';

interface Stored {
  ref: string;
  name: string;
  kind: PopulationKind;
  file_name: string;
  sha256: string;
  evidence_ref: string;
  key_column: string;
  date_column: string | null;
  period_from: string | null;
  period_to: string | null;
  rows: number;
  in_period: number;
  frame_size: number;
  duplicate_keys: number;
  empty_keys: number;
  unreadable_dates: number;
  first_date: string | null;
  last_date: string | null;
  source_system: string;
  query: string;
  run_by: string;
  run_at: string;
  independent_total: number | null;
  total_source: string;
  frozen_at: string;
  ipe_checks: string;
  ipe_verdict: IpeVerdict | null;
  ipe_note: string;
  ipe_by: string;
  ipe_at: string | null;
}

const count = (n: number): string => n.toLocaleString('en-US');
const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(', ');

/** What is on record about a population, as it stands on a workpaper. @throws AppError not_found */
export function gatherPopulation(session: Session, id: string): PaperPopulation {
  const { workspace } = session;
  const p = workspace.need<Stored>(
    'That population',
    `SELECT p.*, f.file_name, f.sha256, e.ref AS evidence_ref FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id
     JOIN evidence e ON e.id = f.evidence_id WHERE p.id = ?`,
    [id],
  );
  const checks = JSON.parse(p.ipe_checks) as IpeChecks;
  return {
    ref: p.ref || p.name,
    name: p.name,
    facts: factsOf(p),
    checks: IPE_CHECKS.map(({ id: check, title }) => ({
      title,
      answer: answerOf(checks[check]?.answer ?? null),
      note: checks[check]?.note ?? '',
    })),
    verdict: p.ipe_verdict
      ? `${joined(IPE_VERDICT_NAMES[p.ipe_verdict], p.ipe_by, p.ipe_at?.slice(0, 10) ?? null)}. ${p.ipe_note}`.trim()
      : 'Not judged yet.',
    spotChecks: spotChecksOf(session, id),
  };
}

const answerOf = (answer: keyof typeof IPE_ANSWER_NAMES | null): string =>
  answer === null ? 'Not answered' : IPE_ANSWER_NAMES[answer];

function factsOf(p: Stored): Fact[] {
  const isListing = p.kind === 'listing';
  const period = p.period_from && p.period_to ? `${p.period_from} to ${p.period_to}` : '';
  return [
    ['What', `${p.name} (${POPULATION_KIND_NAMES[p.kind].toLowerCase()})`],
    ['Period', period],
    ['Source', p.source_system],
    ['Query and filters', p.query],
    ['Run by', joined(p.run_by, p.run_at)],
    ['File', `${p.file_name}, ${p.evidence_ref}, frozen ${p.frozen_at.slice(0, 16).replace('T', ' ')} UTC`],
    ['SHA-256', p.sha256],
    ['Rows', `${count(p.rows)} in the file, ${count(p.in_period)} in the period`],
    ['Frame', `${count(p.frame_size)} distinct values of "${p.key_column}" to pick from`],
    ['Dates', datesOf(p)],
    [
      'Keys',
      `${repeated(p.duplicate_keys)}, ${p.empty_keys === 0 ? 'none empty' : `${count(p.empty_keys)} empty`}`,
    ],
    ['Agreed to', isListing ? agreed(p) : ''],
  ];
}

const repeated = (n: number): string => (n === 0 ? 'No repeated values' : `${count(n)} repeated`);

function datesOf(p: Stored): string {
  if (p.date_column === null) return 'No column of dates: every row counts as in the period';
  const unreadable =
    p.unreadable_dates === 0 ? '' : `, ${count(p.unreadable_dates)} rows without a readable date`;
  return `"${p.date_column}", ${p.first_date ?? 'none'} to ${p.last_date ?? 'none'}${unreadable}`;
}

function agreed({ independent_total: total, rows, total_source: source }: Stored): string {
  if (total === null) return 'No count from elsewhere is on record';
  const from = source === '' ? 'a count from elsewhere' : source;
  return total === rows
    ? `${count(total)} by ${from}: agrees with the rows of the file`
    : `${count(total)} by ${from}: differs from the rows of the file by ${count(Math.abs(total - rows))}`;
}

function spotChecksOf(session: Session, id: string): PaperPopulation['spotChecks'] {
  return session.workspace
    .all<{
      direction: SpotCheckDirection;
      key: string;
      outcome: 'agrees' | 'differs' | null;
      note: string;
      checked_by: string;
      checked_at: string | null;
    }>('SELECT * FROM spot_check WHERE population_id = ? ORDER BY direction, id', [id])
    .map(({ direction, key, outcome, note, checked_by: by, checked_at: at }) => ({
      direction: SPOT_CHECK_DIRECTION_NAMES[direction],
      key,
      outcome: outcome === null ? 'Not checked' : outcome === 'agrees' ? 'Agrees' : 'Differs',
      note,
      by: joined(by, at?.slice(0, 10) ?? null),
    }));
}
