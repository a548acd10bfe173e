import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, instant, nothing } from '../primitives.ts';

const text = z.string().trim().min(1).max(2000);

export const incidentEvent = z.strictObject({
  id,
  at: instant,
  text: z.string(),
  /** Who wrote it down. */
  author: z.string(),
});
export type IncidentEvent = z.infer<typeof incidentEvent>;

/** What happened in an incident, hour by hour, beside the times of its record. */
export const incidentTimelineContract = {
  /** In order of time. */
  incidentEvents: oc.input(z.strictObject({ incidentId: id })).output(z.array(incidentEvent)),
  addIncidentEvent: oc
    .input(z.strictObject({ incidentId: id, at: instant, text }))
    .output(z.strictObject({ id })),
  updateIncidentEvent: oc
    .input(z.strictObject({ eventId: id, at: instant.optional(), text: text.optional() }))
    .output(nothing),
  removeIncidentEvent: oc.input(z.strictObject({ eventId: id })).output(nothing),
  /** A finding with the facts of the incident as a draft, of the first control that is linked to it. */
  raiseIncidentFinding: oc
    .input(z.strictObject({ incidentId: id }))
    .output(z.strictObject({ id, ref: z.string() })),
};
