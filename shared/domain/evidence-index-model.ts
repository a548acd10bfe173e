/** The index of evidence as plain data: gathered in one read, then written as a workbook in another thread. */
import type { ReportMeta } from './report-model.ts';

export interface IndexedEvidence {
  ref: string;
  title: string;
  /** Where it stands beside the index, with slashes; null where only the index is exported. */
  path: string | null;
  fileName: string;
  origin: string;
  version: number;
  kind: string;
  method: string;
  source: string;
  environment: string;
  query: string;
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
  collectedBy: string;
  /** ISO 8601, UTC. */
  collectedAt: string | null;
  recordCount: number | null;
  confidentiality: string;
  personalData: string;
  criteria: readonly string[];
  controls: readonly string[];
  requests: readonly string[];
  workpapers: readonly string[];
  /** Bytes of the exported file. */
  size: number;
  mediaType: string;
  sha256: string;
  /** Of the original where a redacted copy is exported in its place; empty otherwise. */
  sha256OfOriginal: string;
  verdict: string;
  reviewedBy: string;
  /** Sentences. */
  flags: readonly string[];
  notes: string;
}

/** One box of one redacted copy. */
export interface IndexedRedaction {
  evidence: string;
  page: number;
  what: string;
  reason: string;
  redactedBy: string;
  redactedAt: string;
}

export interface EvidenceIndexModel {
  meta: ReportMeta;
  evidence: readonly IndexedEvidence[];
  redactions: readonly IndexedRedaction[];
}
