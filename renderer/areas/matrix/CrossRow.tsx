import { memo, type MouseEvent, type ReactNode } from 'react';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import { COVERAGE_NAMES, type Coverage, type Mark } from './cross.ts';
import styles from './cross.module.css';

/** Width of the part that stays in view, and of one control's column (px). The style sheet holds the same. */
export const LEFT = 452;
export const COLUMN = 26;

interface Props {
  criterion: CriterionRow;
  index: number;
  /** Name of the group that begins with this row. */
  heading: string | undefined;
  /** The controls that serve it. */
  marks: readonly Mark[];
  prefix: string;
  activeColumn: number | null;
  /** These stay the same between renders. Column -1 is the criterion itself. */
  onPress: (index: number, column: number) => void;
  onControl: (column: number) => void;
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

const leftOf = (column: number) => ({ left: LEFT + column * COLUMN });

/** The column under the pointer; -1 over the part that stays in view. */
function columnAt({ target, currentTarget, clientX }: MouseEvent): number {
  if ((target as Element).closest(`.${styles.left}`)) return -1;
  return Math.floor((clientX - currentTarget.getBoundingClientRect().left - LEFT) / COLUMN);
}

/**
 * One criterion against all controls. Only the cells that hold a mark, and the active one, are elements: the lines between
 * the others are painted by the row, so a matrix of 500 columns scrolls without anything being drawn anew.
 */
function Row({ criterion, index, heading, marks, prefix, activeColumn, ...on }: Props) {
  const { coverage } = criterion;
  const isEmptyActive =
    activeColumn !== null && activeColumn >= 0 && marks.every(({ column }) => column !== activeColumn);
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
        onClick={(event) => {
          const target = event.target as HTMLElement;
          if (target.closest(`.${styles.coverage}`)) on.onCriterion(criterion.id);
          else on.onPress(index, columnAt(event));
        }}
        onDoubleClick={(event) => {
          const column = columnAt(event);
          if (column >= 0) on.onControl(column);
          else on.onCriterion(criterion.id);
        }}
      >
        <div role="none" className={styles.left}>
          <div
            role="rowheader"
            id={cellId(-1)}
            className={styles.id}
            data-active={activeColumn === -1 || undefined}
          >
            {criterion.id}
          </div>
          <div role="gridcell" className={styles.summary} title={criterion.summary}>
            {criterion.summary}
          </div>
          <div role="gridcell" className={styles.coverage}>
            <CoverageSign
              coverage={coverage}
              words={
                coverage === 'several' ? `${criterion.controls.length} controls` : COVERAGE_NAMES[coverage]
              }
            />
          </div>
        </div>
        {marks.map(({ column, control: { id, ref, title, rationales } }) => {
          const rationale = rationales[criterion.id];
          const why = rationale ? `: ${rationale}` : '';
          return (
            <div
              key={id}
              role="gridcell"
              id={cellId(column)}
              aria-colindex={column + 4}
              aria-label={`${ref} serves it${why}`}
              title={`${ref} ${title}${why}`}
              className={styles.mark}
              style={leftOf(column)}
              data-explained={Boolean(rationale) || undefined}
              data-active={activeColumn === column || undefined}
            />
          );
        })}
        {isEmptyActive && (
          <div
            role="gridcell"
            id={cellId(activeColumn)}
            aria-colindex={activeColumn + 4}
            className={styles.cell}
            style={leftOf(activeColumn)}
            data-active
          />
        )}
      </div>
    </>
  );
}

const sameMarks = (a: readonly Mark[], b: readonly Mark[]) =>
  a.length === b.length &&
  a.every(({ column, control }, at) => column === b[at]?.column && control === b[at].control);

/** Drawn again only when something in the row changes. */
export const CrossRow = memo(
  Row,
  (a, b) =>
    a.criterion === b.criterion &&
    a.index === b.index &&
    a.heading === b.heading &&
    a.activeColumn === b.activeColumn &&
    sameMarks(a.marks, b.marks),
);
