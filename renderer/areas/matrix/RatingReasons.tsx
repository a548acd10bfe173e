import { Link, useLocation } from 'wouter';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import { RatingSign } from '../../components/Sign.tsx';
import styles from './pane.module.css';

/** The rating with each reason and what would move it. */
export function RatingReasons({ control: { rating, ratingReasons } }: { control: ControlRow }) {
  const [here] = useLocation();
  return (
    <PaneSection title="Rating" hint={<RatingSign rating={rating} />}>
      {ratingReasons.length === 0 ? (
        <p className={styles.hint}>Nothing known speaks against it.</p>
      ) : (
        <ul className={styles.reasons}>
          {ratingReasons.map(({ code, text, fix, link }) => (
            <li key={`${code} ${text}`}>
              {text} {link && link !== here ? <Link href={link}>{fix}</Link> : <span>{fix}</span>}
            </li>
          ))}
        </ul>
      )}
    </PaneSection>
  );
}
