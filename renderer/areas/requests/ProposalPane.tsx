import { useLocation } from 'wouter';
import { Button } from '@mantine/core';
import { PROPOSAL_STATE_NAMES, REQUEST_KIND_NAMES } from '../../../shared/domain/request-vocabulary.ts';
import { DetailPane, PaneSection } from '../../components/DetailPane.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { ItemTable } from './pane/ItemTable.tsx';
import { RecordLinks } from './pane/RecordLinks.tsx';
import type { ProposalRow } from './proposal-columns.tsx';
import styles from './requests.module.css';

/** A proposal in full, before it is recorded. */
export function ProposalPane({ proposal, onClose }: { proposal: ProposalRow; onClose: () => void }) {
  const [, navigate] = useLocation();
  const { kind, title, wording, state, assignee, due, controls, tests, criteria, items, link } = proposal;
  return (
    <DetailPane
      area="requests"
      reference="Proposal"
      sign={PROPOSAL_STATE_NAMES[state]}
      title={title}
      onClose={onClose}
    >
      <PaneSection title="What would be asked for">
        <p className={styles.wording}>{wording}</p>
        <p className={styles.below}>
          <Button onClick={() => navigate(link)}>Open where it goes</Button>
        </p>
      </PaneSection>
      <PaneSection>
        <Properties>
          <Property label="Kind">{REQUEST_KIND_NAMES[kind]}</Property>
          <Property label="From">{assignee ?? 'No owner'}</Property>
          <Property label="Due">{due ?? 'No day: plan its tests'}</Property>
          <Property label="Controls">
            <RecordLinks controls={controls} empty="None" />
          </Property>
          <Property label="Needed for">
            <RecordLinks tests={tests} empty="No test yet" />
          </Property>
          <Property label="Criteria">{criteria.join(' ') || 'None'}</Property>
        </Properties>
      </PaneSection>
      {items.length > 0 && <ItemTable items={items} />}
    </DetailPane>
  );
}
