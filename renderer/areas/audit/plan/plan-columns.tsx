import type { AuditPlan, PlanRow } from '../../../../shared/contract/audit/plan.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { isShownInPlan } from '../../../../shared/domain/mock-audit/dashboard.ts';
import { SAMPLING_RISK_NAMES, SAMPLING_RISKS } from '../../../../shared/domain/sampling/index.ts';
import { TEST_RESULT_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { dayProblem } from '../../../app/dates.ts';
import type { CellWrite, GridColumn } from '../../../components/grid/Grid.tsx';
import { ResultSign } from '../../../components/Sign.tsx';
import { controlColumn, workpaperColumn } from '../test-columns.tsx';
import styles from './plan.module.css';
import { savePlan, type PlanPatch } from './save-plan.ts';

type Column = GridColumn<PlanRow>;
type Field = 'preparerId' | 'reviewerId' | 'plannedOn' | 'samplingRisk';

const FIELDS: readonly Field[] = ['preparerId', 'reviewerId', 'plannedOn', 'samplingRisk'];
const NONE = 'None';

/** @throws AppError bad_input for a day that is none */
function patchOf(column: string, value: string): PlanPatch {
  const field = FIELDS.find((known) => known === column);
  if (!field) return {};
  if (field === 'plannedOn' && value !== '') {
    const problem = dayProblem(value);
    if (problem) throw new AppError('bad_input', problem);
  }
  if (field === 'samplingRisk')
    return { samplingRisk: SAMPLING_RISKS.find((risk) => risk === value) ?? null };
  return { [field]: value === '' ? null : value };
}

/** Saves what one gesture writes into several cells in one step. */
export function saveWrites(writes: readonly CellWrite<PlanRow>[]): Promise<unknown> {
  const patches = new Map<string, PlanPatch>();
  for (const { row, column, value } of writes)
    patches.set(row.id, { ...patches.get(row.id), ...patchOf(column, value) });
  return savePlan([...patches].map(([testId, patch]) => ({ testId, patch })));
}

const commit = (field: Field) => async (rows: PlanRow[], value: string) => {
  const patch = patchOf(field, value);
  return savePlan(rows.map(({ id }) => ({ testId: id, patch })));
};

function personColumn(id: 'preparerId' | 'reviewerId', header: string, { people }: AuditPlan): Column {
  const name = id === 'preparerId' ? 'preparer' : 'reviewer';
  return {
    id,
    header,
    width: 130,
    text: (row) => row[name],
    cell: (row) => row[name] ?? <span className={styles.none}>{NONE}</span>,
    edit: {
      value: (row) => row[id] ?? '',
      options: people.map((person) => ({ value: person.id, label: person.name })),
      commit: commit(id),
      apply: (row, value) => ({
        ...row,
        [id]: value || null,
        [name]: people.find((person) => person.id === value)?.name ?? null,
      }),
    },
  };
}

/** What one says beside the day of a test. */
function dayRemark(row: PlanRow, window: AuditPlan['window'], today: string): string | null {
  if (isShownInPlan(row, 'late', today)) return 'late';
  if (!window || !row.plannedOn || !isShownInPlan(row, 'open', today)) return null;
  return row.plannedOn < window.from || row.plannedOn > window.to ? 'outside' : null;
}

/** @param today ISO day */
export function planColumns(plan: AuditPlan, today: string): Column[] {
  return [
    workpaperColumn(({ id }) => id),
    controlColumn(180),
    {
      id: 'criteria',
      header: 'Criteria',
      width: 104,
      text: ({ criteria }) => criteria.join(' '),
      cell: ({ criteria }) => <span title={criteria.join(' ')}>{criteria.join(' ')}</span>,
    },
    personColumn('preparerId', 'Preparer', plan),
    personColumn('reviewerId', 'Reviewer', plan),
    {
      id: 'plannedOn',
      header: 'Planned on',
      width: 132,
      text: ({ plannedOn }) => plannedOn,
      cell: (row) => {
        const remark = dayRemark(row, plan.window, today);
        return row.plannedOn ? (
          <span title={remark === 'outside' ? `Outside ${plan.window?.name}` : undefined}>
            {row.plannedOn}
            {remark && <b className={styles.remark}>, {remark}</b>}
          </span>
        ) : (
          <span className={styles.none}>{NONE}</span>
        );
      },
      edit: {
        value: ({ plannedOn }) => plannedOn ?? '',
        commit: commit('plannedOn'),
        apply: (row, value) => ({ ...row, plannedOn: value || null }),
      },
    },
    {
      id: 'samplingRisk',
      header: 'Risk',
      title: 'Risk level of the control, which decides how many items are drawn',
      width: 84,
      text: ({ samplingRisk }) => (samplingRisk ? SAMPLING_RISK_NAMES[samplingRisk] : null),
      cell: ({ samplingRisk }) =>
        samplingRisk ? SAMPLING_RISK_NAMES[samplingRisk] : <span className={styles.none}>Not set</span>,
      edit: {
        value: ({ samplingRisk }) => samplingRisk ?? '',
        options: SAMPLING_RISKS.map((value) => ({ value, label: SAMPLING_RISK_NAMES[value] })),
        commit: commit('samplingRisk'),
        apply: (row, value) => ({
          ...row,
          samplingRisk: SAMPLING_RISKS.find((risk) => risk === value) ?? null,
        }),
      },
    },
    {
      id: 'result',
      header: 'Result',
      width: 160,
      text: ({ result }) => TEST_RESULT_NAMES[result],
      cell: ({ result }) => <ResultSign result={result} />,
    },
    {
      id: 'items',
      header: 'Items',
      width: 64,
      align: 'end',
      text: ({ items, itemsDone }) => (items === 0 ? null : itemsDone / items),
      cell: ({ items, itemsDone }) => (items === 0 ? '' : `${itemsDone} / ${items}`),
    },
  ];
}
