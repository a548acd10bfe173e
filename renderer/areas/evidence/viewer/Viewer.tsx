import { Button } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { EvidenceRow, EvidenceVersion } from '../../../../shared/contract/evidence/records.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { saveCopy } from '../save-copy.ts';
import { ImageView } from './ImageView.tsx';
import { MarkBar } from './marks/MarkBar.tsx';
import { onMarkKey } from './marks/mark-keys.ts';
import type { Marking } from './marks/use-marking.ts';
import { TextView } from './TextView.tsx';
import styles from './viewer.module.css';

// The PDF reader is large, and most records are looked at without it.
const PdfView = lazy(() => import('./PdfView.tsx'));

interface Props {
  row: EvidenceRow;
  /** The version to show; null is the newest. */
  earlier: EvidenceVersion | null;
  marking: Marking;
  onNewest: () => void;
  /** Opens the facts, where they are not beside the file. */
  onFacts?: () => void;
}

/** The file of one record. Nothing in a file is run: markup and scripts are shown as text. */
export function Viewer({ row, earlier, marking, onNewest, onFacts }: Props) {
  const file = earlier ?? row;
  const version = earlier?.version ?? row.versions;
  const preview = useData(
    ['evidence', 'preview', row.id, version, file.sha256],
    () => api.evidence.preview({ id: row.id, version }),
    { fixed: true },
  );
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [problem, setProblem] = useState<string>();
  const { data, error } = preview;
  const save = <Button onClick={() => void saveCopy(row, earlier)}>Save a copy</Button>;
  const hasPages = (data?.kind === 'image' || data?.kind === 'pdf') && !problem;
  return (
    <section
      className={styles.viewer}
      aria-label="File"
      data-pane
      onKeyDown={(event) => hasPages && onMarkKey(event, marking)}
    >
      <header className={styles.head}>
        <h2 title={file.fileName}>
          {row.ref} {row.title}
        </h2>
        <div ref={setTools} className={styles.tools} />
        {onFacts && <Button onClick={onFacts}>Facts</Button>}
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
      {data?.kind === 'image' && data.bytes && (
        <ImageView bytes={data.bytes} name={row.title} tools={tools} marking={marking} />
      )}
      {data?.kind === 'pdf' && data.bytes && !problem && (
        <Suspense fallback={null}>
          <PdfView
            bytes={data.bytes}
            name={row.title}
            tools={tools}
            marking={marking}
            onProblem={setProblem}
          />
        </Suspense>
      )}
      {problem && <NoPreview save={save} reason={problem} />}
      {data?.kind === 'text' && (
        <TextView text={data.text ?? ''} truncated={data.truncated} name={row.title} size={file.size} />
      )}
      {data?.kind === 'none' && <NoPreview save={save} reason={data.reason} />}
    </section>
  );
}

function NoPreview({ save, reason }: { save: ReactNode; reason: ReactNode }) {
  return (
    <EmptyState title="No preview" actions={save}>
      {reason}
    </EmptyState>
  );
}
