import { oc } from '@orpc/contract';
import { z } from 'zod';
import { EVIDENCE_LINK_KINDS } from '../../domain/evidence-links.ts';
import { id, ids, nothing } from '../primitives.ts';
import { linked } from './records.ts';

const kind = z.enum(EVIDENCE_LINK_KINDS);
const link = z.strictObject({ evidenceIds: ids, kind, targetIds: ids });

/** Evidence of what is no control: records of registers, requests, occurrences. Tests and samples link from their own side. */
export const linksContract = {
  /** What a record is evidence of, kind by kind; kinds without a link are not named. */
  linked: oc.input(z.strictObject({ id })).output(z.partialRecord(kind, z.array(linked))),
  /** Everything of a kind that evidence can be linked to. */
  linkTargets: oc.input(z.strictObject({ kind })).output(z.array(linked)),
  linkTo: oc.input(link).output(nothing),
  unlinkFrom: oc.input(link).output(nothing),
  /** The evidence of one record of a kind. */
  evidenceOf: oc.input(z.strictObject({ kind, id })).output(z.array(linked)),
  /** Replaces that evidence as a whole. */
  setEvidenceOf: oc.input(z.strictObject({ kind, id, evidenceIds: z.array(id).max(5000) })).output(nothing),
};
