import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import { api } from '../../../app/api.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { RecordHistory } from '../../../components/RecordHistory.tsx';
import { RatingSign } from '../../../components/Sign.tsx';
import { CriterionControls } from './CriterionControls.tsx';
import { CriterionGaps } from './CriterionGaps.tsx';
import { OverrideSection } from './OverrideSection.tsx';
import styles from './readiness.module.css';
import { Reasons } from './Reasons.tsx';
import { RelevanceSection } from './RelevanceSection.tsx';

// Large texts of which one screen shows a little.
const GuidanceText = lazy(() => import('../../../components/explain/GuidanceText.tsx'));
const Crosswalk = lazy(() => import('../../../components/explain/Crosswalk.tsx'));

interface Props {
  criterion: CriterionRow;
  readOnly: boolean;
  onClose: () => void;
}

/** One criterion: why it is rated so, what people decided, what serves it, what is missing, and what it asks. */
export function CriterionPane({ criterion, readOnly, onClose }: Props) {
  const { id, computed, reasons, notes, group } = criterion;
  return (
    <DetailPane
      area="readiness"
      reference={`${id}, ${group}`}
      title={criterion.summary}
      sign={<RatingSign rating={criterion.rating} />}
      onClose={onClose}
    >
      <Tabs defaultValue="rating" keepMounted={false}>
        <Tabs.List className={styles.tabs}>
          <Tabs.Tab value="rating">Rating</Tabs.Tab>
          <Tabs.Tab value="guidance">Guidance</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rating">
          <PaneSection title="Computed rating" hint={<RatingSign rating={computed} />}>
            <Reasons reasons={reasons} />
          </PaneSection>
          <OverrideSection criterion={criterion} readOnly={readOnly} />
          <CriterionControls criterion={criterion} />
          <CriterionGaps criterion={criterion} readOnly={readOnly} />
          <RelevanceSection criterion={criterion} readOnly={readOnly} />
          <PaneSection title="Notes">
            <EditableText
              label={`Notes on ${id}`}
              multiline
              placeholder="Not written yet"
              value={notes}
              readOnly={readOnly}
              onSave={(text) => api.readiness.noteCriterion({ criterionId: id, notes: text })}
            />
          </PaneSection>
        </Tabs.Panel>
        <Tabs.Panel value="guidance">
          <Suspense fallback={null}>
            <PaneSection>
              <div className={styles.guidance}>
                <GuidanceText criterion={id} />
              </div>
            </PaneSection>
            <Crosswalk criteria={[id]} about="Titles in our own words." />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory table="criterion" rowId={id} />
        </Tabs.Panel>
      </Tabs>
    </DetailPane>
  );
}
