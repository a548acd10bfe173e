import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { links } from '../../app/links.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { AUDIT_VIEWS, type AuditView } from './views.ts';

interface Props {
  view: AuditView;
  children?: ReactNode;
  actions?: ReactNode;
}

/** The bar of every view of the mock audit, with the switch between them. */
export function AuditBar({ view, children, actions }: Props) {
  const [, navigate] = useLocation();
  return (
    <AreaBar title="Mock audit" actions={actions}>
      <SegmentedControl
        aria-label="View"
        value={view}
        onChange={(next) => navigate(AUDIT_VIEWS.find(({ id }) => id === next)?.path ?? links.audit)}
        data={AUDIT_VIEWS.map(({ id, label }) => ({ value: id, label }))}
      />
      {children}
    </AreaBar>
  );
}
