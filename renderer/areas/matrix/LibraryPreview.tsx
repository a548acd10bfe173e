import { LIBRARY_CONTROLS, type DesignTest } from '../../../shared/catalog/controls.ts';
import {
  FREQUENCY_NAMES,
  LAYER_NAMES,
  MODE_NAMES,
  NATURE_NAMES,
  POLICY_TEMPLATE_NAMES,
  PROCEDURE_NAMES,
  type PolicyTemplate,
} from '../../../shared/domain/vocabulary.ts';
import { Properties, Property } from '../../components/Properties.tsx';

/** A control of the library in full, as it would come into the matrix. */
export default function LibraryPreview({ reference }: { reference: string }) {
  const control = LIBRARY_CONTROLS.find(({ ref }) => ref === reference);
  if (!control) return null;
  const { designTest, operationTest } = control;
  return (
    <>
      <h3>
        {control.ref} {control.title}
      </h3>
      <p>{control.statement}</p>
      <Properties>
        <Property label="Criteria">{control.criteria.join(', ')}</Property>
        <Property label="Owner, usually">{control.ownerRole}</Property>
        <Property label="Frequency">{FREQUENCY_NAMES[control.frequency]}</Property>
        <Property label="Kind">
          {[LAYER_NAMES[control.layer], NATURE_NAMES[control.nature], MODE_NAMES[control.mode]].join(', ')}
          {control.isKey && ', key control'}
        </Property>
        <Property label="Policy">
          {POLICY_TEMPLATE_NAMES[control.policy as PolicyTemplate] ?? control.policy}
        </Property>
      </Properties>
      <h4>Risk</h4>
      <p>{control.risk}</p>
      <h4>Evidence to ask for</h4>
      <p>{control.evidence}</p>
      <h4>Test of design</h4>
      <Procedure test={designTest} />
      <h4>Test of operation</h4>
      <Procedure test={operationTest} />
      <ul>
        {operationTest.attributes.map(({ letter, text }) => (
          <li key={letter}>
            <b>{letter}</b> {text}
          </li>
        ))}
      </ul>
      <h4>Populations</h4>
      <p>{control.populations.map((kind) => kind.replaceAll('-', ' ')).join(', ')}</p>
    </>
  );
}

function Procedure({ test: { procedure, natures } }: { test: DesignTest }) {
  return (
    <p>
      {procedure} <small>{natures.map((nature) => PROCEDURE_NAMES[nature]).join(', ')}</small>
    </p>
  );
}
