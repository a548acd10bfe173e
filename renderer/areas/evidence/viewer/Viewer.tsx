import { Button } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { EvidenceRow } from '../../../../shared/contract/evidence.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { saveCopy } from '../save-copy.ts';
import { ImageView } from './ImageView.tsx';
import { TextView } from './TextView.tsx';
import styles from './viewer.module.css';

// The PDF reader is large, and most records are looked at without it.
const PdfView = lazy(() => import('./PdfView.tsx'));

interface Props {
  row: EvidenceRow;
  /** Opens the facts, where they are not beside the file. */
  onFacts?: () => void;
}

/** The file of one record. Nothing in a file is run: markup and scripts are shown as text. */
export function Viewer({ row, onFacts }: Props) {
  const preview = useData(['evidence', 'preview', row.id, row.sha256], () =>
    api.evidence.preview({ id: row.id }),
  );
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [problem, setProblem] = useState<string>();
  const { data, error } = preview;
  return (
    <section className={styles.viewer} aria-label="File" data-pane>
      <header className={styles.head}>
        <h2 title={row.fileName}>
          {row.ref} {row.title}
        </h2>
        <div ref={setTools} className={styles.tools} />
        {onFacts && <Button onClick={onFacts}>Facts</Button>}
      </header>
      {error && (
        <EmptyState title="The file could not be read" actions={<SaveButton row={row} />}>
          {error.message}
        </EmptyState>
      )}
      {data?.kind === 'image' && data.bytes && (
        <ImageView bytes={data.bytes} name={row.title} tools={tools} />
      )}
      {data?.kind === 'pdf' && data.bytes && !problem && (
        <Suspense fallback={null}>
          <PdfView bytes={data.bytes} name={row.title} tools={tools} onProblem={setProblem} />
        </Suspense>
      )}
      {problem && <NoPreview row={row} reason={problem} />}
      {data?.kind === 'text' && (
        <TextView text={data.text ?? ''} truncated={data.truncated} name={row.title} size={row.size} />
      )}
      {data?.kind === 'none' && <NoPreview row={row} reason={data.reason} />}
    </section>
  );
}

function NoPreview({ row, reason }: { row: EvidenceRow; reason: ReactNode }) {
  return (
    <EmptyState title="No preview" actions={<SaveButton row={row} />}>
      {reason}
    </EmptyState>
  );
}

function SaveButton({ row }: { row: EvidenceRow }) {
  return <Button onClick={() => void saveCopy(row)}>Save a copy</Button>;
}
