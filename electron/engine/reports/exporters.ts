/** How each kind of export gathers what it says. One entry a kind; formats stand in `shared/domain/report-kinds.ts`, writers in `writers.ts`. */
import type { ExportRequest } from '../../../shared/contract/reports/reports.ts';
import type { ExportKind } from '../../../shared/domain/report-kinds.ts';
import type { ShortReportId } from '../../../shared/domain/report-short.ts';
import type { DocumentId } from '../../../shared/domain/documents/document-model.ts';
import { gatherDocument } from '../documents/gather.ts';
import { gatherEvidenceIndex } from '../evidence/export/gather-index.ts';
import type { Session } from '../session.ts';
import { gatherBinder } from './binder/gather.ts';
import { gatherReport } from './gather.ts';
import { gatherGovernance } from './governance.ts';
import { kindFor } from './meta.ts';
import { gatherOscal } from './oscal/gather.ts';
import { gatherRequests } from './requests.ts';
import { gatherShort } from './short.ts';
import type { RenderedDocument } from './writers.ts';
import { gatherWorkpapers } from './workpapers/gather.ts';

type Gather = (session: Session, request: Omit<ExportRequest, 'kind' | 'format'>) => RenderedDocument;

const managed =
  (id: DocumentId): Gather =>
  (session, { at }) => ({ document: 'management', model: gatherDocument(session, id, at) });

const short =
  (id: ShortReportId): Gather =>
  (session) => ({ document: 'short', model: gatherShort(session, id) });

export const EXPORTERS: Record<ExportKind, Gather> = {
  type1: (session, { parts }) => ({ document: 'report', model: gatherReport(session, 'type1', parts) }),
  type2: (session, { parts }) => ({ document: 'report', model: gatherReport(session, 'type2', parts) }),
  matrix: (session) => ({
    document: 'report',
    model: gatherReport(session, kindFor(session.engagement().type)),
  }),
  workpapers: (session, { tests }) => ({
    document: 'workpapers',
    model: gatherWorkpapers(session, { refs: tests }),
  }),
  requests: (session) => ({ document: 'requests', model: gatherRequests(session) }),
  evidence: (session) => ({ document: 'evidence', model: gatherEvidenceIndex(session) }),
  governance: (session, { quarter }) => ({
    document: 'governance',
    model: gatherGovernance(session, quarter),
  }),
  binder: (session) => ({ document: 'binder', model: gatherBinder(session) }),
  oscal: (session, { oscal }) => ({ document: 'oscal', model: gatherOscal(session, oscal) }),
  description: managed('description'),
  assertion: managed('assertion'),
  bridge: managed('bridge'),
  representation: managed('representation'),
  summary: short('summary'),
  security: short('security'),
  board: short('board'),
};
