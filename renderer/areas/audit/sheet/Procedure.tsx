import { Checkbox } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import {
  PROCEDURE_NAMES,
  PROCEDURE_NATURES,
  type ProcedureNature,
} from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { useAction } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { useWhole } from '../../../components/use-whole.ts';
import { isInquiryAlone } from './natures.ts';
import styles from './pane.module.css';

interface Props extends Pick<TestSheet, 'natures' | 'procedure'> {
  testId: string;
  readOnly: boolean;
}

/** What the tester does, and of which kinds that work is. */
export const Procedure = memo(function Procedure({ testId, natures, procedure, readOnly }: Props) {
  const { run } = useAction();
  const chosen = useWhole(natures, (next) => api.audit.updateTest({ testId, patch: { natures: next } }));
  const toggle = (nature: ProcedureNature) =>
    run(() =>
      chosen.change((now) => PROCEDURE_NATURES.filter((known) => now.includes(known) !== (known === nature))),
    );
  return (
    <PaneSection title="Procedure">
      <EditableText
        label="Procedure"
        value={procedure}
        multiline
        placeholder="What is done, from which source, to which items"
        readOnly={readOnly}
        onSave={(text) => api.audit.updateTest({ testId, patch: { procedure: text } })}
      />
      <div className={styles.natures} role="group" aria-label="Nature of the procedure">
        {PROCEDURE_NATURES.map((nature) => (
          <Checkbox
            key={nature}
            label={PROCEDURE_NAMES[nature]}
            checked={chosen.value.includes(nature)}
            disabled={readOnly}
            onChange={() => void toggle(nature)}
          />
        ))}
      </div>
      {isInquiryAlone(chosen.value) && (
        <p className={styles.flag}>
          <TriangleAlert size={12} aria-hidden />
          {chosen.value.length === 0
            ? 'No nature is chosen.'
            : 'Inquiry alone does not support a conclusion.'}{' '}
          Add observation, inspection or reperformance.
        </p>
      )}
    </PaneSection>
  );
});
