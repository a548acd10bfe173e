import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { links } from '../../../app/links.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useSheet } from '../queries.ts';
import { Sheet } from './Sheet.tsx';

/** The workpaper of one test, or why it can not be shown. */
export function TestSheetScreen({ testId }: { testId: string }) {
  const { data: sheet, error } = useSheet(testId);
  const [, navigate] = useLocation();
  if (error) {
    return (
      <EmptyState
        title="This test cannot be shown"
        actions={<Button onClick={() => navigate(links.audit)}>All tests</Button>}
      >
        {error.message}
      </EmptyState>
    );
  }
  if (!sheet || sheet.id !== testId) return null;
  return <Sheet sheet={sheet} />;
}
