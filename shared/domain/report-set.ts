/** Several exports that go out together. */
import {
  exportName,
  formatsOf,
  REPORT_KINDS,
  REPORTS,
  type Audience,
  type ExportKind,
  type ReportFormat,
} from './report-kinds.ts';
import type { EngagementType } from './vocabulary.ts';

export interface SetMember {
  kind: ExportKind;
  format: ReportFormat;
}

/** Kinds that an engagement of this type has, in the order they are offered; those for one audience when it is named. */
export const kindsOf = (type: EngagementType, audience: Audience | null = null): ExportKind[] =>
  REPORT_KINDS.filter(
    (kind) =>
      (REPORTS[kind].types?.includes(type) ?? true) &&
      (audience === null || REPORTS[kind].audiences.includes(audience)),
  );

/**
 * What an audience gets: each kind for it in the formats that people open. Data for programs is left out, an archive of what is one
 * PDF or one page as well, the tables of a readiness report beside the matrix, which are the same, and Type I beside Type II, which says
 * everything that it does.
 */
export function setFor(audience: Audience, type: EngagementType): SetMember[] {
  const kinds = kindsOf(type, audience).filter((kind) => !(kind === 'type1' && type === 'II'));
  const isLeftOut = ({ kind, format }: SetMember): boolean =>
    format === 'json' ||
    (format === 'zip' && isOneFile(kind)) ||
    (format === 'xlsx' && (kind === 'type1' || kind === 'type2') && kinds.includes('matrix'));
  return kinds
    .flatMap((kind) => formatsOf(kind).map((format) => ({ kind, format })))
    .filter((member) => !isLeftOut(member));
}

const isOneFile = (kind: ExportKind): boolean =>
  formatsOf(kind).some((format) => format === 'pdf' || format === 'html');

/** Name of a file of a set: "Type II readiness report.pdf". */
export const setFileName = ({ kind, format }: SetMember): string => `${REPORTS[kind].name}.${format}`;

/** Each once, in the order given. */
export function distinctMembers(members: readonly SetMember[]): SetMember[] {
  const byName = new Map(members.map((member) => [exportName(member.kind, member.format), member]));
  return [...byName.values()];
}
