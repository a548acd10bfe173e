import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
// The first screen comes with the frame: a part that arrives later is held back by React for 300 ms.
import Overview from '../areas/overview/OverviewArea.tsx';
import { links } from './links.ts';

const Scope = lazy(() => import('../areas/scope/ScopeArea.tsx'));
const Matrix = lazy(() => import('../areas/matrix/MatrixArea.tsx'));
const Evidence = lazy(() => import('../areas/evidence/EvidenceArea.tsx'));
const Coverage = lazy(() => import('../areas/evidence/coverage/CoverageView.tsx'));
const Requests = lazy(() => import('../areas/requests/RequestsArea.tsx'));
const Audit = lazy(() => import('../areas/audit/AuditArea.tsx'));
const Findings = lazy(() => import('../areas/findings/FindingsArea.tsx'));
const Registers = lazy(() => import('../areas/registers/RegistersArea.tsx'));
const Reports = lazy(() => import('../areas/reports/ReportsArea.tsx'));
const Guide = lazy(() => import('../areas/guide/GuideArea.tsx'));
const Backups = lazy(() => import('../areas/backups/BackupsArea.tsx'));
const Licences = lazy(() => import('../areas/licences/LicencesArea.tsx'));
const Review = lazy(() => import('../areas/auditor-review/ReviewArea.tsx'));
const History = lazy(() => import('../areas/history/HistoryArea.tsx'));

/** Optional parts keep one area mounted while its record changes; areas read them with `useParams`. */
export function Routes() {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/overview/:view?/:id?" component={Overview} />
        <Route path="/scope/:part?/:id?" component={Scope} />
        <Route path="/matrix/:view?/:id?" component={Matrix} />
        <Route path="/evidence/coverage/:id?" component={Coverage} />
        <Route path="/evidence/:id?/:at?" component={Evidence} />
        <Route path="/requests/:view?/:id?" component={Requests} />
        <Route path="/audit/:view?/:id?/:at?" component={Audit} />
        <Route path="/findings/:id?" component={Findings} />
        <Route path="/registers/:register?/:id?/:at?" component={Registers} />
        <Route path="/reports/:view?/:id?/:at?" component={Reports} />
        <Route path="/guide/:section?/:id?" component={Guide} />
        <Route path="/history" component={History} />
        <Route path="/licences/:id?" component={Licences} />
        <Route path="/review" component={Review} />
        <Route path="/backups" component={Backups} />
        <Route>
          <Redirect to={links.overview} />
        </Route>
      </Switch>
    </Suspense>
  );
}
