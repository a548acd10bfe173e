import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { choosePlan, type PlanFilter } from './plan-state.ts';

/** A link into the plan, filtered to what a figure counts. */
export function PlanLink({
  part,
  className,
  label,
  children,
}: {
  part: Partial<PlanFilter>;
  className?: string;
  label?: string;
  children: ReactNode;
}) {
  const { id } = useWorkspace();
  return (
    <Link
      href={links.auditPlan}
      className={className}
      aria-label={label}
      onClick={() => choosePlan(id, part)}
    >
      {children}
    </Link>
  );
}
