import { Button, Select } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { links } from '../../../app/links.ts';
import { AreaBar } from '../../../components/AreaBar.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { useActions } from '../../../state/actions.ts';
import { useSessionSteps } from '../queries.ts';
import { SessionPage } from './SessionPage.tsx';
import styles from './session.module.css';
import { stepsFor, useSteps, type SessionChoice, type SessionOrder } from './use-steps.ts';

const ORDERS: readonly { value: SessionOrder; label: string }[] = [
  { value: 'criterion', label: 'By criterion' },
  { value: 'plan', label: 'By plan' },
];

/** Walks control by control through design, evidence and sample, with what is missing and what to ask on each. */
export function SessionScreen({ controlId }: { controlId: string | null }) {
  const [, navigate] = useLocation();
  const steps = useSessionSteps().data;
  const { choice, setChoice, walk } = useSteps(steps);
  const at = walk.findIndex((step) => step.controlId === controlId);
  const first = walk[0]?.controlId;
  useEffect(() => {
    if (controlId === null && first) navigate(links.sessionControl(first), { replace: true });
  }, [controlId, first, navigate]);

  const go = (to: number) => {
    const step = walk[to];
    if (step) navigate(links.sessionControl(step.controlId));
  };
  const [previous, next] = [at > 0 ? at - 1 : -1, at < walk.length - 1 ? at + 1 : -1];
  useActions([
    {
      id: 'session.next',
      label: 'Next control',
      keys: 'alt+ArrowDown',
      whileTyping: true,
      run: () => go(next),
    },
    {
      id: 'session.previous',
      label: 'Previous control',
      keys: 'alt+ArrowUp',
      whileTyping: true,
      run: () => go(previous),
    },
    { id: 'session.end', label: 'End the session', run: () => navigate(links.auditDashboard) },
  ]);
  const choose = (part: Partial<SessionChoice>) => {
    setChoice({ ...choice, ...part });
    navigate(links.auditSession, { replace: true });
  };
  if (!steps) return <AreaBar title="Session" />;
  const count = (openOnly: boolean) => stepsFor(steps, { ...choice, openOnly }).length;
  return (
    <>
      <AreaBar
        title="Session"
        hint={at >= 0 && `${at + 1} of ${walk.length}`}
        actions={
          <>
            <Button
              disabled={previous < 0}
              onClick={() => go(previous)}
              rightSection={<Keys keys="alt+ArrowUp" />}
            >
              Previous
            </Button>
            <Button
              variant="filled"
              disabled={next < 0}
              onClick={() => go(next)}
              rightSection={<Keys keys="alt+ArrowDown" />}
            >
              Next
            </Button>
            <Button variant="subtle" onClick={() => navigate(links.auditDashboard)}>
              End session
            </Button>
          </>
        }
      >
        <Select
          w={116}
          aria-label="Order"
          allowDeselect={false}
          value={choice.order}
          onChange={(order) =>
            choose({ order: ORDERS.find(({ value }) => value === order)?.value ?? 'criterion' })
          }
          data={[...ORDERS]}
        />
        <FilterPills
          label="Controls"
          value={choice.openOnly ? 'open' : 'all'}
          onChange={(value) => choose({ openOnly: value === 'open' })}
          options={[
            { value: 'open', label: 'Something missing', count: count(true) },
            { value: 'all', label: 'All', count: count(false) },
          ]}
        />
      </AreaBar>
      {walk.length === 0 && controlId === null ? (
        <EmptyState
          title={steps.length === 0 ? 'No controls yet' : 'Nothing is missing'}
          actions={
            steps.length === 0 ? (
              <Button onClick={() => navigate(links.matrix)}>Open the matrix</Button>
            ) : (
              <Button onClick={() => choose({ openOnly: false })}>Walk through all controls</Button>
            )
          }
        >
          {steps.length === 0
            ? 'A session walks through the controls of the matrix. Add controls, or load the starter library.'
            : 'Each control has its tests concluded and signed, with evidence from the right time.'}
        </EmptyState>
      ) : (
        <div className={styles.split}>
          <Steps walk={walk} current={controlId} onGo={(id) => navigate(links.sessionControl(id))} />
          {controlId && <SessionPage key={controlId} controlId={controlId} />}
        </div>
      )}
    </>
  );
}

interface StepsProps {
  walk: ReturnType<typeof useSteps>['walk'];
  current: string | null;
  onGo: (controlId: string) => void;
}

function Steps({ walk, current, onGo }: StepsProps) {
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <nav className={styles.steps} aria-label="Controls of the session" data-pane>
      <ol>
        {walk.map(({ controlId, ref, title, missing, criterion }) => (
          <li key={controlId} ref={controlId === current ? here : undefined}>
            <button
              type="button"
              aria-current={controlId === current ? 'step' : undefined}
              onClick={() => onGo(controlId)}
            >
              <b>{ref}</b>
              <span title={title}>{title}</span>
              <small>
                {criterion ?? 'No criterion'}, {missing === 0 ? 'nothing missing' : `${missing} missing`}
              </small>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
