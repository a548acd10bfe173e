import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import {
  AUDIENCE_NAMES,
  AUDIENCES,
  exportName,
  formatsOf,
  REPORT_FORMAT_NAMES,
  REPORTS,
  type Audience,
  type ExportKind,
} from '../../../shared/domain/report-kinds.ts';
import { kindsOf } from '../../../shared/domain/report-set.ts';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { FilterPills } from '../../components/FilterPills.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { useActions } from '../../state/actions.ts';
import { canLack } from './missing.ts';
import { MissingList } from './MissingList.tsx';
import styles from './reports.module.css';
import { SetDialog } from './SetDialog.tsx';
import type { Exporting } from './use-export.ts';
import { useMissing } from './use-missing.ts';

/** Every kind with its formats and what is still open in it, for one audience or for all. */
export function ReportList({ exporting }: { exporting: Exporting }) {
  const { engagement, readOnly } = useWorkspace();
  const [audience, setAudience] = useState<Audience | null>(null);
  const [search, setSearch] = useState('');
  const [picksSet, setPicksSet] = useState(false);
  const missing = useMissing();
  useActions([{ id: 'reports.set', label: 'Export a set of reports', run: () => setPicksSet(true) }]);
  const words = search.trim().toLowerCase();
  const isFound = (kind: ExportKind) =>
    `${REPORTS[kind].name} ${formatsOf(kind)
      .map((format) => `${REPORT_FORMAT_NAMES[format]} ${REPORTS[kind].formats[format]}`)
      .join(' ')}`
      .toLowerCase()
      .includes(words);
  const kinds = kindsOf(engagement.type, audience).filter(isFound);
  return (
    <>
      <div className={styles.bar}>
        <SearchBox label="Filter reports" value={search} onChange={setSearch} />
        <FilterPills
          label="Audience"
          value={audience}
          options={AUDIENCES.map((value) => ({
            value,
            label: AUDIENCE_NAMES[value],
            count: kindsOf(engagement.type, value).length,
          }))}
          onChange={(value) => setAudience(value === audience ? null : value)}
        />
        <span className={styles.barEnd}>
          <Button disabled={exporting.running !== null} onClick={() => setPicksSet(true)}>
            Export a set
          </Button>
        </span>
      </div>
      <div className={styles.scroll}>
        {readOnly && (
          <p className={styles.readOnly}>
            The engagement is read-only: reports can be exported, and the history does not list them.
          </p>
        )}
        {kinds.length === 0 && <p className={styles.none}>No report has these words. Clear the filter.</p>}
        <ul aria-label="Reports">
          {kinds.map((kind, index) => (
            <li key={kind} className={styles.offer} aria-label={REPORTS[kind].name}>
              <div>
                <h2>
                  <Link href={links.reportPart(kind)}>{REPORTS[kind].name}</Link>
                </h2>
                <p>{containsOf(kind)}</p>
              </div>
              <MissingList missing={canLack(kind) ? missing(kind) : null} />
              <Formats kind={kind} isFirst={index === 0} exporting={exporting} />
            </li>
          ))}
        </ul>
      </div>
      {picksSet && <SetDialog audience={audience} exporting={exporting} onClose={() => setPicksSet(false)} />}
    </>
  );
}

/** What the first format says; the others are the same in another form. */
const containsOf = (kind: ExportKind): string => Object.values(REPORTS[kind].formats)[0] ?? '';

interface FormatsProps {
  kind: ExportKind;
  isFirst: boolean;
  exporting: Exporting;
}

function Formats({ kind, isFirst, exporting }: FormatsProps) {
  return (
    <div className={styles.formats}>
      {formatsOf(kind).map((format, index) => {
        const name = exportName(kind, format);
        return (
          <Button
            key={format}
            variant={isFirst && index === 0 ? 'filled' : 'default'}
            disabled={exporting.running !== null}
            title={REPORTS[kind].formats[format]}
            aria-label={`Export ${name}`}
            onClick={() => void exporting.start({ kind, format })}
          >
            {exporting.running === name ? 'Exporting' : REPORT_FORMAT_NAMES[format]}
          </Button>
        );
      })}
    </div>
  );
}
