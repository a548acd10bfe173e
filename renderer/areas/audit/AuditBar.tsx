import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import styles from './AuditBar.module.css';
import { AUDIT_VIEWS, type AuditView } from './views.ts';

interface Props {
  view: AuditView;
  /** Search and filters of the view. */
  children?: ReactNode;
  /** Buttons of the view; at most one of them primary. */
  actions?: ReactNode;
  /** The view has a primary button elsewhere. */
  quiet?: boolean;
}

/**
 * The bar of every view of the mock audit: the views in the order of work on the first line, what a view filters by and does on the
 * second. A view without a primary button of its own leaves that to starting a session.
 */
export function AuditBar({ view, children, actions, quiet }: Props) {
  const [, navigate] = useLocation();
  const { counts, readOnly } = useWorkspace();
  // Without tests the next step is another one, which the empty view offers; in a copy to read a session leads nowhere.
  const isPrimary = !actions && !quiet && counts.tests > 0 && !readOnly;
  return (
    <>
      <AreaBar
        title="Mock audit"
        actions={
          <Button variant={isPrimary ? 'filled' : 'default'} onClick={() => navigate(links.auditSession)}>
            Start session
          </Button>
        }
      >
        <SegmentedControl
          aria-label="View"
          className={styles.views}
          value={view}
          onChange={(next) => navigate(AUDIT_VIEWS.find(({ id }) => id === next)?.path ?? links.audit)}
          data={AUDIT_VIEWS.map(({ id, label }) => ({ value: id, label }))}
        />
      </AreaBar>
      {(children || actions) && (
        <div className={styles.second}>
          {children}
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
    </>
  );
}
