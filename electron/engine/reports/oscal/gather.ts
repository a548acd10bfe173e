import type { OscalModel } from '../../../../shared/domain/oscal/models.ts';
import { gatherReport } from '../gather.ts';
import { kindFor } from '../meta.ts';
import type { Session } from '../../session.ts';
import type { OscalSource } from './source.ts';

/** The report of the engagement's type, with what identifies the engagement. */
export function gatherOscal(session: Session, model: OscalModel = 'assessment-results'): OscalSource {
  const { id, type } = session.engagement();
  const { meta, ...report } = gatherReport(session, kindFor(type));
  return { meta, engagementId: id, report, model };
}
