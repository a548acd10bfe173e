import { useParams } from 'wouter';
import { AuditorView } from './auditor/AuditorView.tsx';
import { DashboardView } from './dashboard/DashboardView.tsx';
import { PlanView } from './plan/PlanView.tsx';
import { PolicyView } from './policy/PolicyView.tsx';
import { PopulationList } from './populations/PopulationList.tsx';
import { PopulationScreen } from './populations/PopulationScreen.tsx';
import { ResultsView } from './results/ResultsView.tsx';
import { ReviewView } from './review/ReviewView.tsx';
import { SessionScreen } from './session/SessionScreen.tsx';
import { TestSheetScreen } from './sheet/TestSheetScreen.tsx';
import { TestList } from './tests/TestList.tsx';
import { WalkthroughsView } from './walkthroughs/WalkthroughsView.tsx';

/** One of the views, or the sheet of one test. */
export default function AuditArea() {
  const { view, id } = useParams<{ view?: string; id?: string }>();
  switch (view) {
    case 'dashboard':
      return <DashboardView />;
    case 'plan':
      return <PlanView />;
    case 'session':
      return <SessionScreen controlId={id ?? null} />;
    case 'walkthroughs':
      return <WalkthroughsView current={id ?? null} />;
    case 'auditor':
      return <AuditorView criterion={id ?? null} />;
    case 'populations':
      return id ? <PopulationScreen key={id} id={id} /> : <PopulationList />;
    case 'policy':
      return <PolicyView />;
    case 'review':
      return <ReviewView />;
    case 'results':
      return <ResultsView current={id ?? null} />;
    default:
      return id ? <TestSheetScreen key={id} testId={id} /> : <TestList />;
  }
}
