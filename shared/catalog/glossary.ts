/** The words of the product and of the trade, in our own words. */
import data from './glossary.json' with { type: 'json' };

export interface Term {
  /** Stable, for addresses such as /guide/glossary/cuec. */
  id: string;
  term: string;
  /** Other names for the same thing. */
  also?: readonly string[];
  text: string;
  /** Ids of related terms. */
  see?: readonly string[];
}

/** Every term, in alphabetical order. */
export const GLOSSARY = data as readonly Term[];
