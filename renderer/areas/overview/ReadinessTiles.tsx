import { useRef, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import type { Overview } from '../../../shared/contract/reports/reports.ts';
import { READINESS_NAMES, READINESS_RATINGS } from '../../../shared/domain/vocabulary.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { RatingGlyph } from '../../components/glyphs.tsx';
import { Section } from '../../components/Section.tsx';
import { RatingSign } from '../../components/Sign.tsx';
import styles from './ReadinessTiles.module.css';

/** Privacy has a group for almost every criterion; two rows of tiles read better than eight. */
function rowName({ id, category, group }: CriterionRow): string {
  if (category !== 'privacy') return group;
  return id < 'P6' ? 'Privacy, P1 to P5' : 'Privacy, P6 to P8';
}

function rowsOf(criteria: readonly CriterionRow[]): [string, CriterionRow[]][] {
  const rows = new Map<string, CriterionRow[]>();
  for (const criterion of criteria) {
    const name = rowName(criterion);
    rows.set(name, [...(rows.get(name) ?? []), criterion]);
  }
  return [...rows];
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function Tile({ criterion }: { criterion: CriterionRow }) {
  const { id, rating, reasons, summary } = criterion;
  const name = READINESS_NAMES[rating];
  return (
    <Link
      href={links.readinessOf(id)}
      className={styles.tile}
      data-rating={rating}
      aria-label={`${id}, ${name}`}
      title={[`${id} ${name}: ${summary}`, ...reasons.map(({ text }) => text)].join('\n')}
    >
      {id}
      <RatingGlyph rating={rating} size={10} />
    </Link>
  );
}

/** Readiness of every criterion in scope; a tile opens its criterion. Arrow keys go from tile to tile. */
export function ReadinessTiles({ overview }: { overview: Overview }) {
  const board = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    const tiles = [...(board.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const next = tiles[tiles.findIndex((tile) => tile === document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <Section title="Readiness by criterion" hint={plural(overview.criteria.length, 'criterion', 'criteria')}>
      <ul className={styles.legend}>
        {READINESS_RATINGS.map((rating) => (
          <li key={rating}>
            <RatingSign rating={rating} />
            <b>{overview.ratings[rating]}</b>
          </li>
        ))}
      </ul>
      <div ref={board} className={styles.board} role="group" aria-label="Criteria" onKeyDown={onKeyDown}>
        {rowsOf(overview.criteria).map(([name, criteria]) => (
          <div key={name} className={styles.row}>
            <span>{name}</span>
            {criteria.map((criterion) => (
              <Tile key={criterion.id} criterion={criterion} />
            ))}
          </div>
        ))}
      </div>
    </Section>
  );
}
