import { Link } from 'wouter';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useData, useStatus } from '../../app/query.ts';
import styles from './guide.module.css';

const useIsOpen = () => Boolean(useStatus().data?.open);

/** The way from a control of the library to the same control in the open workspace, by reference. */
export function ControlInMatrix({ reference }: { reference: string }) {
  const enabled = useIsOpen();
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({}), { enabled }).data;
  if (!enabled || !controls) return null;
  const control = controls.find(({ ref }) => ref === reference);
  return control ? (
    <Link className={styles.way} href={links.control(control.id)}>
      Show in the matrix
    </Link>
  ) : (
    <span className={styles.way}>
      Not in this <Link href={links.matrix}>matrix</Link>
    </span>
  );
}

/** The way from a criterion to its row in the open workspace. */
export function CriterionInMatrix({ id }: { id: string }) {
  const enabled = useIsOpen();
  const criteria = useData(['matrix', 'criteria'], () => api.matrix.criteria({}), { enabled }).data;
  if (!enabled || !criteria) return null;
  return criteria.some((criterion) => criterion.id === id) ? (
    <Link className={styles.way} href={links.criterion(id)}>
      Show in the matrix
    </Link>
  ) : (
    <span className={styles.way}>
      Not in the <Link href={links.scope}>scope</Link> of this engagement
    </span>
  );
}
