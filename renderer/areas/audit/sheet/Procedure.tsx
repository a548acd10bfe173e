import { Checkbox } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit.ts';
import {
  PROCEDURE_NAMES,
  PROCEDURE_NATURES,
  type ProcedureNature,
} from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { isInquiryAlone } from './natures.ts';
import styles from './pane.module.css';

interface Props extends Pick<TestSheet, 'natures' | 'procedure'> {
  testId: string;
}

/** What the tester does, and of which kinds that work is. */
export const Procedure = memo(function Procedure({ testId, natures, procedure }: Props) {
  const { run } = useAction();
  const { readOnly } = useWorkspace();
  const toggle = (nature: ProcedureNature) => {
    const next = PROCEDURE_NATURES.filter((known) => natures.includes(known) !== (known === nature));
    void run(() => api.audit.updateTest({ testId, patch: { natures: next } }));
  };
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
            checked={natures.includes(nature)}
            disabled={readOnly}
            onChange={() => toggle(nature)}
          />
        ))}
      </div>
      {isInquiryAlone(natures) && (
        <p className={styles.flag}>
          <TriangleAlert size={12} aria-hidden />
          {natures.length === 0 ? 'No nature is chosen.' : 'Inquiry alone does not support a conclusion.'} Add
          observation, inspection or reperformance.
        </p>
      )}
    </PaneSection>
  );
});
