import { REVIEW_STATE_NAMES } from '../../../../shared/domain/review/sign-off.ts';
import { moment } from '../../../app/dates.ts';
import { useReview } from './queries.ts';
import styles from './review.module.css';

/** Where the signatures of a workpaper stand, for its head: the state in a word, people and times on hover. */
export function SignOffLine({ testId }: { testId: string }) {
  const review = useReview(testId).data;
  if (!review || review.testId !== testId) return null;
  const open = review.notes.filter(({ state }) => state !== 'cleared').length;
  const signed = review.signOffs.map(({ role, signedBy, signedAt, state }) => {
    const verb = role === 'preparer' ? 'Prepared' : 'Reviewed';
    return `${verb} by ${signedBy}, ${moment(signedAt)}${state === 'reopened' ? ', reopened' : ''}`;
  });
  const isPencil = review.state === 'reopened' || open > 0;
  const notes = open === 1 ? ', 1 note open' : `, ${open} notes open`;
  return (
    <div>
      <dt>Sign-off</dt>
      <dd title={signed.join('\n') || 'Nobody signed yet'} className={isPencil ? styles.pencil : undefined}>
        {REVIEW_STATE_NAMES[review.state]}
        {open > 0 && notes}
      </dd>
    </div>
  );
}
