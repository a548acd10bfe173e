import { Button } from '@mantine/core';
import type {
  RequestDetail,
  RequestInput,
  RequestRow,
} from '../../../../shared/contract/requests/records.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import styles from '../requests.module.css';

interface Props {
  request: RequestRow;
  update: RequestDetail['update'];
  save: (patch: RequestInput) => Promise<unknown>;
}

/** What is asked for, word for word, and what we take it to mean. */
export function RequestWording({ request, update, save }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const { id, ref, wording, interpretation } = request;
  return (
    <>
      <PaneSection title="Wording">
        <EditableText
          label="Wording"
          multiline
          placeholder="As it was received, word for word"
          value={wording}
          readOnly={readOnly}
          onSave={(text) => save({ wording: text })}
        />
        {update && (
          <div className={styles.notice}>
            <p>
              What it follows from has changed. It would now read: <q>{update.wording}</q>
            </p>
            {!readOnly && (
              <Button
                disabled={busy}
                onClick={() =>
                  void run(() => api.requests.reword({ ids: [id] }), { done: `Reworded ${ref}.` })
                }
              >
                Take the new wording
              </Button>
            )}
          </div>
        )}
      </PaneSection>
      <PaneSection title="Interpretation">
        <EditableText
          label="Interpretation"
          multiline
          placeholder="What we take it to mean"
          value={interpretation}
          readOnly={readOnly}
          onSave={(text) => save({ interpretation: text })}
        />
      </PaneSection>
    </>
  );
}
