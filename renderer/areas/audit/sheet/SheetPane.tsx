import { Tabs } from '@mantine/core';
import { memo } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { useWorkspace } from '../../../app/query.ts';
import { DetailPane } from '../../../components/DetailPane.tsx';
import { RecordHistory } from '../../../components/RecordHistory.tsx';
import { PopulationFacts } from '../populations/PopulationFacts.tsx';
import { Attributes } from './Attributes.tsx';
import { Conclusion } from './Conclusion.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import { Procedure } from './Procedure.tsx';
import { SampleFacts } from './SampleFacts.tsx';
import { TestFindings } from './TestFindings.tsx';
import styles from './pane.module.css';

export type PaneTab = 'test' | 'item' | 'history';

interface Props {
  sheet: TestSheet;
  /** The active item; absent while there is no sample. */
  item: SheetItem | undefined;
  tab: PaneTab;
  onTab: (tab: PaneTab) => void;
  /** Stable between renders. */
  onRedraw: () => void;
  onClose: () => void;
}

/** Beside the sheet: where the sample came from, what is tested and how, the conclusion; the active item; the history. */
export function SheetPane({ sheet, item, tab, onTab, onRedraw, onClose }: Props) {
  const shown = tab === 'item' && !item ? 'test' : tab;
  return (
    <DetailPane area="audit" reference={sheet.workpaper} title={sheet.controlTitle} bare onClose={onClose}>
      <Tabs
        value={shown}
        keepMounted={false}
        onChange={(next) => onTab(next === 'item' || next === 'history' ? next : 'test')}
      >
        <Tabs.List className={styles.tabs}>
          <Tabs.Tab value="test">Test</Tabs.Tab>
          {item && <Tabs.Tab value="item">Item {item.key}</Tabs.Tab>}
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="test" keepMounted>
          <TestPanel sheet={sheet} onRedraw={onRedraw} />
        </Tabs.Panel>
        {item && (
          <Tabs.Panel value="item">
            <ItemFacts key={item.id} sheet={sheet} item={item} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="history">
          <RecordHistory table="test" rowId={sheet.id} />
        </Tabs.Panel>
      </Tabs>
    </DetailPane>
  );
}

/** Drawn again when the saved sheet changes, not for every move through the grid. */
const TestPanel = memo(function TestPanel({ sheet, onRedraw }: Pick<Props, 'sheet' | 'onRedraw'>) {
  const { readOnly } = useWorkspace();
  return (
    <>
      {sheet.population && <PopulationFacts population={sheet.population} titled />}
      {sheet.sample && <SampleFacts sheet={sheet} sample={sheet.sample} onRedraw={onRedraw} />}
      <Attributes
        testId={sheet.id}
        attributes={sheet.attributes}
        locked={readOnly || sheet.concludedAt !== null}
      />
      <Procedure testId={sheet.id} natures={sheet.natures} procedure={sheet.procedure} readOnly={readOnly} />
      <Conclusion sheet={sheet} />
      <TestFindings sheet={sheet} />
    </>
  );
});
