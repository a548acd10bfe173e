import { ActionIcon, Autocomplete, Button, Checkbox, Tooltip } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { EvidenceRow } from '../../../../../shared/contract/evidence/records.ts';
import type { Redaction } from '../../../../../shared/contract/evidence/redaction.ts';
import { REDACTION_REASONS } from '../../../../../shared/domain/redaction.ts';
import { moment } from '../../../../app/dates.ts';
import { PaneSection } from '../../../../components/DetailPane.tsx';
import { EditableText } from '../../../../components/EditableText.tsx';
import styles from '../boxes/box-list.module.css';
import { SaveRedactedDialog } from './SaveRedactedDialog.tsx';
import { useRedacting, type Redacting } from './use-redacting.ts';

interface Props {
  row: EvidenceRow;
  /** Number of the version in the viewer. */
  version: number;
}

const CHOOSE =
  'Choose Redact above the page and draw boxes over what copies must not show. The stored file stays as it is.';
const DRAW =
  'Draw boxes over what copies must not show, or press Enter on the page for a box in its middle. The stored file stays as it is.';

/** Beside the pages: what is hidden in copies of this file, why, by whom and when. */
export function RedactionList({ row, version }: Props) {
  const redacting = useRedacting();
  const [saving, setSaving] = useState(false);
  if (!redacting) return null;
  const { redactions, selected, readOnly, active } = redacting;
  return (
    <PaneSection>
      {redactions.length === 0 && (
        <p className={styles.empty}>
          Nothing is redacted.
          {!readOnly && ` ${active ? DRAW : CHOOSE}`}
        </p>
      )}
      {redactions.length > 0 && !active && (
        <Checkbox
          label="See through the boxes"
          checked={redacting.seeThrough}
          onChange={(event) => redacting.setSeeThrough(event.currentTarget.checked)}
        />
      )}
      <ol className={`${styles.list} ${styles.redactions}`} aria-label="Redactions">
        {redactions.map((one) => (
          <li key={one.id} data-selected={one.id === selected?.id || undefined}>
            <button
              type="button"
              className={styles.entry}
              aria-pressed={one.id === selected?.id}
              onClick={() => redacting.select(one.id, true)}
            >
              <span className={styles.number}>{one.number}</span>
              <span className={styles.words}>{one.what || one.reason}</span>
              <small>page {one.page}</small>
            </button>
            <p className={styles.where}>
              {one.what && <span>{one.reason}</span>}
              <span>
                {one.madeBy}, {moment(one.madeAt)}
              </span>
            </p>
            {one.id === selected?.id && !readOnly && (
              <Editor key={one.id} redaction={one} redacting={redacting} />
            )}
          </li>
        ))}
      </ol>
      {redactions.length > 0 && <Button onClick={() => setSaving(true)}>Save a redacted copy</Button>}
      {saving && (
        <SaveRedactedDialog
          row={row}
          version={version}
          count={redactions.length}
          onClose={() => setSaving(false)}
        />
      )}
    </PaneSection>
  );
}

function Editor({ redaction, redacting }: { redaction: Redaction; redacting: Redacting }) {
  const { id, number } = redaction;
  const [reason, setReason] = useState(redaction.reason);
  const keep = (next: string) => {
    if (next.trim() === '') return setReason(redaction.reason);
    if (next.trim() !== redaction.reason) void redacting.change(id, { reason: next.trim() });
  };
  return (
    <div className={styles.editor}>
      <EditableText
        label={`What redaction ${number} hides`}
        value={redaction.what}
        placeholder="What is hidden"
        onSave={(what) => redacting.change(id, { what })}
      />
      <div className={styles.actions}>
        <Autocomplete
          aria-label={`Reason of redaction ${number}`}
          data={[...REDACTION_REASONS]}
          filter={({ options }) => options}
          value={reason}
          onChange={setReason}
          onOptionSubmit={keep}
          onBlur={() => keep(reason)}
        />
        <Tooltip label="Remove the redaction">
          <ActionIcon aria-label={`Remove redaction ${number}`} onClick={() => redacting.remove([id])}>
            <Trash2 size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
