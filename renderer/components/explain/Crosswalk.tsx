import { CROSSWALK_IDS, CROSSWALK_NOTE, CROSSWALKS, mappedTo } from '../../../shared/catalog/crosswalk.ts';
import { PaneSection } from '../DetailPane.tsx';
import styles from './explain.module.css';

interface Props {
  criteria: readonly string[];
  /** How the record meets them. */
  about: string;
}

/** Where criteria meet other frameworks, by identifier. */
export default function Crosswalk({ criteria, about }: Props) {
  return (
    <PaneSection title="Other frameworks">
      <p className={styles.hint}>
        {CROSSWALK_NOTE}. {about}
      </p>
      {CROSSWALK_IDS.map((framework) => {
        const { name, version, items } = CROSSWALKS[framework];
        const ids = new Set(criteria.flatMap((id) => mappedTo(framework, id).map((item) => item.id)));
        const mapped = items.filter(({ id }) => ids.has(id));
        if (mapped.length === 0) return null;
        return (
          <details key={framework} className={styles.mapped}>
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
      })}
    </PaneSection>
  );
}
