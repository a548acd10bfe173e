import { CROSSWALK_IDS, CROSSWALK_NOTE } from '../../../shared/catalog/crosswalk.ts';
import { PaneSection } from '../DetailPane.tsx';
import styles from './explain.module.css';
import { MappedItems } from './MappedItems.tsx';

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
      {CROSSWALK_IDS.map((framework) => (
        <MappedItems key={framework} framework={framework} criteria={criteria} />
      ))}
    </PaneSection>
  );
}
