import { REPORT_TYPES } from '../../../shared/catalog/explainers.ts';
import { CategoryChoice } from './CategoryChoice.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';

export type Topic = 'types' | 'categories';

/** What stands behind a disclosure beside a form field. */
export default function Explained({ topic }: { topic: Topic }) {
  return topic === 'types' ? <ComparisonTable comparison={REPORT_TYPES} /> : <CategoryChoice />;
}
