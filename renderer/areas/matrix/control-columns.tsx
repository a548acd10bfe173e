import { VisuallyHidden } from '@mantine/core';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import {
  FREQUENCY_NAMES,
  READINESS_NAMES,
  TEST_RESULT_CODES,
  type EngagementType,
  MODE_NAMES,
  NATURE_NAMES,
} from '../../../shared/domain/vocabulary.ts';
import type { GridColumn } from '../../components/grid/Grid.tsx';
import { RatingSign, ResultSign } from '../../components/Sign.tsx';
import styles from './controls.module.css';
import { controlEdit } from './control-edits.ts';
import { FREQUENCY_CHOICES, KEY_CHOICES, MODE_CHOICES, NATURE_CHOICES } from './control-words.ts';

type Column = GridColumn<ControlRow>;

/** Criteria that fit the cell; the rest is counted. */
const SHOWN_CRITERIA = 2;

/** The letter that a narrow cell shows for a word, with the word for those who do not see the head of the column. */
function Letter({ name }: { name: string }) {
  return (
    <span title={name}>
      <span aria-hidden>{name.charAt(0)}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}

function criteriaCell({ criteria }: ControlRow) {
  const more = criteria.length - SHOWN_CRITERIA;
  return (
    <span title={criteria.join(', ')}>
      {criteria.slice(0, SHOWN_CRITERIA).join(' ')}
      {more > 0 && <span className={styles.more}> +{more}</span>}
    </span>
  );
}

const result = (id: 'design' | 'operation', header: string, title: string, width: number): Column => ({
  id,
  header,
  title,
  width,
  cell: (row) => <ResultSign result={row[id]} words="code" />,
  text: (row) => TEST_RESULT_CODES[row[id]],
});

const evidence: Column = {
  id: 'evidence',
  header: 'Evid.',
  title: 'Evidence',
  width: 42,
  align: 'end',
  cell: ({ evidenceCount }) =>
    evidenceCount === 0 ? <b title="No evidence is attached">0</b> : evidenceCount,
  text: ({ evidenceCount }) => evidenceCount,
};

const rating: Column = {
  id: 'rating',
  header: 'Rating',
  width: 114,
  cell: (row) => (
    <span title={row.ratingReasons.join('\n')}>
      <RatingSign rating={row.rating} words="short" />
    </span>
  ),
  text: (row) => READINESS_NAMES[row.rating],
};

/**
 * The columns of the controls grid.
 * @param people Names offered for an owner.
 */
export function controlColumns(type: EngagementType, people: readonly string[]): Column[] {
  return [
    {
      id: 'ref',
      header: 'Ref',
      title: 'Reference',
      width: 58,
      frozen: true,
      cell: ({ ref }) => ref,
      text: ({ ref }) => ref,
      edit: controlEdit('ref', { required: true, value: ({ ref }) => ref }),
    },
    {
      id: 'title',
      header: 'Control',
      width: 124,
      frozen: true,
      grow: true,
      cell: ({ title }) => <span title={title}>{title}</span>,
      text: ({ title }) => title,
      edit: controlEdit('title', { required: true, value: ({ title }) => title }),
    },
    {
      id: 'criteria',
      header: 'Criteria',
      width: 104,
      cell: criteriaCell,
      text: ({ criteria }) => criteria.join(' '),
      edit: controlEdit('criteria', { value: ({ criteria }) => criteria.join(' ') }),
    },
    {
      id: 'owner',
      header: 'Owner',
      width: 80,
      cell: ({ owner }) => (owner ? <span title={owner}>{owner}</span> : <NotSet />),
      text: ({ owner }) => owner,
      edit: controlEdit('owner', { suggestions: people, value: ({ owner }) => owner ?? '' }),
    },
    {
      id: 'frequency',
      header: 'Frequency',
      width: 94,
      cell: ({ frequency }) => (frequency ? FREQUENCY_NAMES[frequency] : <NotSet />),
      text: ({ frequency }) => (frequency ? FREQUENCY_NAMES[frequency] : ''),
      edit: controlEdit('frequency', {
        options: FREQUENCY_CHOICES,
        value: ({ frequency }) => frequency ?? '',
      }),
    },
    {
      id: 'nature',
      header: 'Nat.',
      title: 'Nature',
      width: 30,
      align: 'center',
      cell: ({ nature }) => nature && <Letter name={NATURE_NAMES[nature]} />,
      text: ({ nature }) => (nature ? NATURE_NAMES[nature] : ''),
      edit: controlEdit('nature', { options: NATURE_CHOICES, value: ({ nature }) => nature ?? '' }),
    },
    {
      id: 'mode',
      header: 'Mode',
      width: 42,
      align: 'center',
      cell: ({ mode }) => mode && <Letter name={MODE_NAMES[mode]} />,
      text: ({ mode }) => (mode ? MODE_NAMES[mode] : ''),
      edit: controlEdit('mode', { options: MODE_CHOICES, value: ({ mode }) => mode ?? '' }),
    },
    {
      id: 'key',
      header: 'Key',
      title: 'Key control',
      width: 32,
      align: 'center',
      cell: ({ isKey }) => isKey && <Letter name="Key control" />,
      text: ({ isKey }) => (isKey ? 'Key control' : ''),
      edit: controlEdit('key', { options: KEY_CHOICES, value: ({ isKey }) => (isKey ? 'yes' : 'no') }),
    },
    result('design', 'Design', 'Test of design', 50),
    ...(type === 'II' ? [result('operation', 'Oper.', 'Test of operation', 48)] : []),
    evidence,
    rating,
  ];
}

function NotSet() {
  return <span className={styles.more}>Not set</span>;
}
