import { COMPONENT_KIND_NAMES } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import styles from './scope.module.css';

/** How many components there are of each of the five kinds that a system description speaks of. */
export function ComponentKinds() {
  const rows = useData(['registers', 'list', 'components'], () =>
    api.registers.list({ register: 'components' }),
  ).data;
  if (!rows) return null;
  return (
    <dl className={styles.kinds} aria-label="Components by kind">
      {Object.entries(COMPONENT_KIND_NAMES).map(([kind, name]) => {
        const count = rows.filter(({ values }) => values['kind'] === kind).length;
        return (
          <div key={kind} data-empty={count === 0 || undefined}>
            <dt>{name}</dt>
            <dd>{count > 0 ? count : `Nothing yet for ${name.toLowerCase()}`}</dd>
          </div>
        );
      })}
    </dl>
  );
}
