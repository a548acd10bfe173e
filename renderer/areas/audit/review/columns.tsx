import type { ReviewNote, ReviewRow } from '../../../../shared/contract/audit/review.ts';
import { REVIEW_NOTE_STATE_NAMES } from '../../../../shared/domain/review/review-note.ts';
import { REVIEW_STATE_NAMES } from '../../../../shared/domain/review/sign-off.ts';
import { TEST_RESULT_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { moment } from '../../../app/dates.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { ResultSign } from '../../../components/Sign.tsx';
import { controlColumn, workpaperColumn } from '../test-columns.tsx';
import styles from './review.module.css';

const nothing = <span aria-hidden>–</span>;

const signatureText = (signed: ReviewRow['prepared']): string | null =>
  signed && `${signed.by}, ${signed.state === 'reopened' ? 'reopened' : signed.at.slice(0, 10)}`;

const signature = (signed: ReviewRow['prepared']) =>
  signed ? (
    <span
      title={`${signed.by}, ${moment(signed.at)}`}
      className={signed.state === 'reopened' ? styles.pencil : undefined}
    >
      {signatureText(signed)}
    </span>
  ) : (
    nothing
  );

/** A number that waits for somebody is a mark on the file. */
const count = (n: number) => (n === 0 ? nothing : <span className={styles.pencil}>{n}</span>);

export const SHEET_COLUMNS: readonly GridColumn<ReviewRow & { id: string }>[] = [
  workpaperColumn(({ testId }) => testId),
  controlColumn(220),
  {
    id: 'result',
    header: 'Result',
    width: 164,
    text: ({ result }) => TEST_RESULT_NAMES[result],
    cell: ({ result }) => <ResultSign result={result} />,
  },
  {
    id: 'state',
    header: 'State',
    width: 96,
    text: ({ state }) => REVIEW_STATE_NAMES[state],
    cell: ({ state }) => (
      <span className={state === 'reopened' ? styles.pencil : undefined}>{REVIEW_STATE_NAMES[state]}</span>
    ),
  },
  {
    id: 'prepared',
    header: 'Prepared',
    width: 190,
    text: ({ prepared }) => signatureText(prepared),
    cell: ({ prepared }) => signature(prepared),
  },
  {
    id: 'reviewed',
    header: 'Reviewed',
    width: 190,
    text: ({ reviewed }) => signatureText(reviewed),
    cell: ({ reviewed }) => signature(reviewed),
  },
  {
    id: 'open',
    header: 'Open notes',
    width: 88,
    align: 'end',
    text: ({ openNotes }) => openNotes,
    cell: ({ openNotes }) => count(openNotes),
  },
  {
    id: 'answered',
    header: 'Answered',
    width: 80,
    align: 'end',
    text: ({ answeredNotes }) => answeredNotes,
    cell: ({ answeredNotes }) => count(answeredNotes),
  },
];

const words = (text: string) => (text === '' ? nothing : <span title={text}>{text}</span>);

export const NOTE_COLUMNS: readonly GridColumn<ReviewNote>[] = [
  workpaperColumn(({ testId }) => testId),
  {
    id: 'place',
    header: 'Place',
    width: 110,
    text: ({ place }) => place,
    cell: ({ place }) => words(place || 'Whole sheet'),
  },
  {
    id: 'text',
    header: 'Review note',
    width: 240,
    grow: true,
    text: ({ text }) => text,
    cell: ({ text }) => words(text),
  },
  {
    id: 'state',
    header: 'State',
    width: 84,
    text: ({ state }) => REVIEW_NOTE_STATE_NAMES[state],
    cell: ({ state }) => (
      <span className={state === 'cleared' ? undefined : styles.pencil}>
        {REVIEW_NOTE_STATE_NAMES[state]}
      </span>
    ),
  },
  {
    id: 'raised',
    header: 'Raised',
    width: 170,
    text: ({ raisedAt }) => raisedAt,
    cell: ({ raisedBy, raisedAt }) => words(`${raisedBy}, ${raisedAt.slice(0, 10)}`),
  },
  {
    id: 'answer',
    header: 'Answer',
    width: 200,
    text: ({ answer }) => answer,
    cell: ({ answer }) => words(answer),
  },
  {
    id: 'answered',
    header: 'Answered',
    width: 170,
    text: ({ answeredAt }) => answeredAt,
    cell: ({ answeredBy, answeredAt }) =>
      answeredAt ? words(`${answeredBy}, ${answeredAt.slice(0, 10)}`) : nothing,
  },
];
