import { CROSSWALK_IDS, CROSSWALK_NOTE } from '../../../shared/catalog/crosswalk.ts';
import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import { guidanceFor } from '../../../shared/catalog/guidance.ts';
import type { Criterion } from '../../../shared/catalog/criteria.ts';
import { POLICIES } from '../../../shared/catalog/policies.ts';
import { CATEGORY_NAMES } from '../../../shared/domain/vocabulary.ts';
import { MappedItems } from '../../components/explain/MappedItems.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import styles from './guide.module.css';
import { CriterionInMatrix } from './InMatrix.tsx';
import { Bullets, ControlLines, Head, Part, PolicyReferences } from './parts.tsx';

export function CriterionArticle({ criterion }: { criterion: Criterion }) {
  const { id, summary, group, category, cosoPrinciple, pointsOfFocus } = criterion;
  const { asks, auditorLooksFor, typicalGaps } = guidanceFor(id);
  const controls = LIBRARY_CONTROLS.filter(({ criteria }) => criteria.includes(id));
  const policies = POLICIES.filter(({ criteria }) => criteria.includes(id));
  return (
    <>
      <Head lead={id} title={summary} actions={<CriterionInMatrix id={id} />} />
      <Properties>
        <Property label="Group">{group}</Property>
        <Property label="Category">{CATEGORY_NAMES[category]}</Property>
        {cosoPrinciple !== null && <Property label="COSO principle">{cosoPrinciple}</Property>}
        <Property label="Points of focus">{pointsOfFocus}, as guidance</Property>
      </Properties>
      <Part title="What it asks">
        <p>{asks}</p>
      </Part>
      <Part title="What an auditor looks for">
        <Bullets items={auditorLooksFor} />
      </Part>
      <Part title="Typical gaps">
        <Bullets items={typicalGaps} />
      </Part>
      {controls.length > 0 && (
        <Part title="Controls of the library">
          <ControlLines controls={controls} />
        </Part>
      )}
      {policies.length > 0 && (
        <Part title="Policies">
          <PolicyReferences ids={policies.map((policy) => policy.id)} />
        </Part>
      )}
      <Part title="Other frameworks">
        <p className={styles.aside}>{CROSSWALK_NOTE}. Titles in our own words.</p>
        {CROSSWALK_IDS.map((framework) => (
          <MappedItems key={framework} framework={framework} criteria={[id]} />
        ))}
      </Part>
    </>
  );
}
