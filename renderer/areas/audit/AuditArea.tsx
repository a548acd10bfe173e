import { useParams } from 'wouter';
import { PolicyView } from './policy/PolicyView.tsx';
import { PopulationList } from './populations/PopulationList.tsx';
import { ResultsView } from './results/ResultsView.tsx';
import { TestSheetScreen } from './sheet/TestSheetScreen.tsx';
import { TestList } from './tests/TestList.tsx';

/** One of the views, or the sheet of one test. */
export default function AuditArea() {
  const { view, id } = useParams<{ view?: string; id?: string }>();
  switch (view) {
    case 'populations':
      return <PopulationList />;
    case 'policy':
      return <PolicyView />;
    case 'results':
      return <ResultsView current={id ?? null} />;
    default:
      return id ? <TestSheetScreen key={id} testId={id} /> : <TestList />;
  }
}
