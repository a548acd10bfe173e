import { Button } from '@mantine/core';
import { Redirect, useParams } from 'wouter';
import { exportName, formatsOf } from '../../../shared/domain/report-kinds.ts';
import { kindsOf } from '../../../shared/domain/report-set.ts';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { AreaOutline } from '../../components/AreaOutline.tsx';
import { usePartSteps } from '../../components/use-part-steps.ts';
import { useActions } from '../../state/actions.ts';
import { showSealDialog } from '../seal/seal-state.ts';
import { DocumentsView } from './documents/DocumentsView.tsx';
import { HistoryView } from './HistoryView.tsx';
import { KindView } from './KindView.tsx';
import { kindAt, reportOutline } from './outline.ts';
import { ReportList } from './ReportList.tsx';
import styles from './reports.module.css';
import { SettingsView } from './SettingsView.tsx';
import { useExport } from './use-export.ts';

/** What can be exported, how it looks, and what was exported; documents are written over the whole width. */
export default function ReportsArea() {
  const { view = 'all' } = useParams<{ view?: string }>();
  const { readOnly } = useWorkspace();
  return (
    <>
      <AreaBar
        title="Reports"
        hint="Readiness views, not attestations. Only a licensed CPA firm issues a SOC 2 report."
        actions={
          <Button
            disabled={readOnly}
            title={readOnly ? 'The workspace is open read-only' : 'A signed, read-only copy of the records'}
            onClick={() => showSealDialog('seal')}
          >
            Seal a copy…
          </Button>
        }
      />
      {view === 'documents' ? <DocumentsView /> : <Reports view={view} />}
    </>
  );
}

function Reports({ view }: { view: string }) {
  const { engagement } = useWorkspace();
  const groups = reportOutline(engagement.type);
  const parts = groups.flatMap(({ entries }) => entries);
  const exporting = useExport();
  usePartSteps({ area: 'reports', parts, current: view, linkTo: links.reportPart, step: 'report' });
  useActions(
    kindsOf(engagement.type).flatMap((kind) =>
      formatsOf(kind).map((format) => ({
        id: `reports.${kind}-${format}`,
        label: `Export ${exportName(kind, format)}`,
        run: () => void exporting.start({ kind, format }),
      })),
    ),
  );
  const entry = parts.find(({ id }) => id === view);
  if (!entry) return <Redirect to={links.reports} />;
  const kind = kindAt(view, engagement.type);
  return (
    <div className={styles.area}>
      <AreaOutline label="Parts of reports" groups={groups} current={view} linkTo={links.reportPart} />
      <section key={view} className={styles.part} aria-label={entry.name} tabIndex={-1}>
        {kind && <KindView kind={kind} exporting={exporting} />}
        {view === 'all' && <ReportList exporting={exporting} />}
        {view === 'settings' && <SettingsView />}
        {view === 'history' && <HistoryView exporting={exporting} />}
      </section>
    </div>
  );
}
