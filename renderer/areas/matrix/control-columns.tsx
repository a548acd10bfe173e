import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { SAMPLING_RISK_NAMES } from '../../../shared/domain/sampling/index.ts';
import {
  FREQUENCY_NAMES,
  LAYER_NAMES,
  MODE_NAMES,
  NATURE_NAMES,
  READINESS_NAMES,
  RESPONSIBILITY_NAMES,
  TEST_RESULT_CODES,
  type EngagementType,
} from '../../../shared/domain/vocabulary.ts';
import type { GridColumn } from '../../components/grid/Grid.tsx';
import type { CellEdit } from '../../components/grid/types.ts';
import { RatingSign, ResultSign } from '../../components/Sign.tsx';
import { controlEdit } from './control-edits.ts';
import type { EditedColumn } from './control-patches.ts';
import { wordingCount, wordingOf } from './control-wording.ts';
import {
  FREQUENCY_CHOICES,
  KEY_CHOICES,
  LAYER_CHOICES,
  MODE_CHOICES,
  NATURE_CHOICES,
  RESPONSIBILITY_CHOICES,
  SAMPLING_RISK_CHOICES,
} from './control-words.ts';
import styles from './controls.module.css';

type Column = GridColumn<ControlRow>;

const nameOf = (options: ColumnSources['policies'], value: string): string | null =>
  options.find((option) => option.value === value)?.label ?? null;

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

function NotSet() {
  return <span className={styles.more}>Not set</span>;
}

const told = (text: string): ReactNode => text && <span title={text}>{text}</span>;

function criteriaCell({ criteria }: ControlRow) {
  const more = criteria.length - SHOWN_CRITERIA;
  return (
    <span title={criteria.join(', ')}>
      {criteria.slice(0, SHOWN_CRITERIA).join(' ')}
      {more > 0 && <span className={styles.more}> +{more}</span>}
    </span>
  );
}

type Head = Pick<Column, 'header' | 'title' | 'width'>;
type Edit = Omit<CellEdit<ControlRow>, 'commit' | 'value'>;

/** A column of free text. */
const textColumn = (
  id: EditedColumn,
  value: (row: ControlRow) => string,
  head: Head,
  edit: Edit = {},
): Column => ({
  id,
  ...head,
  cell: (row) => told(value(row)),
  text: value,
  edit: controlEdit(id, { ...edit, value }),
});

/** A column of a closed list: told in full, or by its letter where it is narrow. */
const choiceColumn = (
  id: EditedColumn,
  words: (row: ControlRow) => string,
  head: Head,
  edit: Required<Pick<Edit, 'options'>>,
  letters = false,
): Column => ({
  id,
  ...head,
  ...(letters && { align: 'center' }),
  cell: (row) => {
    const name = words(row);
    if (letters) return name && <Letter name={name} />;
    return name ? told(name) : <NotSet />;
  },
  text: words,
  edit: controlEdit(id, {
    ...edit,
    value: (row) => edit.options.find(({ label }) => label === words(row))?.value ?? '',
  }),
});

/** A column of a number that nobody enters. */
const countColumn = (id: string, value: (row: ControlRow) => number, head: Head): Column => ({
  id,
  ...head,
  align: 'end',
  cell: (row) => value(row) || '',
  text: value,
});

const resultColumn = (id: 'design' | 'operation', head: Head): Column => ({
  id,
  ...head,
  cell: (row) => <ResultSign result={row[id]} words="code" />,
  text: (row) => TEST_RESULT_CODES[row[id]],
});

export interface ColumnSources {
  type: EngagementType;
  /** Names offered for an owner. */
  people: readonly string[];
  /** Offered while typing. */
  domains: readonly string[];
  policies: readonly { value: string; label: string }[];
}

/** All columns of the controls grid; a layout says which are shown. */
export function controlColumns({ type, people, domains, policies }: ColumnSources): Column[] {
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
      cell: ({ title }) => told(title),
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
      cell: ({ owner }) => (owner ? told(owner) : <NotSet />),
      text: ({ owner }) => owner,
      edit: controlEdit('owner', { suggestions: people, value: ({ owner }) => owner ?? '' }),
    },
    choiceColumn(
      'frequency',
      ({ frequency }) => (frequency ? FREQUENCY_NAMES[frequency] : ''),
      { header: 'Frequency', width: 94 },
      { options: FREQUENCY_CHOICES },
    ),
    choiceColumn(
      'nature',
      ({ nature }) => (nature ? NATURE_NAMES[nature] : ''),
      { header: 'Nat.', title: 'Nature', width: 30 },
      { options: NATURE_CHOICES },
      true,
    ),
    choiceColumn(
      'mode',
      ({ mode }) => (mode ? MODE_NAMES[mode] : ''),
      { header: 'Mode', width: 42 },
      { options: MODE_CHOICES },
      true,
    ),
    choiceColumn(
      'layer',
      ({ layer }) => (layer ? LAYER_NAMES[layer] : ''),
      { header: 'Layer', width: 84 },
      { options: LAYER_CHOICES },
    ),
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
    textColumn('domain', ({ domain }) => domain, { header: 'Domain', width: 120 }, { suggestions: domains }),
    textColumn('system', ({ system }) => system, { header: 'System', width: 120 }),
    choiceColumn(
      'responsibility',
      ({ responsibility }) => RESPONSIBILITY_NAMES[responsibility],
      { header: 'Resp.', title: 'Responsibility', width: 72 },
      { options: RESPONSIBILITY_CHOICES },
    ),
    textColumn('provider', ({ provider }) => provider, { header: 'Provider', width: 110 }),
    {
      id: 'policy',
      header: 'Policy',
      width: 150,
      cell: ({ policy }) => (policy ? told(policy) : <NotSet />),
      text: ({ policy }) => policy,
      edit: controlEdit('policy', {
        options: policies,
        value: ({ policyId }) => policyId ?? '',
        apply: (row, id) => ({ ...row, policyId: id || null, policy: nameOf(policies, id) }),
      }),
    },
    textColumn('statement', ({ statement }) => statement, { header: 'Statement', width: 360 }),
    {
      id: 'wording',
      header: 'Word.',
      title: 'Wording findings',
      width: 48,
      align: 'end',
      cell: (row) => (
        <span
          title={wordingOf(row)
            .map(({ why }) => why)
            .join('\n')}
        >
          {wordingCount(row) || ''}
        </span>
      ),
      text: wordingCount,
    },
    choiceColumn(
      'samplingRisk',
      ({ samplingRisk }) => (samplingRisk ? SAMPLING_RISK_NAMES[samplingRisk] : ''),
      { header: 'Sampl.', title: 'Sampling risk', width: 76 },
      { options: SAMPLING_RISK_CHOICES },
    ),
    textColumn('risk', ({ risk }) => risk, { header: 'Risk', width: 260 }),
    textColumn('evidenceWanted', ({ evidenceWanted }) => evidenceWanted, {
      header: 'Evidence wanted',
      width: 240,
    }),
    textColumn('notes', ({ notes }) => notes, { header: 'Notes', width: 200 }),
    {
      id: 'library',
      header: 'Library',
      title: 'Library control',
      width: 64,
      cell: ({ libraryRef }) => libraryRef,
      text: ({ libraryRef }) => libraryRef,
    },
    countColumn('comments', ({ comments }) => comments, {
      header: 'Com.',
      title: 'Open comments',
      width: 44,
    }),
    countColumn('findings', ({ openFindings }) => openFindings, {
      header: 'Find.',
      title: 'Open findings',
      width: 44,
    }),
    resultColumn('design', { header: 'Design', title: 'Test of design', width: 50 }),
    ...(type === 'II'
      ? [resultColumn('operation', { header: 'Oper.', title: 'Test of operation', width: 48 })]
      : []),
    {
      id: 'evidence',
      header: 'Evid.',
      title: 'Evidence',
      width: 42,
      align: 'end',
      cell: ({ evidenceCount }) =>
        evidenceCount === 0 ? <b title="No evidence is attached">0</b> : evidenceCount,
      text: ({ evidenceCount }) => evidenceCount,
    },
    {
      id: 'rating',
      header: 'Rating',
      width: 114,
      cell: (row) => (
        <span title={row.ratingReasons.map(({ text }) => text).join('\n')}>
          <RatingSign rating={row.rating} words="short" />
        </span>
      ),
      text: (row) => READINESS_NAMES[row.rating],
    },
  ];
}
