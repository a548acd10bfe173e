import { Link } from 'wouter';
import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { RatingSign } from '../../../components/Sign.tsx';
import { useControls } from '../queries.ts';
import styles from './readiness.module.css';
import { COVERAGE_NAMES } from './readiness-filter.ts';

/** The controls that serve the criterion, each with its own rating. */
export function CriterionControls({ criterion: { id, controls, coverage } }: { criterion: CriterionRow }) {
  const rows = new Map(useControls().data?.map((row) => [row.id, row]));
  return (
    <PaneSection
      title="Controls"
      hint={coverage === 'several' ? plural(controls.length, 'control') : COVERAGE_NAMES[coverage]}
    >
      {controls.length === 0 && (
        <p className={styles.hint}>
          No control serves it. <Link href={links.criterion(id)}>Map one in the matrix</Link>
        </p>
      )}
      <ul className={styles.records}>
        {controls.map((control) => {
          const row = rows.get(control.id);
          return (
            <li key={control.id}>
              <Link href={links.control(control.id)}>{control.ref}</Link>
              <div>
                {control.title}
                <small>{row?.owner ?? 'No owner'}</small>
              </div>
              {row && <RatingSign rating={row.rating} words="short" />}
            </li>
          );
        })}
      </ul>
    </PaneSection>
  );
}
