import { api } from '../../app/api.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { Categories } from './Categories.tsx';
import { EngagementFields } from './EngagementFields.tsx';
import { People } from './People.tsx';
import styles from './ScopeArea.module.css';

/** What is examined, against which categories, and who takes part. Everything is edited in place. */
export default function ScopeArea() {
  const { readOnly } = useWorkspace();
  const scope = useData(['scope'], () => api.scope.get({})).data;
  return (
    <>
      <AreaBar title="Scope" hint={readOnly ? 'Read only: nothing here can be changed' : undefined} />
      {scope && (
        <div className={styles.columns}>
          <div className={styles.left}>
            <EngagementFields engagement={scope.engagement} readOnly={readOnly} />
            <Categories chosen={scope.categories} readOnly={readOnly} />
          </div>
          <People people={scope.people} readOnly={readOnly} />
        </div>
      )}
    </>
  );
}
