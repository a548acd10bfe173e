import { Tabs } from '@mantine/core';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import { DetailPane } from '../../components/DetailPane.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { RatingSign } from '../../components/Sign.tsx';
import { ControlEvidence } from './ControlEvidence.tsx';
import { ControlFacts } from './ControlFacts.tsx';
import { ControlTests } from './ControlTests.tsx';
import styles from './pane.module.css';

interface Props {
  control: ControlRow;
  onClose: () => void;
}

/** One control: its facts, its evidence, its tests and its history. */
export function ControlPane({ control, onClose }: Props) {
  const tests = useData(['audit', 'tests'], () => api.audit.tests({})).data ?? [];
  const own = tests.filter(({ controlId }) => controlId === control.id);
  return (
    <DetailPane
      area="matrix"
      reference={control.ref}
      title={
        <span className={styles.title}>
          <EditableText
            label="Title"
            wraps
            required
            value={control.title}
            onSave={(title) => api.matrix.updateControls({ ids: [control.id], patch: { title } })}
          />
        </span>
      }
      sign={<RatingSign rating={control.rating} />}
      onClose={onClose}
    >
      <Tabs defaultValue="control" keepMounted={false}>
        <Tabs.List className={styles.tabs}>
          <Tabs.Tab value="control">Control</Tabs.Tab>
          <Tabs.Tab value="evidence" rightSection={<span>{control.evidenceCount}</span>}>
            Evidence
          </Tabs.Tab>
          <Tabs.Tab value="tests" rightSection={<span>{own.length}</span>}>
            Tests
          </Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="control">
          <ControlFacts control={control} />
        </Tabs.Panel>
        <Tabs.Panel value="evidence">
          <ControlEvidence control={control} />
        </Tabs.Panel>
        <Tabs.Panel value="tests">
          <ControlTests tests={own} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory table="control" rowId={control.id} />
        </Tabs.Panel>
      </Tabs>
    </DetailPane>
  );
}
