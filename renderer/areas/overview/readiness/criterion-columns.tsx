import { Link } from 'wouter';
import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import { COVERAGES } from '../../../../shared/domain/readiness.ts';
import { CATEGORY_NAMES, READINESS_NAMES, READINESS_RATINGS } from '../../../../shared/domain/vocabulary.ts';
import { links } from '../../../app/links.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { RatingSign } from '../../../components/Sign.tsx';
import { COVERAGE_NAMES } from './readiness-filter.ts';

export const categoryOf = ({ category }: CriterionRow) => CATEGORY_NAMES[category];

export const CRITERION_COLUMNS: readonly GridColumn<CriterionRow>[] = [
  {
    id: 'id',
    header: 'Criterion',
    width: 72,
    frozen: true,
    text: ({ id }) => id,
    cell: ({ id }) => (
      <Link href={links.readinessOf(id)} tabIndex={-1}>
        {id}
      </Link>
    ),
  },
  {
    id: 'summary',
    header: 'What it asks',
    width: 180,
    grow: true,
    text: ({ summary }) => summary,
    cell: ({ summary }) => <span title={summary}>{summary}</span>,
  },
  {
    id: 'rating',
    header: 'Rating',
    width: 116,
    text: ({ rating }) => READINESS_RATINGS.indexOf(rating),
    cell: ({ rating }) => <RatingSign rating={rating} />,
  },
  {
    id: 'computed',
    header: 'Computed',
    width: 108,
    text: ({ computed }) => READINESS_RATINGS.indexOf(computed),
    cell: ({ computed, rating }) => (computed === rating ? 'the same' : READINESS_NAMES[computed]),
  },
  {
    id: 'coverage',
    header: 'Controls',
    width: 160,
    text: ({ coverage, controls }) => COVERAGES.indexOf(coverage) * 1000 + controls.length,
    cell: ({ coverage, controls }) =>
      coverage === 'several' ? `${controls.length}` : COVERAGE_NAMES[coverage],
  },
  {
    id: 'gaps',
    header: 'Gaps',
    title: 'Open gaps',
    width: 52,
    align: 'end',
    text: ({ openGaps }) => openGaps,
    cell: ({ openGaps }) => openGaps || '',
  },
  {
    id: 'reason',
    header: 'First reason',
    width: 280,
    text: ({ reasons }) => reasons[0]?.text ?? '',
    cell: ({ reasons }) => <span title={reasons.map(({ text }) => text).join('\n')}>{reasons[0]?.text}</span>,
  },
];
