import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import {
  AUDIENCE_NAMES,
  exportName,
  formatsOf,
  REPORT_FORMAT_NAMES,
  REPORTS,
  type ExportKind,
} from '../../../shared/domain/report-kinds.ts';
import { DOCUMENT_IDS } from '../../../shared/domain/documents/document-model.ts';
import { partsOf, type ReportPartId } from '../../../shared/domain/report-parts.ts';
import { PAPER_NAMES, PAPERS, type Paper } from '../../../shared/domain/report-settings.ts';
import { Link } from 'wouter';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Section.tsx';
import { documentLink } from './documents/places.ts';
import { canLack } from './missing.ts';
import { MissingList } from './MissingList.tsx';
import styles from './kind.module.css';
import { Parts } from './Parts.tsx';
import { Preview } from './Preview.tsx';
import type { Exporting } from './use-export.ts';
import { useMissing } from './use-missing.ts';
import { usePreview } from './use-preview.ts';
import { useReportSettings } from './use-report-settings.ts';

/** One kind of report: what goes into it at the left, how it would look now at the right. */
export function KindView({ kind, exporting }: { kind: ExportKind; exporting: Exporting }) {
  const missing = useMissing()(kind);
  const { settings, set, busy } = useReportSettings();
  const { readOnly } = useWorkspace();
  const [only, setOnly] = useState<readonly ReportPartId[] | null>(null);
  const { name, audiences } = REPORTS[kind];
  const managed = DOCUMENT_IDS.find((id) => id === kind);
  const withParts = kind === 'type1' || kind === 'type2';
  const hasPdf = formatsOf(kind).includes('pdf');
  const choices = useMemo(() => (only && only.length > 0 ? { parts: [...only] } : {}), [only]);
  const lacksParts =
    withParts && settings !== undefined && (only ?? partsOf(kind, settings)).length === 0
      ? 'No part is chosen. Tick at least one.'
      : null;
  return (
    <div className={styles.split}>
      <div className={styles.choices} data-pane>
        <header className={styles.head}>
          <h2>{name}</h2>
          <p>For {audiences.map((audience) => AUDIENCE_NAMES[audience].toLowerCase()).join(', ')}</p>
          {managed && <Link href={documentLink(managed)}>Write and check it</Link>}
        </header>
        <Section title="Export as">
          <ul className={styles.formats}>
            {formatsOf(kind).map((format, index) => (
              <li key={format}>
                <p>{REPORTS[kind].formats[format]}</p>
                <Button
                  variant={index === 0 ? 'filled' : 'default'}
                  disabled={exporting.running !== null || lacksParts !== null}
                  title={lacksParts ?? undefined}
                  aria-label={`Export ${exportName(kind, format)}`}
                  onClick={() => void exporting.start({ kind, format, ...choices })}
                >
                  {exporting.running === exportName(kind, format) ? 'Exporting' : REPORT_FORMAT_NAMES[format]}
                </Button>
              </li>
            ))}
          </ul>
          {lacksParts && <p className={styles.problem}>{lacksParts}</p>}
        </Section>
        {canLack(kind) && (
          <Section title="Still open">
            <MissingList missing={missing} />
          </Section>
        )}
        {hasPdf && settings && (
          <Section title="Paper" hint={<Link href={links.reportPart('settings')}>More settings</Link>}>
            <SegmentedControl
              aria-label="Paper"
              fullWidth
              disabled={readOnly || busy}
              value={settings.paper}
              data={PAPERS.map((value) => ({ value, label: PAPER_NAMES[value] }))}
              onChange={(paper) => void set({ paper: paper as Paper })}
            />
          </Section>
        )}
        {withParts && settings && (
          <Parts
            kind={kind}
            hidden={settings.hidden}
            only={only}
            onOnly={setOnly}
            onHidden={(hidden) => void set({ hidden })}
          />
        )}
      </div>
      {hasPdf ? (
        <Pages kind={kind} name={name} choices={choices} />
      ) : (
        <EmptyState title="No pages to preview">
          It is exported as{' '}
          {formatsOf(kind)
            .map((format) => REPORT_FORMAT_NAMES[format])
            .join(' or ')}{' '}
          and opened in another program.
        </EmptyState>
      )}
    </div>
  );
}

function Pages({
  kind,
  name,
  choices,
}: {
  kind: ExportKind;
  name: string;
  choices: { parts?: ReportPartId[] };
}) {
  return <Preview name={name} preview={usePreview(kind, choices)} />;
}
