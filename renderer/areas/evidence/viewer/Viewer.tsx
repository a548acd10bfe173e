import { Button, SegmentedControl } from '@mantine/core';
import { Suspense, useCallback, useRef, useState, type ReactNode } from 'react';
import type { EvidenceRow, EvidenceVersion } from '../../../../shared/contract/evidence/records.ts';
import type { ViewKind } from '../../../../shared/domain/evidence-views.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { SaveCopy } from '../saving/SaveCopy.tsx';
import { MarkBar } from './marks/MarkBar.tsx';
import { onMarkKey } from './marks/mark-keys.ts';
import type { Marking } from './marks/use-marking.ts';
import type { ViewedFile } from './view-props.ts';
import styles from './viewer.module.css';
import { ViewerElement } from './viewer-keys.ts';
import { viewName, VIEWERS } from './views.tsx';

interface Props {
  row: EvidenceRow;
  /** The version to show; null is the newest. */
  earlier: EvidenceVersion | null;
  marking: Marking;
  /** Words to look for in the file from the start. */
  find?: string;
  onNewest: () => void;
  /** Opens the facts, where they are not beside the file. */
  onFacts?: () => void;
  /** Further buttons of the head. */
  actions?: ReactNode;
}

/** The file of one record. Nothing in a file is run: markup and scripts are shown as text. */
export function Viewer({ row, earlier, marking, find = '', onNewest, onFacts, actions }: Props) {
  const newest = earlier ?? row;
  const version = earlier?.version ?? row.versions;
  const section = useRef<HTMLElement>(null);
  const preview = useData(
    ['evidence', 'preview', row.id, version, newest.sha256],
    () => api.evidence.preview({ id: row.id, version }),
    { fixed: true },
  );
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [chosen, setChosen] = useState<ViewKind>();
  const [problems, setProblems] = useState<Partial<Record<ViewKind, string>>>({});
  const { data, error } = preview;
  const view = chosen ?? data?.views[0];
  const problem = view && problems[view];
  const onProblem = useCallback(
    (reason: string) => view && setProblems((known) => ({ ...known, [view]: reason })),
    [view],
  );
  const View = view && VIEWERS[view];
  const hasPages = (view === 'image' || view === 'pdf') && !problem;
  const { fileName, mediaType, size, sha256 } = newest;
  const file: ViewedFile = { id: row.id, version, title: row.title, fileName, mediaType, size, sha256 };
  const save = newest.withheld ? undefined : <SaveCopy row={row} file={earlier} />;
  return (
    <ViewerElement value={section}>
      <section
        ref={section}
        className={styles.viewer}
        aria-label="File"
        data-pane
        onKeyDown={(event) => hasPages && onMarkKey(event, marking)}
      >
        <header className={styles.head}>
          <h2 title={fileName}>
            {row.ref} {row.title}
          </h2>
          <div ref={setTools} className={styles.tools} />
          {data && data.views.length > 1 && (
            <SegmentedControl
              className={styles.ways}
              aria-label="Way to look at the file"
              size="xs"
              value={view}
              onChange={(kind) => setChosen(kind as ViewKind)}
              data={data.views.map((kind) => ({ value: kind, label: viewName(kind, mediaType) }))}
            />
          )}
          {onFacts && <Button onClick={onFacts}>Facts</Button>}
          {actions}
        </header>
        {earlier && (
          <p className={styles.notice} role="status">
            Version {earlier.version} of {row.versions}. <Button onClick={onNewest}>Show the newest</Button>
          </p>
        )}
        {hasPages && !marking.readOnly && <MarkBar marking={marking} />}
        {error && (
          <EmptyState title="The file could not be read" actions={save}>
            {error.message}
          </EmptyState>
        )}
        {View && !problem && (
          <Suspense fallback={null}>
            <View
              key={view}
              file={file}
              bytes={data?.bytes ?? null}
              tools={tools}
              marking={marking}
              find={find}
              onProblem={onProblem}
            />
          </Suspense>
        )}
        {(problem || data?.kind === 'none') && (
          <EmptyState title={newest.withheld ? 'Left out of this copy' : 'No preview'} actions={save}>
            {problem ?? data?.reason}
          </EmptyState>
        )}
      </section>
    </ViewerElement>
  );
}
