import {
  BookOpen,
  ClipboardCheck,
  Crosshair,
  FileChartColumn,
  FileImage,
  Flag,
  LayoutDashboard,
  ListChecks,
  NotebookTabs,
  Table2,
  type LucideIcon,
} from 'lucide-react';
import type { OpenWorkspace } from '../../shared/contract/workspace.ts';
import { links } from './links.ts';

export interface Area {
  id: string;
  name: string;
  path: string;
  icon: LucideIcon;
  count?: (workspace: OpenWorkspace) => number;
  /** Areas with a grid need the width, so their rail starts narrow on small screens. */
  wide?: boolean;
}

/** The areas in order of work: the rail, Ctrl 1..9 and the palette follow this list. */
export const AREAS: readonly Area[] = [
  { id: 'overview', name: 'Overview', path: links.overview, icon: LayoutDashboard },
  { id: 'scope', name: 'Scope', path: links.scope, icon: Crosshair, wide: true },
  {
    id: 'matrix',
    name: 'Matrix',
    path: links.matrix,
    icon: Table2,
    count: ({ counts }) => counts.controls,
    wide: true,
  },
  {
    id: 'evidence',
    name: 'Evidence',
    path: links.evidence,
    icon: FileImage,
    count: ({ counts }) => counts.evidence,
    wide: true,
  },
  {
    id: 'requests',
    name: 'Requests',
    path: links.requests,
    icon: ListChecks,
    count: ({ counts }) => counts.requests,
    wide: true,
  },
  {
    id: 'audit',
    name: 'Mock audit',
    path: links.audit,
    icon: ClipboardCheck,
    count: ({ counts }) => counts.tests,
    wide: true,
  },
  {
    id: 'findings',
    name: 'Findings',
    path: links.findings,
    icon: Flag,
    count: ({ counts }) => counts.findings,
    wide: true,
  },
  { id: 'registers', name: 'Registers', path: links.registers, icon: NotebookTabs, wide: true },
  { id: 'reports', name: 'Reports', path: links.reports, icon: FileChartColumn },
];

/** Beside the work: at the foot of the rail, without a number. */
export const GUIDE: Area = { id: 'guide', name: 'Guide', path: links.guide, icon: BookOpen, wide: true };

export const areaOf = (location: string) => location.split('/')[1] ?? '';
