import { Button, SegmentedControl } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useLocation, useParams } from 'wouter';
import { today } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { useActions } from '../../state/actions.ts';
import { useRollForward } from '../renewal/roll-forward-state.ts';
import styles from './OverviewArea.module.css';
import { useChecks } from './queries.ts';
import { StatusView } from './StatusView.tsx';
import { VIEWS } from './views.ts';

// The first screen does without these.
const ReadinessView = lazy(() => import('./readiness/ReadinessView.tsx'));
const GapsView = lazy(() => import('./gaps/GapsView.tsx'));
const RoadmapView = lazy(() => import('./roadmap/RoadmapView.tsx'));
const ChecksView = lazy(() => import('./checks/ChecksView.tsx'));

/** Where the engagement stands, how ready it is, what is missing, when it is done, and what is commonly overlooked. */
export default function OverviewArea() {
  const params = useParams<{ view?: string; id?: string }>();
  const [, navigate] = useLocation();
  const rollForward = useRollForward((state) => state.open);
  const view = VIEWS.find(({ value }) => value === params.view)?.value ?? 'status';
  const current = params.id ? decodeURIComponent(params.id) : null;
  const attention = useChecks().data?.filter(({ status }) => status === 'attention').length ?? 0;
  useActions(
    VIEWS.map(({ value, label, path }) => ({
      id: `overview.view.${value}`,
      label: `Show ${label.toLowerCase()}`,
      run: () => navigate(path),
    })),
  );
  return (
    <>
      <AreaBar
        title="Overview"
        hint={`Today, ${today()}`}
        actions={
          view === 'status' && (
            <>
              <Button onClick={rollForward}>Roll forward</Button>
              <Button variant="filled" onClick={() => navigate(links.reports)}>
                Export readiness report
              </Button>
            </>
          )
        }
      >
        <SegmentedControl
          aria-label="View"
          className={styles.views}
          data={VIEWS.map(({ value, label }) => ({
            value,
            label:
              value === 'checks' && attention > 0 ? (
                <span title={`${plural(attention, 'check needs', 'checks need')} attention`}>
                  {label} <b>{attention}</b>
                </span>
              ) : (
                label
              ),
          }))}
          value={view}
          onChange={(next) => navigate(VIEWS.find(({ value }) => value === next)?.path ?? links.overview)}
        />
      </AreaBar>
      <Suspense fallback={null}>
        {view === 'status' && <StatusView />}
        {view === 'readiness' && <ReadinessView current={current} />}
        {view === 'gaps' && <GapsView current={current} />}
        {view === 'roadmap' && <RoadmapView />}
        {view === 'checks' && <ChecksView current={current} />}
      </Suspense>
    </>
  );
}
