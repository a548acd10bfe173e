import { links } from '../../app/links.ts';

export const VIEWS = [
  { value: 'status', label: 'Status', path: links.overview },
  { value: 'readiness', label: 'Readiness', path: links.readiness },
  { value: 'gaps', label: 'Gaps', path: links.gaps },
  { value: 'roadmap', label: 'Roadmap', path: links.roadmap },
  { value: 'checks', label: 'Checks', path: links.checks },
] as const;
export type View = (typeof VIEWS)[number]['value'];
