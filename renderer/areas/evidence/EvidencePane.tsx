import { Tabs } from '@mantine/core';
import type { EvidenceRow, EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import { api } from '../../app/api.ts';
import { useWorkspace } from '../../app/query.ts';
import { DetailPane } from '../../components/DetailPane.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { EvidenceDrop } from '../../components/EvidenceDrop.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { EvidenceFacts } from './EvidenceFacts.tsx';
import styles from './pane.module.css';
import { ReviewSign } from './review/ReviewSign.tsx';
import { ReviewView } from './review/ReviewView.tsx';
import { MarkList } from './viewer/marks/MarkList.tsx';
import type { Marking } from './viewer/marks/use-marking.ts';
import { RedactionList } from './viewer/redaction/RedactionList.tsx';
import { useRedacting } from './viewer/redaction/use-redacting.ts';

const TABS = ['facts', 'review', 'marks', 'redactions', 'history'] as const;
export type EvidenceTab = (typeof TABS)[number];

interface Props {
  row: EvidenceRow;
  /** Number of the version in the viewer. */
  viewed: number;
  marking: Marking;
  tab: EvidenceTab;
  onTab: (tab: EvidenceTab) => void;
  onView: (version: EvidenceVersion) => void;
  onClose: () => void;
}

/** The facts about one record and its history. A single file dropped here becomes its new version. */
export function EvidencePane({ row, viewed, marking, tab, onTab, onView, onClose }: Props) {
  const { readOnly } = useWorkspace();
  const redacting = useRedacting();
  return (
    <DetailPane
      area="evidence"
      reference={row.ref}
      sign={<ReviewSign row={row} />}
      title={
        <span className={styles.title}>
          <EditableText
            label="Title"
            wraps
            required
            readOnly={readOnly}
            value={row.title}
            onSave={(title) => api.evidence.update({ ids: [row.id], patch: { title } })}
          />
        </span>
      }
      onClose={onClose}
    >
      <Tabs
        value={(tab === 'marks' || tab === 'redactions') && !marking.possible ? 'facts' : tab}
        onChange={(next) => onTab(TABS.find((one) => one === next) ?? 'facts')}
        keepMounted={false}
      >
        <Tabs.List className={styles.tabs}>
          <Tabs.Tab value="facts">Facts</Tabs.Tab>
          <Tabs.Tab value="review">Review</Tabs.Tab>
          {marking.possible && <Tabs.Tab value="marks">Marks {marking.marks.length || ''}</Tabs.Tab>}
          {redacting?.possible && (
            <Tabs.Tab value="redactions">Redactions {redacting.redactions.length || ''}</Tabs.Tab>
          )}
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="facts">
          <EvidenceDrop
            disabled={readOnly}
            place={{
              versionOf: row.id,
              to: row.ref,
              says: `Add as version ${row.versions + 1} of ${row.ref}`,
              most: 1,
            }}
          >
            <EvidenceFacts row={row} readOnly={readOnly} viewed={viewed} onView={onView} />
          </EvidenceDrop>
        </Tabs.Panel>
        <Tabs.Panel value="review">
          <ReviewView row={row} readOnly={readOnly} />
        </Tabs.Panel>
        <Tabs.Panel value="marks">
          <MarkList row={row} marking={marking} />
        </Tabs.Panel>
        <Tabs.Panel value="redactions">
          <RedactionList row={row} version={viewed} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory table="evidence" rowId={row.id} />
        </Tabs.Panel>
      </Tabs>
    </DetailPane>
  );
}
