import type { DesignTest, LibraryControl } from '../../../shared/catalog/controls.ts';
import { FREQUENCY_NAMES, LAYER_NAMES, MODE_NAMES, NATURE_NAMES } from '../../../shared/domain/vocabulary.ts';
import { Properties, Property } from '../../components/Properties.tsx';
import { ControlInMatrix } from './InMatrix.tsx';
import styles from './guide.module.css';
import { CriteriaReferences, Head, Part, PolicyReferences } from './parts.tsx';

export function ControlArticle({ control }: { control: LibraryControl }) {
  const { ref, title, statement, risk, evidence, designTest, operationTest, populations } = control;
  return (
    <>
      <Head lead={ref} title={title} actions={<ControlInMatrix reference={ref} />} />
      <p>{statement}</p>
      <Properties>
        <Property label="Criteria">
          <CriteriaReferences ids={control.criteria} />
        </Property>
        <Property label="Policy">
          <PolicyReferences ids={[control.policy]} />
        </Property>
        <Property label="Usual owner">{control.ownerRole}</Property>
        <Property label="Frequency">{FREQUENCY_NAMES[control.frequency]}</Property>
        <Property label="Nature">{NATURE_NAMES[control.nature]}</Property>
        <Property label="Mode">{MODE_NAMES[control.mode]}</Property>
        <Property label="Layer">{LAYER_NAMES[control.layer]}</Property>
        <Property label="Key control">{control.isKey ? 'Yes' : 'No'}</Property>
        <Property label="Domain">{control.domain}</Property>
      </Properties>
      <Part title="Risk">
        <p>{risk}</p>
      </Part>
      <Part title="Evidence to ask for">
        <p>{evidence}</p>
      </Part>
      <Part title="Test of design">
        <Procedure test={designTest} />
      </Part>
      <Part title="Test of operation">
        <Procedure test={operationTest} />
        <dl className={styles.attributes}>
          {operationTest.attributes.map(({ letter, text }) => (
            <div key={letter}>
              <dt>{letter}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {populations.length > 0 && (
          <p>Populations: {populations.map((kind) => kind.replaceAll('-', ' ')).join(', ')}</p>
        )}
      </Part>
    </>
  );
}

const Procedure = ({ test: { procedure, natures } }: { test: DesignTest }) => (
  <p>
    {procedure} <span className={styles.aside}>({natures.join(', ')})</span>
  </p>
);
