/** A policy as it goes out: its text with what the register says about it. */
import { POLICY_STATUS_NAMES, type PolicyStatus } from '../vocabulary.ts';
import type { PolicyDocument } from './document.ts';

export interface PolicyPaper {
  client: string;
  name: string;
  status: PolicyStatus;
  version: string;
  owner: string;
  approvedBy: string;
  approvedOn: string | null;
  effectiveOn: string | null;
  reviewDue: string | null;
  document: PolicyDocument;
  /** Who made the file, and when: ISO 8601, UTC. */
  author: string;
  at: string;
}

/** "Version 3.2", with the state where it is not approved. */
export const versionText = ({ version, status }: Pick<PolicyPaper, 'version' | 'status'>): string =>
  [version && `Version ${version}`, status !== 'approved' && POLICY_STATUS_NAMES[status]]
    .filter(Boolean)
    .join(', ');

/** Rows of the document control table: what there is nothing of stays visible as a dash. */
export function documentControl(paper: PolicyPaper): readonly (readonly [string, string])[] {
  const { version, status, owner, approvedBy, approvedOn, effectiveOn, reviewDue } = paper;
  const rows: [string, string | null][] = [
    ['Version', version],
    ['Status', POLICY_STATUS_NAMES[status]],
    ['Owner', owner],
    ['Approved by', approvedBy],
    ['Approved on', approvedOn],
    ['Effective on', effectiveOn],
    ['Next review', reviewDue],
  ];
  return rows.map(([term, value]) => [term, value || '–']);
}
