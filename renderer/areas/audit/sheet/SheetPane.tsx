import { Tabs } from '@mantine/core';
import { memo } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { DetailPane } from '../../../components/DetailPane.tsx';
import { RecordHistory } from '../../../components/RecordHistory.tsx';
import type { TestSectionProps } from './section-props.ts';
import { ITEM_SECTIONS, REVIEW_SECTIONS, TEST_SECTIONS } from './sections.ts';
import styles from './pane.module.css';

const PANE_TABS = ['test', 'item', 'review', 'history'] as const;
export type PaneTab = (typeof PANE_TABS)[number];

interface Props extends TestSectionProps {
  /** The active item; absent while there is none to look at. */
  item: SheetItem | undefined;
  attribute: TestSheet['attributes'][number] | undefined;
  tab: PaneTab;
  onTab: (tab: PaneTab) => void;
  onClose: () => void;
}

/**
 * Beside the sheet: the test with its population, sample and conclusion; the active item; the review; the history. What it
 * calls stays the same between renders, so that a mark does not draw it again.
 */
export const SheetPane = memo(function SheetPane(props: Props) {
  const { sheet, onDraw, item, attribute, tab, onTab, onClose } = props;
  const shown = tab === 'item' && !item ? 'test' : tab;
  return (
    <DetailPane area="audit" reference={sheet.workpaper} title={sheet.controlTitle} bare onClose={onClose}>
      <Tabs
        value={shown}
        keepMounted={false}
        onChange={(next) => onTab(PANE_TABS.find((known) => known === next) ?? 'test')}
      >
        <Tabs.List className={styles.tabs}>
          <Tabs.Tab value="test">Test</Tabs.Tab>
          {item && <Tabs.Tab value="item">Item {item.key}</Tabs.Tab>}
          {REVIEW_SECTIONS.length > 0 && <Tabs.Tab value="review">Review</Tabs.Tab>}
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="test" keepMounted>
          <TestPanel sheet={sheet} onDraw={onDraw} />
        </Tabs.Panel>
        {item && (
          <Tabs.Panel value="item">
            {ITEM_SECTIONS.map((Section, at) => (
              <Section key={at} sheet={sheet} item={item} attribute={attribute} />
            ))}
          </Tabs.Panel>
        )}
        <Tabs.Panel value="review">
          {REVIEW_SECTIONS.map((Section, at) => (
            <Section key={at} sheet={sheet} item={item} attribute={attribute} />
          ))}
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory table="test" rowId={sheet.id} />
        </Tabs.Panel>
      </Tabs>
    </DetailPane>
  );
});

/** Drawn again when the saved sheet changes, not for every move through the grid. */
const TestPanel = memo(function TestPanel({ sheet, onDraw }: TestSectionProps) {
  return TEST_SECTIONS.map((Section, at) => <Section key={at} sheet={sheet} onDraw={onDraw} />);
});
