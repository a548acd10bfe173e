import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { populationsPath } from './queries.ts';

interface Props {
  view: 'tests' | 'populations';
  children?: ReactNode;
  actions?: ReactNode;
}

/** The bar of both lists, with the switch between them. A Type I examination draws no samples, so it has no populations. */
export function AuditBar({ view, children, actions }: Props) {
  const [, navigate] = useLocation();
  const { engagement } = useWorkspace();
  return (
    <AreaBar title="Mock audit" actions={actions}>
      {engagement.type === 'II' && (
        <SegmentedControl
          aria-label="View"
          value={view}
          onChange={(next) => navigate(next === 'tests' ? links.audit : populationsPath)}
          data={[
            { value: 'tests', label: 'Tests' },
            { value: 'populations', label: 'Populations' },
          ]}
        />
      )}
      {children}
    </AreaBar>
  );
}
