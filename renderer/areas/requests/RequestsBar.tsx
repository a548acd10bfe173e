import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { count } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { useProposals, useRequests } from './queries.ts';
import styles from './requests.module.css';
import { REQUEST_VIEWS, type RequestView } from './views.ts';

interface Props {
  view: RequestView;
  /** Search and filters of the view, on a line of their own. */
  children?: ReactNode;
  /** Buttons of the view; at most one of them primary. */
  actions?: ReactNode;
}

/** The bar of every view of the request list: the views with what waits in them, and what a view filters by. */
export function RequestsBar({ view, children, actions }: Props) {
  const [, navigate] = useLocation();
  const requests = useRequests().data ?? [];
  const proposals = useProposals().data ?? [];
  const waiting: Partial<Record<RequestView, number>> = {
    overdue: requests.filter(({ timing }) => timing === 'overdue' || timing === 'due_soon').length,
    proposals: proposals.filter(({ state }) => state === 'missing').length,
  };
  return (
    <>
      <AreaBar title="Requests" actions={actions}>
        <SegmentedControl
          aria-label="View"
          value={view}
          onChange={(next) => navigate(REQUEST_VIEWS.find(({ id }) => id === next)?.path ?? links.requests)}
          data={REQUEST_VIEWS.map(({ id, label }) => ({
            value: id,
            label: waiting[id] ? `${label} ${count(waiting[id])}` : label,
          }))}
        />
      </AreaBar>
      {children && <div className={styles.filters}>{children}</div>}
    </>
  );
}
