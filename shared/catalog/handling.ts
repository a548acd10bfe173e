/** A classification matrix to start from: what each class of data means and how it is handled, in our own words. */
import type { Classification } from '../domain/vocabulary.ts';
import data from './handling.json' with { type: 'json' };

export interface HandlingRule {
  classification: Classification;
  meaning: string;
  access: string;
  storage: string;
  transfer: string;
  disposal: string;
}

/** One rule for each class, from the least to the most sensitive. */
export const HANDLING_RULES = data as readonly HandlingRule[];
