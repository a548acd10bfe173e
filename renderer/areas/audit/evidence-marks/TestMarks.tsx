import { Button } from '@mantine/core';
import { PaneSection } from '../../../components/DetailPane.tsx';
import type { TestSectionProps } from '../sheet/section-props.ts';
import { MarkedPages } from './MarkedPages.tsx';
import { saveMarkedCopy } from './save-marked-copy.ts';
import { useTestMarks } from './use-test-marks.ts';

/** All marks on evidence that belong to a test, and their copies on paper. */
export function TestMarks({ sheet }: TestSectionProps) {
  const marks = useTestMarks(sheet.id);
  if (marks.length === 0) return null;
  return (
    <PaneSection title="Marks on evidence" hint={marks.length}>
      <MarkedPages marks={marks} />
      <Button mt={8} onClick={() => void saveMarkedCopy({ testId: sheet.id }, sheet.workpaper)}>
        Save marked copies
      </Button>
    </PaneSection>
  );
}
