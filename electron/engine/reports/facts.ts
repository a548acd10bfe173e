/** What an export said, packed for the log of exports, and read back. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { factsOf, FACT_AREA_IDS, type ReportFacts } from '../../../shared/domain/report-facts.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import type { RenderedDocument } from './writers.ts';

/** Bytes of facts, unpacked; a file from outside may claim anything. */
const MOST = 50_000_000;

const fact = z.strictObject({
  ref: z.string(),
  title: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const facts: z.ZodType<ReportFacts> = z.object({
  kind: z.enum(['type1', 'type2']),
  areas: z.record(z.enum(FACT_AREA_IDS), z.array(fact)),
});

/** Null for what is not made from a report: nothing of it is compared. */
export function packFacts(rendered: RenderedDocument): Uint8Array | null {
  const report = reportOf(rendered);
  return report && gzipSync(JSON.stringify(factsOf(report)));
}

function reportOf({ document, model }: RenderedDocument): ReportModel | null {
  if (document === 'report') return model;
  return document === 'oscal' ? { meta: model.meta, ...model.report } : null;
}

/** Null for what is damaged or was written by a version that kept other facts. */
export function unpackFacts(packed: Uint8Array): ReportFacts | null {
  try {
    const text = gunzipSync(packed, { maxOutputLength: MOST }).toString('utf8');
    return facts.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
