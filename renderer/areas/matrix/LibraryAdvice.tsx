import { LIBRARY_CONTROLS, type OperationTest } from '../../../shared/catalog/controls.ts';
import { PROCEDURE_NAMES } from '../../../shared/domain/vocabulary.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import styles from './pane.module.css';

interface Props {
  libraryRef: string;
  about: 'evidence' | 'tests';
}

/** What the library control that a control came from suggests. Nothing when the library no longer has it. */
export default function LibraryAdvice({ libraryRef, about }: Props) {
  const control = LIBRARY_CONTROLS.find(({ ref }) => ref === libraryRef);
  if (!control) return null;
  if (about === 'evidence') {
    return (
      <PaneSection title={`Suggested for ${libraryRef}`}>
        <p>{control.evidence}</p>
      </PaneSection>
    );
  }
  const { designTest, operationTest, populations } = control;
  return (
    <PaneSection title={`Suggested for ${libraryRef}`}>
      <dl className={styles.advice}>
        <Procedure name="Design" test={designTest} />
        <Procedure name="Operation" test={operationTest} />
        <dt>Attributes</dt>
        <dd>
          <ul>
            {operationTest.attributes.map(({ letter, text }) => (
              <li key={letter}>
                <b>{letter}</b> {text}
              </li>
            ))}
          </ul>
        </dd>
        <dt>Populations</dt>
        <dd>{populations.map((kind) => kind.replaceAll('-', ' ')).join(', ')}</dd>
      </dl>
    </PaneSection>
  );
}

function Procedure({ name, test }: { name: string; test: Pick<OperationTest, 'procedure' | 'natures'> }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {test.procedure}
        <small>{test.natures.map((nature) => PROCEDURE_NAMES[nature]).join(', ')}</small>
      </dd>
    </>
  );
}
