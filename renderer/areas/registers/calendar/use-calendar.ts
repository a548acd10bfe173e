import type { OccurrenceAt, OccurrenceFilter, OccurrenceRow } from '../../../../shared/contract/calendar.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';

/** The year of all controls. Asked for again after every change, like all data of the engine. */
export const useYear = () => useData(['calendar', 'year'], () => api.calendar.year({})).data;

export const useOccurrences = (filter: OccurrenceFilter) =>
  useData(['calendar', 'agenda', filter], () => api.calendar.agenda(filter)).data;

export const useOffers = () => useData(['calendar', 'offers'], () => api.calendar.offers({})).data;

/** An occurrence as its evidence shows it: on the day that it shows first, with all of it attached. */
export const confirmedBy = (
  row: OccurrenceRow,
): { controlId: string; system: string; key: string; doneOn: string; evidenceIds: string[] }[] =>
  row.offered === null
    ? []
    : [
        {
          ...placeOf(row),
          doneOn: row.offered.doneOn,
          evidenceIds: row.offered.evidence.map(({ id }) => id),
        },
      ];

/** What a call needs to know of an occurrence. */
export const placeOf = ({ controlId, system, key }: OccurrenceAt): OccurrenceAt => ({
  controlId,
  system,
  key,
});
