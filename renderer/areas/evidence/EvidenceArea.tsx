import { ActionIcon, Button, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { Fragment, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import type { Incoming } from '../../app/incoming.ts';
import { platform } from '../../app/platform.ts';
import { runAction, useData, useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EvidenceDrop } from '../../components/EvidenceDrop.tsx';
import { usePaste } from '../../components/intake/use-paste.ts';
import { Keys } from '../../components/Keys.tsx';
import { useActions } from '../../state/actions.ts';
import { askAttach } from '../../state/attach.ts';
import { useEvidenceQuery } from './evidence-query.ts';
import styles from './EvidenceArea.module.css';
import { EvidenceBulk } from './EvidenceBulk.tsx';
import { EvidenceFilters } from './EvidenceFilters.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { EvidenceViews } from './EvidenceViews.tsx';
import { EvidenceRecord } from './EvidenceRecord.tsx';
import { ExportEvidence } from './export/ExportEvidence.tsx';
import { SearchResults } from './search/SearchResults.tsx';
import { markTarget } from './viewer/marks/mark-target.ts';

const ATTACH_KEYS = 'mod+shift+A';

/** Evidence: its index, the file itself, and the facts about it. */
export default function EvidenceArea() {
  const { id, at } = useParams<{ id?: string; at?: string }>();
  const [, navigate] = useLocation();
  const { readOnly, counts } = useWorkspace();
  const query = useEvidenceQuery();
  const index = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<ReadonlyMap<string, EvidenceRow>>(new Map());
  const current = useData(['evidence', 'get', id], () => api.evidence.get({ id: id ?? '' }), {
    enabled: Boolean(id),
  });
  const row = current.data?.id === id ? current.data : undefined;

  const show = (next: string) => navigate(links.evidenceRecord(next), { replace: true });
  const ask = (files: readonly Incoming[]) =>
    askAttach({
      files,
      options: { controlIds: query.controlId ? [query.controlId] : [] },
      versionOf: row,
      onAttached: ({ added: [first] }) => first && show(first.id),
    });
  const pick = (what: 'files' | 'folder') =>
    void runAction(async () => ask(await platform.pickEvidence(what)), { undo: false });
  usePaste(readOnly ? null : ask);
  useActions(
    readOnly
      ? []
      : [
          { id: 'evidence.attach', label: 'Attach files', keys: ATTACH_KEYS, run: () => pick('files') },
          { id: 'evidence.attachFolder', label: 'Attach a folder', run: () => pick('folder') },
        ],
  );

  const body =
    counts.evidence === 0 ? (
      <EmptyState
        title="No evidence yet"
        actions={
          !readOnly && (
            <>
              <Button onClick={() => pick('folder')}>Attach a folder</Button>
              <Button
                variant="filled"
                rightSection={<Keys keys={ATTACH_KEYS} />}
                onClick={() => pick('files')}
              >
                Attach files
              </Button>
            </>
          )
        }
      >
        Evidence is a file that shows a control at work: a screenshot, an export, a signed review. Drop files,
        folders, zip archives or emails on this window, or paste a picture with Ctrl V; each file keeps its
        exact bytes and gets a number.
      </EmptyState>
    ) : (
      <div className={styles.columns}>
        <div ref={index} className={styles.index}>
          <EvidenceFilters
            onLeave={() => index.current?.querySelector<HTMLElement>('[data-pane-focus]')?.focus()}
          />
          {query.search.trim() !== '' ? (
            <SearchResults current={id ?? null} onOpen={show} />
          ) : (
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
          )}
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
        actions={[
          <ExportEvidence key="export" selected={[...selected.keys()]} />,
          !readOnly && (
            <Fragment key="attach">
              <Button
                title="Files can also be dropped on this window, or pasted"
                rightSection={<Keys keys={ATTACH_KEYS} />}
                onClick={() => pick('files')}
              >
                Attach files
              </Button>
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon aria-label="More ways to attach">
                    <Ellipsis size={16} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => pick('folder')}>Attach a folder</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </Fragment>
          ),
        ]}
      >
        <EvidenceViews view="records" />
      </AreaBar>
      <EvidenceDrop place={{}} disabled={readOnly} onFiles={ask}>
        {body}
      </EvidenceDrop>
    </>
  );
}
