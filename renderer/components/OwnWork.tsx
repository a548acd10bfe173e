import { SELF_REVIEW_RULES } from '../../shared/domain/segregation.ts';
import { api } from '../app/api.ts';
import { moment } from '../app/dates.ts';
import { useData } from '../app/query.ts';
import styles from './override.module.css';

/** Says of a record that who did the work reviewed it as well, and why. Nothing where another person did. */
export function OwnWork({ id }: { id: string }) {
  const all = useData(['segregation', 'list'], () => api.segregation.list({})).data ?? [];
  return all
    .filter((review) => review.id === id)
    .map(({ rule, person, override }) => (
      <p key={rule} className={styles.ownWork}>
        {SELF_REVIEW_RULES[rule].name} by who did the work, {person}.{' '}
        {override
          ? `Reason: ${override.reason} (${override.by}, ${moment(override.at)})`
          : 'No reason was given.'}
      </p>
    ));
}
