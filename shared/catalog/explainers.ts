/** What to choose, and why: SOC 1, 2 and 3, Type I and II, and the five categories. Short enough to stand beside a form field. */
import type { Category } from '../domain/vocabulary.ts';
import data from './explainers.json' with { type: 'json' };

/** A table of alternatives; every row has one cell for each column. */
export interface Comparison {
  title: string;
  summary: string;
  columns: readonly string[];
  rows: readonly { aspect: string; cells: readonly string[] }[];
  note: string;
}

export interface CategoryAdvice {
  category: Category;
  covers: string;
  chooseWhen: string;
  /** Promises to customers that call for this category. */
  promises: readonly string[];
}

export const SOC_REPORTS: Comparison = data.socReports;
export const REPORT_TYPES: Comparison = data.types;
/** One for each category, security first. */
export const CATEGORY_ADVICE = data.categories as readonly CategoryAdvice[];
