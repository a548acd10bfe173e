/**
 * The starter library: controls a SaaS company can adopt and edit, with the requests and tests that go with them. Own words
 * throughout. Together they cover the common criteria, availability and confidentiality.
 */
import { criteriaFor } from '../domain/criteria.ts';
import type { Category, Frequency, Layer, Mode, Nature, ProcedureNature } from '../domain/vocabulary.ts';
import data from './controls.json' with { type: 'json' };

export interface DesignTest {
  procedure: string;
  natures: readonly ProcedureNature[];
}

export interface OperationTest extends DesignTest {
  /** What is checked on each sample item; letters run from A. */
  attributes: readonly { letter: string; text: string }[];
}

export interface LibraryControl {
  /** Stable: prefix of the domain and a number, such as IAM-07. */
  ref: string;
  title: string;
  /** Who does what, how often, and what is left to show for it. */
  statement: string;
  domain: string;
  layer: Layer;
  nature: Nature;
  mode: Mode;
  frequency: Frequency;
  isKey: boolean;
  /** A role to start from; the engagement names the person. */
  ownerRole: string;
  /** What to ask the client for. */
  evidence: string;
  /** Identifiers in canonical order. */
  criteria: readonly string[];
  designTest: DesignTest;
  operationTest: OperationTest;
}

/** Every control of the library, common criteria first. */
export const LIBRARY_CONTROLS = data as readonly LibraryControl[];

/** The controls that serve at least one criterion in scope, with their criteria reduced to the scope. */
export function starterControls(categories: readonly Category[]): LibraryControl[] {
  const inScope = new Set(criteriaFor(categories).map((criterion) => criterion.id));
  return LIBRARY_CONTROLS.map((control) => ({
    ...control,
    criteria: control.criteria.filter((id) => inScope.has(id)),
  })).filter((control) => control.criteria.length > 0);
}
