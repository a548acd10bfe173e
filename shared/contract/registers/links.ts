import { oc } from '@orpc/contract';
import { z } from 'zod';
import { REGISTER_IDS } from '../../domain/registers.ts';
import { id, nothing } from '../primitives.ts';

const register = z.enum(REGISTER_IDS);
/** Table of the link, as `shared/domain/registers.ts` names it. */
const link = z.string().max(60);
const target = z.string().max(60);

/** What a record is linked to. `id` is the criterion itself where the link is to criteria. */
export const linkedRecord = z.strictObject({ id: target, ref: z.string(), title: z.string() });
export type LinkedRecord = z.infer<typeof linkedRecord>;

/** Links of records of registers: to controls, criteria, evidence and other registers, many to many, seen from both sides. */
export const registerLinksContract = {
  /** What one record is linked to, by the table of the link. */
  linked: oc.input(z.strictObject({ register, id })).output(z.record(link, z.array(linkedRecord))),
  /** Replaces the targets of one link of one record as a whole. */
  setLinked: oc
    .input(z.strictObject({ register, id, link, targets: z.array(target).max(5000) }))
    .output(nothing),
  /** The records that are linked to, or point to, a control, a criterion, a piece of evidence or a record: by register. */
  linkedFrom: oc
    .input(
      z.strictObject({
        to: z.enum(['control', 'criterion', 'evidence', ...REGISTER_IDS]),
        id: target,
      }),
    )
    .output(z.partialRecord(register, z.array(linkedRecord))),
};
