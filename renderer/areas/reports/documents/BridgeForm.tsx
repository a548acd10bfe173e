import type { BridgeFacts } from '../../../../shared/domain/documents/bridge.ts';
import { api } from '../../../app/api.ts';
import { useData, useWorkspace } from '../../../app/query.ts';
import { EditableDate } from '../../../components/DateField.tsx';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import styles from './documents.module.css';

const TYPES = [
  { value: 'I', label: 'Type I' },
  { value: 'II', label: 'Type II' },
] as const;

/** What the letter is about: the last report, the last day it speaks of, the next report. */
export function BridgeForm() {
  const { readOnly } = useWorkspace();
  const facts = useData(['documents', 'bridge'], () => api.documents.bridge({})).data;
  if (!facts) return null;
  const save = (patch: Partial<BridgeFacts>) => api.documents.setBridge(patch);
  const shared = { withLabel: true, readOnly };
  return (
    <fieldset className={styles.facts}>
      <legend>What the letter is about</legend>
      <EditableChoice
        {...shared}
        label="Last report"
        value={facts.lastType}
        options={TYPES}
        onSave={(lastType) => (lastType ? save({ lastType }) : undefined)}
      />
      {facts.lastType === 'II' && (
        <EditableDate
          {...shared}
          label="Its period from"
          value={facts.lastFrom}
          onSave={(lastFrom) => save({ lastFrom })}
        />
      )}
      <EditableDate
        {...shared}
        label={facts.lastType === 'II' ? 'Its period to' : 'Its date'}
        value={facts.lastTo}
        onSave={(lastTo) => save({ lastTo })}
      />
      <EditableText
        {...shared}
        label="Issued by"
        placeholder="The audit firm"
        value={facts.auditor}
        onSave={(auditor) => save({ auditor })}
      />
      <EditableDate
        {...shared}
        label="Letter speaks to"
        value={facts.gapTo}
        onSave={(gapTo) => save({ gapTo })}
      />
      <EditableText
        {...shared}
        label="Next report expected"
        placeholder="2027-02-28, or in words"
        value={facts.nextReport}
        onSave={(nextReport) => save({ nextReport })}
      />
      <div className={styles.wide}>
        <EditableText
          {...shared}
          label="Addressed to"
          placeholder="Customers who received the last report"
          value={facts.addressee}
          onSave={(addressee) => save({ addressee })}
        />
      </div>
    </fieldset>
  );
}
