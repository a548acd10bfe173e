import { CROSSWALKS, mappedTo, type CrosswalkId } from '../../../shared/catalog/crosswalk.ts';
import styles from './explain.module.css';

/** What another framework has for these criteria, folded under its name. */
export function MappedItems({
  framework,
  criteria,
}: {
  framework: CrosswalkId;
  criteria: readonly string[];
}) {
  const { name, version, items } = CROSSWALKS[framework];
  const ids = new Set(criteria.flatMap((id) => mappedTo(framework, id).map((item) => item.id)));
  const mapped = items.filter(({ id }) => ids.has(id));
  if (mapped.length === 0) return <p className={styles.hint}>{name}: nothing fits</p>;
  return (
    <details className={styles.mapped}>
      <summary>
        {name}, {version} ({mapped.length})
      </summary>
      <dl>
        {mapped.map(({ id, title }) => (
          <div key={id}>
            <dt>{id}</dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
