import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DESCRIPTION_STATES } from '../domain/description-criteria.ts';
import { REGISTER_IDS } from '../domain/registers.ts';
import { category, id, nothing, paragraph } from './primitives.ts';
import { engagement, newPerson, personFields } from './workspace.ts';

const point = z.strictObject({ text: z.string(), link: z.string() });

/** One of the nine description criteria (DC 1 to 9), with what the records of the workspace say to it. */
export const descriptionRow = z.strictObject({
  /** 1 to 9. */
  criterion: z.int().min(1).max(9),
  title: z.string(),
  /** What a reader of the description expects to find, in our own words. */
  asks: z.string(),
  state: z.enum(DESCRIPTION_STATES),
  /** What there is, for example "3 services", and where it is edited. */
  facts: z.array(point),
  missing: z.array(point),
  note: z.string(),
  /** A person said that note and records answer it. */
  isComplete: z.boolean(),
});
export type DescriptionRow = z.infer<typeof descriptionRow>;

/** How much each part of the scope holds. */
export const scopeCounts = z.strictObject({
  registers: z.record(z.enum(REGISTER_IDS), z.int()),
  /** Vendors without whose controls a criterion would fail. */
  subserviceOrganizations: z.int(),
  /** Kinds of components that have one, of five. */
  componentKinds: z.int(),
  people: z.int(),
  /** Controls that a provider operates, alone or together with the organization. */
  sharedControls: z.int(),
  /** Criteria of the chosen categories that are held not relevant. */
  notRelevant: z.int(),
  /** Description criteria that are asked for, and those covered. */
  descriptionAsked: z.int(),
  descriptionCovered: z.int(),
});
export type ScopeCounts = z.infer<typeof scopeCounts>;

export const scopeContract = {
  get: oc.input(nothing).output(
    z.strictObject({
      engagement,
      categories: z.array(z.strictObject({ category, rationale: z.string() })),
      people: z.array(
        z.strictObject({
          id,
          name: z.string(),
          title: z.string(),
          email: z.string(),
          side: z.enum(['client', 'firm']),
          controls: z.int(),
        }),
      ),
    }),
  ),
  counts: oc.input(nothing).output(scopeCounts),
  /** The description criteria as a checklist fed from the records; DC 9 is asked in Type II only. */
  description: oc.input(nothing).output(z.array(descriptionRow)),
  /** An empty text without the mark removes the note. */
  noteDescription: oc
    .input(z.strictObject({ criterion: z.int().min(1).max(9), text: paragraph, isComplete: z.boolean() }))
    .output(nothing),
  updateEngagement: oc.input(engagement.partial()).output(nothing),
  /** Security is locked on: leaving it out is refused. */
  setCategories: oc
    .input(z.strictObject({ categories: z.array(z.strictObject({ category, rationale: paragraph })).min(1) }))
    .output(nothing),
  addPerson: oc.input(newPerson).output(z.strictObject({ id })),
  updatePerson: oc.input(personFields.partial().extend({ id })).output(nothing),
  removePeople: oc.input(z.strictObject({ ids: z.array(id).min(1) })).output(nothing),
};
