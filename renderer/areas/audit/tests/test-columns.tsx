import type { TestSummary } from '../../../../shared/contract/audit/tests.ts';
import { FREQUENCY_NAMES, TEST_KIND_NAMES, TEST_RESULT_NAMES } from '../../../../shared/domain/vocabulary.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { ResultSign } from '../../../components/Sign.tsx';
import { controlColumn, workpaperColumn } from '../test-columns.tsx';

const nothing = <span aria-hidden>–</span>;

export const TEST_COLUMNS: readonly GridColumn<TestSummary>[] = [
  workpaperColumn(({ id }) => id),
  controlColumn(240),
  {
    id: 'kind',
    header: 'Test of',
    width: 84,
    text: ({ kind }) => TEST_KIND_NAMES[kind],
    cell: ({ kind }) => TEST_KIND_NAMES[kind],
  },
  {
    id: 'result',
    header: 'Result',
    width: 164,
    text: ({ result }) => TEST_RESULT_NAMES[result],
    cell: ({ result }) => <ResultSign result={result} />,
  },
  {
    id: 'items',
    header: 'Items done',
    width: 88,
    align: 'end',
    text: ({ items, itemsDone }) => (items === 0 ? null : itemsDone / items),
    cell: ({ items, itemsDone }) => (items === 0 ? nothing : `${itemsDone} / ${items}`),
  },
  {
    id: 'exceptions',
    header: 'Item exceptions',
    width: 112,
    align: 'end',
    text: ({ exceptions }) => exceptions,
    cell: ({ exceptions }) => (exceptions === 0 ? nothing : exceptions),
  },
  {
    id: 'findings',
    header: 'Findings',
    width: 72,
    align: 'end',
    text: ({ findings }) => findings,
    cell: ({ findings }) => (findings === 0 ? nothing : findings),
  },
  {
    id: 'preparer',
    header: 'Preparer',
    width: 120,
    text: ({ preparer }) => preparer,
    cell: ({ preparer }) => preparer ?? nothing,
  },
  {
    id: 'reviewer',
    header: 'Reviewer',
    width: 120,
    text: ({ reviewer }) => reviewer,
    cell: ({ reviewer }) => reviewer ?? nothing,
  },
  {
    id: 'owner',
    header: 'Owner',
    width: 132,
    text: ({ owner }) => owner,
    cell: ({ owner }) => owner ?? 'No owner',
  },
  {
    id: 'criteria',
    header: 'Criteria',
    width: 116,
    text: ({ criteria }) => criteria.join(' '),
    cell: ({ criteria }) => <span title={criteria.join(' ')}>{criteria.join(' ')}</span>,
  },
  {
    id: 'frequency',
    header: 'Frequency',
    width: 108,
    text: ({ frequency }) => (frequency ? FREQUENCY_NAMES[frequency] : null),
    cell: ({ frequency }) => (frequency ? FREQUENCY_NAMES[frequency] : 'Not set'),
  },
];
