import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useActions } from '../../../state/actions.ts';
import { readGap } from '../gaps/gap-facts.ts';
import { useGaps, useMilestones } from '../queries.ts';
import { PathPanel } from './PathPanel.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { Roadmap } from './Roadmap.tsx';
import styles from './roadmap.module.css';

/** The way to the report: milestones and waves of gaps on one axis, beside what still stands in between. */
export default function RoadmapView() {
  const { engagement, readOnly } = useWorkspace();
  const gaps = useGaps().data;
  const milestones = useMilestones().data;
  const [isPlanning, setPlanning] = useState(false);
  const [withClosed, setWithClosed] = useState(false);
  const plan = () => setPlanning(true);
  const print = () => window.print();
  useActions([
    ...(readOnly ? [] : [{ id: 'roadmap.plan', label: 'Plan from a template', run: plan }]),
    { id: 'roadmap.print', label: 'Print the roadmap', run: print },
  ]);
  if (!gaps || !milestones) return null;
  const isEmpty = gaps.length + milestones.length === 0;
  const planButton = !readOnly && (
    <Button variant={isEmpty ? 'filled' : 'default'} onClick={plan}>
      Plan from a template
    </Button>
  );
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <div className={styles.bar}>
          <h2>Roadmap</h2>
          {!isEmpty && (
            <>
              <Button variant="subtle" onClick={() => setWithClosed(!withClosed)}>
                {withClosed ? 'Hide closed gaps' : 'Show closed gaps'}
              </Button>
              {planButton}
              <Button onClick={print}>Print</Button>
            </>
          )}
        </div>
        {isEmpty ? (
          <EmptyState title="Nothing is planned yet" actions={planButton}>
            Milestones come from a template or from the scope. Gaps stand here with the wave and the date that
            they have in the register.
          </EmptyState>
        ) : (
          <Roadmap
            engagement={engagement}
            milestones={milestones}
            gaps={gaps.map(readGap)}
            withClosed={withClosed}
            readOnly={readOnly}
          />
        )}
      </div>
      <PathPanel engagement={engagement} />
      {isPlanning && <PlanDialog engagement={engagement} onClose={() => setPlanning(false)} />}
    </div>
  );
}
