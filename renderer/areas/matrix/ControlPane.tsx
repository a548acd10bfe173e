import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import { DetailPane } from '../../components/DetailPane.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { RatingSign } from '../../components/Sign.tsx';
import { useActions } from '../../state/actions.ts';
import { ControlComments } from './ControlComments.tsx';
import { ControlEvidence } from './ControlEvidence.tsx';
import { ControlFacts } from './ControlFacts.tsx';
import { ControlFindings } from './ControlFindings.tsx';
import { ControlTests } from './ControlTests.tsx';
import styles from './pane.module.css';

// The library is large and looked at by few tabs.
const LibraryAdvice = lazy(() => import('./LibraryAdvice.tsx'));

interface Props {
  control: ControlRow;
  readOnly: boolean;
  tab: PaneTab;
  onTab: (tab: PaneTab) => void;
  onClose: () => void;
}

const TABS = {
  control: 'Control',
  evidence: 'Evidence',
  tests: 'Tests',
  comments: 'Comments',
  history: 'History',
};
export type PaneTab = keyof typeof TABS;
/** In the order of the pane. */
const TAB_IDS: PaneTab[] = ['control', 'evidence', 'tests', 'comments', 'history'];

/** One control: its facts, its evidence, its tests and findings, what people say about it, and its history. */
export function ControlPane({ control, readOnly, tab, onTab, onClose }: Props) {
  const tests = useData(['audit', 'tests'], () => api.audit.tests({})).data ?? [];
  const own = tests.filter(({ controlId }) => controlId === control.id);
  const counts: Partial<Record<PaneTab, number>> = {
    evidence: control.evidenceCount,
    tests: own.length,
    comments: control.comments,
  };
  useActions(
    TAB_IDS.map((id) => ({
      id: `matrix.pane.${id}`,
      label: `Show ${TABS[id].toLowerCase()} of ${control.ref}`,
      run: () => onTab(id),
    })),
  );
  const advice = (about: 'evidence' | 'tests') =>
    control.libraryRef && (
      <Suspense fallback={null}>
        <LibraryAdvice libraryRef={control.libraryRef} about={about} />
      </Suspense>
    );
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
            readOnly={readOnly}
            value={control.title}
            onSave={(title) => api.matrix.updateControls({ ids: [control.id], patch: { title } })}
          />
        </span>
      }
      sign={<RatingSign rating={control.rating} />}
      onClose={onClose}
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => onTab(TAB_IDS.find((id) => id === value) ?? 'control')}
      >
        <Tabs.List className={styles.tabs}>
          {TAB_IDS.map((id) => (
            <Tabs.Tab key={id} value={id} rightSection={Boolean(counts[id]) && <span>{counts[id]}</span>}>
              {TABS[id]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="control">
          <ControlFacts control={control} readOnly={readOnly} />
        </Tabs.Panel>
        <Tabs.Panel value="evidence">
          <ControlEvidence control={control} />
          {advice('evidence')}
        </Tabs.Panel>
        <Tabs.Panel value="tests">
          <ControlTests tests={own} />
          <ControlFindings control={control} />
          {advice('tests')}
        </Tabs.Panel>
        <Tabs.Panel value="comments">
          <ControlComments control={control} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory table="control" rowId={control.id} />
        </Tabs.Panel>
      </Tabs>
    </DetailPane>
  );
}
