import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { CrossReferences } from '../../../components/CrossReferences.tsx';

/** What a workpaper refers to and what refers to it. */
export const SheetReferences = ({ sheet }: { sheet: TestSheet }) => (
  <CrossReferences kind="test" id={sheet.id} />
);
