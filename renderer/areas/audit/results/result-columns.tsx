import type { CriterionResult } from '../../../../shared/contract/audit/results.ts';
import { ROLL_UP_NAMES, ROLL_UP_RESULTS } from '../../../../shared/domain/mock-audit/roll-up.ts';
import { CATEGORY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { RollUpSign } from '../../../components/Sign.tsx';
import styles from './results.module.css';

export const categoryOf = ({ category }: CriterionResult) => CATEGORY_NAMES[category];

export const RESULT_COLUMNS: readonly GridColumn<CriterionResult>[] = [
  {
    id: 'id',
    header: 'Criterion',
    width: 72,
    frozen: true,
    text: ({ id }) => id,
    cell: ({ id }) => <b>{id}</b>,
  },
  {
    id: 'summary',
    header: 'What it asks',
    width: 180,
    grow: true,
    text: ({ summary }) => summary,
    cell: ({ summary }) => <span title={summary}>{summary}</span>,
  },
  {
    id: 'result',
    header: 'Conclusion',
    width: 212,
    text: (row) => (row.isRelevant ? ROLL_UP_RESULTS.indexOf(row.result) : -1),
    cell: (row) => <Conclusion criterion={row} />,
  },
  {
    id: 'clean',
    header: 'Clean',
    title: 'Controls without exceptions, of all that serve the criterion',
    width: 68,
    align: 'end',
    text: ({ withoutExceptions }) => withoutExceptions,
    cell: ({ withoutExceptions, controls }) => `${withoutExceptions} of ${controls.length}`,
  },
  {
    id: 'controls',
    header: 'Controls',
    width: 220,
    text: ({ controls }) => controls.map(({ ref, result }) => `${ref} ${ROLL_UP_NAMES[result]}`).join(', '),
    cell: ({ controls }) => (
      <span
        className={styles.signs}
        title={controls.map((c) => `${c.ref}: ${ROLL_UP_NAMES[c.result]}`).join('\n')}
      >
        {controls.map(({ id, ref, result }) => (
          <span key={id}>
            <RollUpSign result={result} words="none" /> {ref}
          </span>
        ))}
      </span>
    ),
  },
  {
    id: 'reason',
    header: 'First reason',
    width: 260,
    text: ({ reasons }) => reasons[0]?.text ?? '',
    cell: ({ reasons }) => <span title={reasons.map(({ text }) => text).join('\n')}>{reasons[0]?.text}</span>,
  },
];

/** The conclusion, and whether other controls compensate. */
export function Conclusion({ criterion }: { criterion: CriterionResult }) {
  const { isRelevant, irrelevantBecause, result, isMitigated } = criterion;
  if (!isRelevant) return <span title={irrelevantBecause}>Not relevant</span>;
  return (
    <>
      <RollUpSign result={result} />
      {isMitigated && <span className={styles.quiet}>, compensated</span>}
    </>
  );
}
