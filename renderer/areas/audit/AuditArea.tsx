import { useParams } from 'wouter';
import { PopulationList } from './populations/PopulationList.tsx';
import { TestSheetScreen } from './sheet/TestSheetScreen.tsx';
import { TestList } from './tests/TestList.tsx';

/** One of the views, or the sheet of one test. */
export default function AuditArea() {
  const { view, id } = useParams<{ view?: string; id?: string }>();
  switch (view) {
    case 'populations':
      return <PopulationList />;
    default:
      return id ? <TestSheetScreen key={id} testId={id} /> : <TestList />;
  }
}
