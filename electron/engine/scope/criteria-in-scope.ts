import { criteriaFor } from '../../../shared/domain/criteria.ts';
import type { Session } from '../session.ts';

/** Identifiers of the criteria that the engagement is assessed on. */
export function criteriaInScope(session: Pick<Session, 'categories'>): ReturnType<typeof criteriaFor> {
  return criteriaFor(session.categories());
}
