import { VisuallyHidden } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { ControlRow, CriterionRow } from '../../../shared/contract/matrix.ts';
import { COVERAGE_NAMES, type Coverage } from './cross.ts';
import styles from './cross.module.css';

/** Width of the part that stays in view, and of one control's column (px). The style sheet holds the same. */
export const LEFT = 452;
export const COLUMN = 26;

interface Props {
  criterion: CriterionRow;
  index: number;
  /** Name of the group that begins with this row. */
  heading: string | undefined;
  /** The controls in view; the first of them is control number `first`. */
  controls: readonly ControlRow[];
  first: number;
  prefix: string;
  activeColumn: number | null;
  onPress: (column: number) => void;
  onControl: (id: string) => void;
  onCriterion: (id: string) => void;
}

const SHAPES: Record<Coverage, ReactNode> = {
  none: (
    <path
      d="M6 1l5.2 9.8H.8ZM6 4.4v3M6 8.6v.9"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.2"
      strokeLinejoin="round"
    />
  ),
  single: <rect x="4" y="3" width="5" height="6" fill="currentColor" />,
  several: <path d="M0 3h5v6H0zM7 3h5v6H7z" fill="currentColor" />,
};

/** Told by a shape and in words. */
export function CoverageSign({ coverage, words }: { coverage: Coverage; words: string }) {
  return (
    <span className={styles.sign} data-coverage={coverage}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
        {SHAPES[coverage]}
      </svg>
      {words}
    </span>
  );
}

function Row({ criterion, index, heading, controls, first, prefix, activeColumn, ...on }: Props) {
  const { coverage } = criterion;
  const cellId = (column: number) => `${prefix}${criterion.id}-${column}`;
  return (
    <>
      {heading && (
        <div role="row" className={styles.group}>
          <div role="rowheader">{heading}</div>
        </div>
      )}
      <div
        role="row"
        id={`${prefix}${criterion.id}`}
        aria-rowindex={index + 2}
        className={styles.row}
        data-current={activeColumn !== null || undefined}
        data-coverage={coverage}
      >
        <div
          role="rowheader"
          id={cellId(-1)}
          className={styles.id}
          data-active={activeColumn === -1 || undefined}
          onClick={() => on.onPress(-1)}
          onDoubleClick={() => on.onCriterion(criterion.id)}
        >
          {criterion.id}
        </div>
        <div
          role="gridcell"
          className={styles.summary}
          title={criterion.summary}
          onClick={() => on.onPress(-1)}
        >
          {criterion.summary}
        </div>
        <div role="gridcell" className={styles.coverage} onClick={() => on.onCriterion(criterion.id)}>
          <CoverageSign
            coverage={coverage}
            words={
              coverage === 'several' ? `${criterion.controls.length} controls` : COVERAGE_NAMES[coverage]
            }
          />
        </div>
        <div style={{ width: first * COLUMN }} />
        {controls.map((control, offset) => {
          const column = first + offset;
          const serves = control.criteria.includes(criterion.id);
          const rationale = control.rationales[criterion.id];
          return (
            <div
              key={control.id}
              role="gridcell"
              id={cellId(column)}
              aria-colindex={column + 4}
              className={styles.cell}
              title={`${control.ref} ${control.title}${rationale ? `: ${rationale}` : ''}`}
              data-active={activeColumn === column || undefined}
              onClick={() => on.onPress(column)}
              onDoubleClick={() => on.onControl(control.id)}
            >
              {serves && (
                <>
                  <i data-explained={Boolean(rationale) || undefined} />
                  <VisuallyHidden>
                    {control.ref} serves it{rationale && `: ${rationale}`}
                  </VisuallyHidden>
                </>
              )}
            </div>
          );
        })}
      </div>
    </>
  );
}

/** One criterion against the controls in view. Drawn again only when something in the row changes. */
export const CrossRow = memo(
  Row,
  (a, b) =>
    a.criterion === b.criterion &&
    a.index === b.index &&
    a.heading === b.heading &&
    a.controls === b.controls &&
    a.activeColumn === b.activeColumn,
);
