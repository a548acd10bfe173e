import { useParams } from 'wouter';
import { PopulationList } from './populations/PopulationList.tsx';
import { POPULATIONS } from './queries.ts';
import { TestSheetScreen } from './sheet/TestSheetScreen.tsx';
import { TestList } from './tests/TestList.tsx';

/** The list of tests, the list of populations, or the sheet of one test. */
export default function AuditArea() {
  const { testId } = useParams<{ testId?: string }>();
  if (!testId) return <TestList />;
  return testId === POPULATIONS ? <PopulationList /> : <TestSheetScreen key={testId} testId={testId} />;
}
