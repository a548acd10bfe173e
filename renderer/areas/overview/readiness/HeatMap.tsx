import type { KeyboardEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import type { CategoryReadiness, ReadinessSummary } from '../../../../shared/contract/readiness.ts';
import { CATEGORY_NAMES, READINESS_CODES, READINESS_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { RatingGlyph } from '../../../components/glyphs.tsx';
import { RatingSign } from '../../../components/Sign.tsx';
import tiles from '../ReadinessTiles.module.css';
import { useRoving, type RovingItem } from '../use-roving.ts';
import { heatMapOf, nextTile } from './heat-map-rows.ts';
import styles from './heat-map.module.css';
import { COVERAGE_NAMES } from './readiness-filter.ts';

interface Props {
  summary: ReadinessSummary;
  /** Ids of the criteria that pass the filter. The others leave their place empty. */
  shown: ReadonlySet<string>;
  /** Id of the criterion or category in the address. */
  current: string | null;
}

/** Readiness of every criterion by category and group. One stop of the Tab key: arrow keys go from tile to tile. */
export function HeatMap({ summary, shown, current }: Props) {
  const [, navigate] = useLocation();
  const map = heatMapOf(summary);
  const lines = map.flatMap(({ category, rows }) => [
    [category as string],
    ...rows
      .map(({ criteria }) => criteria.map(({ id }) => id).filter((id) => shown.has(id)))
      .filter((ids) => ids.length > 0),
  ]);
  const { box, stop, focus, itemOf } = useRoving(lines.flat(), current);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && current) return navigate(links.readiness);
    const next = nextTile(lines, stop, event.key);
    if (next === undefined || next === stop) return;
    event.preventDefault();
    focus(next);
    // An open detail follows.
    if (current) navigate(links.readinessOf(next), { replace: true });
  };

  return (
    <div
      ref={box}
      className={styles.board}
      role="group"
      aria-label="Readiness by criterion"
      onKeyDown={onKeyDown}
    >
      {map.map(({ category, rows }) => (
        <section key={category} aria-label={CATEGORY_NAMES[category]}>
          <CategoryHead
            readiness={summary.categories.find((known) => known.category === category)}
            isCurrent={current === category}
            stop={itemOf(category)}
          />
          {rows.map(({ group, criteria }) => (
            <div key={group} className={styles.row}>
              <span title={group}>
                {group}
                <small>
                  {criteria.filter(({ rating }) => rating === 'ready').length} of {criteria.length} ready
                </small>
              </span>
              {criteria.map((criterion) =>
                shown.has(criterion.id) ? (
                  <Tile
                    key={criterion.id}
                    criterion={criterion}
                    isCurrent={current === criterion.id}
                    stop={itemOf(criterion.id)}
                  />
                ) : (
                  <i key={criterion.id} />
                ),
              )}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

interface StopProps {
  isCurrent: boolean;
  stop: RovingItem;
}

interface HeadProps extends StopProps {
  readiness: CategoryReadiness | undefined;
}

function CategoryHead({ readiness, isCurrent, stop }: HeadProps) {
  if (!readiness) return null;
  const { category, rating, counts, reasons } = readiness;
  const all = Object.values(counts).reduce((sum, criteria) => sum + criteria, 0);
  const relevant = all - (counts.not_relevant ?? 0);
  const [first] = reasons;
  return (
    <Link
      href={links.readinessOf(category)}
      className={styles.category}
      aria-current={isCurrent || undefined}
      {...stop}
    >
      <b>{CATEGORY_NAMES[category]}</b>
      <RatingSign rating={rating} />
      <span>
        {counts.ready ?? 0} of {plural(relevant, 'criterion', 'criteria')} ready
      </span>
      <span className={styles.because}>{first?.text}</span>
    </Link>
  );
}

interface TileProps extends StopProps {
  criterion: CriterionRow;
}

function Tile({ criterion, isCurrent, stop }: TileProps) {
  const { id, rating, coverage, controls, isRelevant, override, openGaps, summary } = criterion;
  const facts = [
    id,
    READINESS_NAMES[rating],
    ...(isRelevant
      ? [coverage === 'several' ? plural(controls.length, 'control') : COVERAGE_NAMES[coverage].toLowerCase()]
      : []),
    ...(override ? ['rated by hand'] : []),
    ...(openGaps > 0 ? [plural(openGaps, 'open gap')] : []),
  ];
  return (
    <Link
      href={links.readinessOf(id)}
      className={`${tiles.tile} ${styles.tile}`}
      data-rating={rating}
      data-by-hand={override ? true : undefined}
      aria-current={isCurrent || undefined}
      aria-label={facts.join(', ')}
      title={`${facts.join(', ')}\n${summary}`}
      {...stop}
    >
      <span>
        {id}
        <RatingGlyph rating={rating} size={10} />
      </span>
      <span>
        {READINESS_CODES[rating]}
        {isRelevant && <span>{controls.length}</span>}
      </span>
    </Link>
  );
}
