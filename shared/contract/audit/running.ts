import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PLAN_SHOWS } from '../../domain/mock-audit/dashboard.ts';
import {
  REQUEST_KIND_NAMES,
  REQUEST_STATUS_NAMES,
  type RequestKind,
  type RequestStatus,
} from '../../domain/mock-audit/requests.ts';
import { TEST_KINDS, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { day, id, nothing } from '../primitives.ts';

const results = z.record(z.enum(TEST_RESULTS), z.int());

export const auditDashboard = z.strictObject({
  results: z.record(z.enum(TEST_KINDS), results),
  shows: z.record(z.enum(PLAN_SHOWS), z.int()),
  tests: z.int(),
  exceptions: z.int(),
  openFindings: z.int(),
  openNotes: z.int(),
  populations: z.int(),
  notAgreed: z.int(),
  samples: z.int(),
  samplesIncomplete: z.int(),
  requests: z.strictObject({ open: z.int(), total: z.int() }),
  milestones: z.array(z.strictObject({ name: z.string(), day: z.string(), left: z.int() })),
  preparers: z.array(
    z.strictObject({ name: z.string().nullable(), tests: z.int(), concluded: z.int(), late: z.int() }),
  ),
  next: z.array(z.strictObject({ text: z.string(), detail: z.string(), link: z.string() })),
});

const kinds = Object.keys(REQUEST_KIND_NAMES) as [RequestKind, ...RequestKind[]];
const statuses = Object.keys(REQUEST_STATUS_NAMES) as [RequestStatus, ...RequestStatus[]];

export const auditRequest = z.strictObject({
  /** Follows from what is asked for. */
  id: z.string(),
  number: z.string(),
  kind: z.enum(kinds),
  title: z.string(),
  what: z.string(),
  why: z.array(z.strictObject({ id, workpaper: z.string() })),
  controls: z.array(z.strictObject({ id, ref: z.string() })),
  criteria: z.array(z.string()),
  owner: z.string().nullable(),
  due: day.nullable(),
  status: z.enum(statuses),
  items: z.array(
    z.strictObject({
      key: z.string(),
      date: z.string(),
      description: z.string(),
      received: z.boolean(),
    }),
  ),
  link: z.string(),
});

export const runningContract = {
  dashboard: oc.input(nothing).output(auditDashboard),
  /** What the tests need from the client, received or not. */
  requests: oc.input(nothing).output(z.array(auditRequest)),
};
