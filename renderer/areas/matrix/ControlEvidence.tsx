import { Button, CloseButton } from '@mantine/core';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { platform } from '../../app/platform.ts';
import { runAction, useAction, useData, useWorkspace } from '../../app/query.ts';
import { coversWords } from '../../components/covers.ts';
import { EvidenceLink } from '../../components/EvidenceLink.tsx';
import { PaneSection } from '../../components/DetailPane.tsx';
import { dragEvidence } from '../../components/evidence-drag.ts';
import { EvidenceDrop } from '../../components/EvidenceDrop.tsx';
import { attachFiles } from '../../state/attach.ts';
import styles from './pane.module.css';

/** Evidence linked to one control. Files dropped or picked here are attached and linked in one step. */
export function ControlEvidence({ control }: { control: ControlRow }) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const query = { controlId: control.id, limit: 500 };
  const list = useData(['evidence', 'list', query], () => api.evidence.list(query)).data;
  const place = { controlIds: [control.id], to: control.ref };
  const pick = () =>
    void run(async () => attachFiles(await platform.pickEvidence('files'), place), { undo: false });
  const unlink = (id: string, ref: string) =>
    void runAction(() => api.evidence.unlink({ evidenceIds: [id], controlIds: [control.id] }), {
      done: `Unlinked ${ref} from ${control.ref}.`,
    });
  const content = (
    <PaneSection title="Linked evidence" hint={list && plural(list.total, 'record')}>
      {list?.total === 0 && <p className={styles.hint}>No evidence is linked to {control.ref}.</p>}
      <ul className={styles.records}>
        {list?.rows.map((row) => (
          <li key={row.id} draggable={!readOnly} onDragStart={(event) => dragEvidence(event, [row])}>
            <EvidenceLink id={row.id} reference={row.ref} />
            <div>
              {row.title}
              <small>{coversWords(row)}</small>
            </div>
            {!readOnly && (
              <CloseButton
                size="xs"
                aria-label={`Unlink ${row.ref}`}
                onClick={() => unlink(row.id, row.ref)}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <p className={styles.attach}>
          <Button disabled={busy} onClick={pick}>
            Attach files
          </Button>
          <span className={styles.hint}>or drop them here</span>
        </p>
      )}
    </PaneSection>
  );
  return (
    <EvidenceDrop place={place} disabled={readOnly}>
      {content}
    </EvidenceDrop>
  );
}
