import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { platform, type PickedFile } from '../../app/platform.ts';
import { runAction, useData, useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { AttachOutcome } from '../../components/AttachOutcome.tsx';
import { DropTarget } from '../../components/DropTarget.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useActions } from '../../state/actions.ts';
import { AttachDialog } from './AttachDialog.tsx';
import { useEvidenceQuery } from './evidence-query.ts';
import styles from './EvidenceArea.module.css';
import { EvidenceBulk } from './EvidenceBulk.tsx';
import { EvidenceFilters } from './EvidenceFilters.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { EvidenceRecord } from './EvidenceRecord.tsx';
import { markTarget } from './viewer/marks/mark-target.ts';

const ATTACH_KEYS = 'mod+shift+A';

/** Evidence: its index, the file itself, and the facts about it. */
export default function EvidenceArea() {
  const { id, at } = useParams<{ id?: string; at?: string }>();
  const [, navigate] = useLocation();
  const { readOnly, counts } = useWorkspace();
  const query = useEvidenceQuery();
  const [files, setFiles] = useState<PickedFile[]>([]);
  const [selected, setSelected] = useState<ReadonlyMap<string, EvidenceRow>>(new Map());
  const current = useData(['evidence', 'get', id], () => api.evidence.get({ id: id ?? '' }), {
    enabled: Boolean(id),
  });
  const row = current.data?.id === id ? current.data : undefined;

  const show = (next: string) => navigate(links.evidenceRecord(next), { replace: true });
  const pick = () =>
    void runAction(async () => setFiles(await platform.pickFiles({ multiple: true, accept: 'evidence' })), {
      undo: false,
    });
  useActions(
    readOnly ? [] : [{ id: 'evidence.attach', label: 'Attach files', keys: ATTACH_KEYS, run: pick }],
  );

  const body =
    counts.evidence === 0 ? (
      <EmptyState
        title="No evidence yet"
        actions={
          !readOnly && (
            <Button variant="filled" rightSection={<Keys keys={ATTACH_KEYS} />} onClick={pick}>
              Attach files
            </Button>
          )
        }
      >
        Evidence is a file that shows a control at work: a screenshot, an export, a signed review. Attach
        files here or drop them on this window; each keeps its exact bytes and gets a number.
      </EmptyState>
    ) : (
      <div className={styles.columns}>
        <div className={styles.index}>
          <EvidenceList
            current={id ?? null}
            onCurrent={(next) => show(next.id)}
            selected={selected}
            onSelected={setSelected}
            empty={
              <EmptyState
                title="No evidence passes the filters"
                actions={<Button onClick={query.clear}>Clear the filters</Button>}
              >
                {plural(counts.evidence, 'record')} in the workspace.
              </EmptyState>
            }
          />
          {selected.size > 0 && !readOnly && (
            <EvidenceBulk rows={[...selected.values()]} onClear={() => setSelected(new Map())} />
          )}
        </div>
        {row ? (
          <EvidenceRecord key={`${row.id} ${at ?? ''}`} row={row} target={markTarget(at)} />
        ) : (
          <EmptyState title={current.error ? 'This record is not here any more' : 'Nothing chosen'}>
            {current.error ? current.error.message : 'Choose a record at the left to look at its file.'}
          </EmptyState>
        )}
      </div>
    );

  return (
    <>
      <AreaBar
        title="Evidence"
        actions={
          !readOnly && (
            <>
              <span className={styles.hint}>Drop files anywhere, or</span>
              <Button rightSection={<Keys keys={ATTACH_KEYS} />} onClick={pick}>
                Attach files
              </Button>
            </>
          )
        }
      >
        {counts.evidence > 0 && <EvidenceFilters />}
      </AreaBar>
      {readOnly ? (
        body
      ) : (
        <DropTarget says={(count) => `Attach ${plural(count, 'file')}`} onFiles={setFiles}>
          {body}
        </DropTarget>
      )}
      {files.length > 0 && (
        <AttachDialog
          files={files}
          controlIds={query.controlId ? [query.controlId] : []}
          onClose={() => setFiles([])}
          onAttached={(first) => first && show(first)}
        />
      )}
      <AttachOutcome />
    </>
  );
}
