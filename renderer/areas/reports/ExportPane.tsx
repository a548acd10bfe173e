import { Button } from '@mantine/core';
import type { ExportRecord } from '../../../shared/contract/reports/exports.ts';
import { exportName } from '../../../shared/domain/report-kinds.ts';
import { REPORT_PARTS } from '../../../shared/domain/report-parts.ts';
import { moment } from '../../app/dates.ts';
import { size } from '../../app/format.ts';
import { DetailPane, PaneSection } from '../../components/DetailPane.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import styles from './reports.module.css';
import type { Exporting } from './use-export.ts';

interface Props {
  record: ExportRecord;
  /** The engagement is as it was then. */
  isNow: boolean;
  exporting: Exporting;
  onCompare: () => void;
  onClose: () => void;
}

/** One export: its facts, making it again, and what changed since. */
export function ExportPane({ record, isNow, exporting, onCompare, onClose }: Props) {
  const { kind, format, fileName, choices } = record;
  return (
    <DetailPane area="reports" reference={exportName(kind, format)} title={fileName} onClose={onClose}>
      <PaneSection>
        <div className={styles.paneButtons}>
          <Button
            disabled={exporting.running !== null}
            onClick={() => void exporting.start({ kind, format, fileName, ...choices })}
          >
            Export again
          </Button>
          <Button
            disabled={!record.isComparable}
            title={record.isComparable ? undefined : 'What this export said was not kept'}
            onClick={onCompare}
          >
            Compare with now
          </Button>
        </div>
        <p className={styles.paneNote}>
          {isNow
            ? 'The engagement is as it was: exported again, the file has the same bytes and hash.'
            : 'The engagement changed since: exported again, the file bears the same time and says what holds now.'}
          {!record.isComparable && ' What it said was not kept, so there is nothing to compare with.'}
        </p>
      </PaneSection>
      <PaneSection title="Facts">
        <Properties>
          <Property label="Exported">{moment(record.at)}</Property>
          <Property label="By">{record.by}</Property>
          <Property label="Size">{size(record.size)}</Property>
          {choices.at && <Property label="Bears the time">{choices.at}</Property>}
          {choices.parts && (
            <Property label="Parts">
              {REPORT_PARTS.filter(({ id }) => choices.parts?.includes(id))
                .map(({ title }) => title)
                .join(', ')}
            </Property>
          )}
          {choices.tests && <Property label="Tests">{choices.tests.join(', ')}</Property>}
          {choices.quarter && <Property label="Quarter">{choices.quarter}</Property>}
          <Property label="SHA-256">
            <code className={styles.hash}>{record.sha256}</code>
          </Property>
          <Property label="State">
            <code className={styles.hash}>{record.headHash}</code>
          </Property>
        </Properties>
      </PaneSection>
    </DetailPane>
  );
}
