import { SegmentedControl } from '@mantine/core';
import { useLocation } from 'wouter';
import { links } from '../../app/links.ts';

const VIEWS = [
  { value: 'records', label: 'Records', path: links.evidence },
  { value: 'coverage', label: 'Coverage', path: links.evidenceCoverage },
] as const;

/** The views of evidence, in the bar of each. */
export function EvidenceViews({ view }: { view: (typeof VIEWS)[number]['value'] }) {
  const [, navigate] = useLocation();
  return (
    <SegmentedControl
      aria-label="View"
      data={VIEWS.map(({ value, label }) => ({ value, label }))}
      value={view}
      onChange={(next) => navigate(VIEWS.find(({ value }) => value === next)?.path ?? links.evidence)}
    />
  );
}
