/** Which words a report explains. */
import { GLOSSARY, type Term } from '../catalog/glossary.ts';
import type { ReportKind } from './report-model.ts';
import type { ReportPartId } from './report-parts.ts';

/** Terms of every report, by their ids in the glossary. */
const ALWAYS = [
  'attestation',
  'auditor',
  'category',
  'control',
  'control-owner',
  'criterion',
  'design',
  'evidence',
  'exception',
  'finding',
  'inspection',
  'inquiry',
  'observation',
  'opinion',
  'readiness',
  'reperformance',
  'severity',
  'system',
  'walkthrough',
  'workpaper',
] as const;

/** Terms that a part brings along. */
const OF_PARTS: Partial<Record<ReportPartId, readonly string[]>> = {
  scope: ['carve-out', 'commitment', 'inclusive', 'subservice-organization', 'system-requirement'],
  description: ['description-criteria', 'system-description'],
  findings: ['compensating-control', 'management-response', 'remediation', 'retest'],
  vendors: ['bridge-letter', 'csoc', 'cuec', 'user-entity', 'vendor'],
  methodology: ['attribute', 'test-procedure'],
  requests: ['evidence-request'],
  samples: ['population', 'sample', 'sample-item'],
  signoffs: ['preparer', 'reviewer', 'sign-off'],
  matrix: ['control-matrix', 'corrective', 'detective', 'frequency', 'it-dependent', 'preventive'],
  workpapers: ['preparer', 'reviewer', 'tick-mark'],
  events: ['incident'],
};

/** Terms of one kind of report. */
const OF_KIND: Record<ReportKind, readonly string[]> = {
  type1: ['as-of-date', 'type-i'],
  type2: ['completeness-and-accuracy', 'did-not-occur', 'occurrence', 'operation', 'period', 'type-ii'],
};

/** A report of design never speaks of operation, not even to explain the word. */
const OPERATION = /\b(operat\w+|type ii|effective\w*)\b/i;

/** The terms that a report of this kind with these parts uses, in alphabetical order. */
export function glossaryOf(kind: ReportKind, parts: readonly ReportPartId[]): Term[] {
  const wanted = new Set<string>([
    ...ALWAYS,
    ...OF_KIND[kind],
    ...parts.flatMap((part) => OF_PARTS[part] ?? []),
  ]);
  return GLOSSARY.filter(({ id, text }) => wanted.has(id) && (kind === 'type2' || !OPERATION.test(text)));
}
