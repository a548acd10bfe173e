import { Button, Progress } from '@mantine/core';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { Marking } from '../evidence/viewer/marks/use-marking.ts';
import type { ViewedFile } from '../evidence/viewer/view-props.ts';
import { ViewerElement } from '../evidence/viewer/viewer-keys.ts';
import viewer from '../evidence/viewer/viewer.module.css';
import { EmptyState } from '../../components/EmptyState.tsx';
import styles from './preview.module.css';
import type { ReportPreview } from './use-preview.ts';

const PdfView = lazy(() => import('../evidence/viewer/pdf/PdfView.tsx'));

const nothing = () => undefined;
/** Pages of a report carry no marks. */
const NO_MARKS: Marking = {
  possible: false,
  readOnly: true,
  marks: [],
  tool: { kind: 'select' },
  setTool: nothing,
  cell: null,
  setCell: nothing,
  selected: undefined,
  select: nothing,
  reveal: undefined,
  endReveal: nothing,
  draft: null,
  finishDraft: nothing,
  draw: nothing,
  preview: nothing,
  settle: nothing,
  change: () => Promise.resolve(),
  remove: nothing,
};

/** The pages of a report as they would be exported now. */
export function Preview({ name, preview }: { name: string; preview: ReportPreview }) {
  const { shown, job, problem } = preview;
  const section = useRef<HTMLElement>(null);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const onProblem = useCallback((reason: string) => setUnreadable(reason), []);
  const file = useMemo<ViewedFile>(
    () => ({
      id: shown?.id ?? '',
      version: 1,
      title: name,
      fileName: `${name}.pdf`,
      mediaType: 'application/pdf',
      size: shown?.bytes.size ?? 0,
      sha256: shown?.id ?? '',
    }),
    [name, shown],
  );
  const reason = problem ?? unreadable;
  const again = (
    <Button
      onClick={() => {
        setUnreadable(null);
        preview.again();
      }}
    >
      Preview again
    </Button>
  );
  return (
    <ViewerElement value={section}>
      <section ref={section} className={viewer.viewer} aria-label="Preview" data-pane>
        <header className={viewer.head}>
          <h2>Preview</h2>
          {job && (
            <span className={styles.progress} role="status">
              <Progress.Root size={4} w={72}>
                <Progress.Section
                  value={job.total ? (job.done / job.total) * 100 : 100}
                  animated={job.total === 0}
                  aria-label="Rendering the preview"
                />
              </Progress.Root>
              <Button onClick={preview.cancel}>Stop</Button>
            </span>
          )}
          <div ref={setTools} className={viewer.tools} />
        </header>
        {reason && shown && (
          <p className={viewer.notice} role="status">
            {reason} {again}
          </p>
        )}
        {shown ? (
          <Suspense fallback={null}>
            <PdfView
              file={file}
              bytes={shown.bytes}
              tools={tools}
              marking={NO_MARKS}
              find=""
              onProblem={onProblem}
            />
          </Suspense>
        ) : reason ? (
          <EmptyState title="No preview" actions={again}>
            {reason}
          </EmptyState>
        ) : (
          <div className={viewer.desk} aria-busy />
        )}
      </section>
    </ViewerElement>
  );
}
