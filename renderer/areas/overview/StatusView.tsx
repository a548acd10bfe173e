import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EvidenceMonths } from './EvidenceMonths.tsx';
import { Figures } from './Figures.tsx';
import { Progress } from './progress/Progress.tsx';
import { ReadinessTiles } from './ReadinessTiles.tsx';
import { TestTotals } from './TestTotals.tsx';
import { WorkList } from './WorkList.tsx';
import styles from './OverviewArea.module.css';

/** Where the engagement stands: what is ready, what will be reported, and what can still be done. */
export function StatusView() {
  const { engagement, readOnly } = useWorkspace();
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const overview = useData(['reports', 'overview'], () => api.reports.overview({})).data;
  if (!overview) return null;
  if (overview.controls === 0) {
    return (
      <EmptyState
        title="No controls yet"
        actions={
          <>
            <Button
              disabled={readOnly || busy}
              onClick={() =>
                void run(() => api.matrix.loadLibrary({ choice: 'saas' }), {
                  done: ({ added }) => `Added ${added} controls.`,
                })
              }
            >
              Load the starter library
            </Button>
            <Button onClick={() => navigate(links.matrix)}>Open the matrix</Button>
          </>
        }
      >
        Readiness is read from controls, their evidence and their tests. Load the starter library, or import a
        matrix from a spreadsheet.
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      <Figures overview={overview} engagement={engagement} />
      <div className={styles.columns}>
        <div>
          <ReadinessTiles overview={overview} />
          <Progress type={engagement.type} />
          <EvidenceMonths overview={overview} engagement={engagement} />
          <TestTotals overview={overview} engagement={engagement} />
        </div>
        <div>
          <WorkList overview={overview} engagement={engagement} />
        </div>
      </div>
    </div>
  );
}
