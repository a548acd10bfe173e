import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';

export interface TestSectionProps {
  sheet: TestSheet;
  /** Shows the panel in which a sample is drawn. Stable between renders. */
  onDraw: () => void;
}

export interface ItemSectionProps {
  sheet: TestSheet;
  item: SheetItem;
  /** The attribute of the active cell; absent while the active cell is beyond the attributes. */
  attribute: TestSheet['attributes'][number] | undefined;
}
