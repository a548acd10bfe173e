import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { isLate, type Removal } from '../../../../shared/domain/workforce.ts';
import { plural } from '../../../app/format.ts';
import { hoursWords } from './removal-words.ts';
import styles from './people.module.css';

interface Props {
  leavers: readonly { row: RegisterRow; removal: Removal }[];
  limitHours: number;
  onPick: (id: string) => void;
}

const WIDTH = 720;
const HEIGHT = 64;
const LEFT = 12;
const AXIS = 44;
/** The axis reaches three times the limit; what is beyond stands at its end. */
const REACH = 3;

/** Hours until access was removed, a mark for each leaver, and the limit as a line. */
export function RemovalChart({ leavers, limitHours, onPick }: Props) {
  const most = limitHours * REACH;
  const x = (hours: number) => LEFT + (Math.min(Math.max(hours, 0), most) / most) * (WIDTH - 2 * LEFT - 60);
  const late = leavers.filter(({ removal }) => isLate(removal)).length;
  const stacked = new Map<number, number>();
  return (
    <figure
      className={styles.chart}
      aria-label={`Hours until access was removed: ${late} of ${leavers.length} late`}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden>
        <line x1={LEFT} x2={WIDTH - LEFT} y1={AXIS} y2={AXIS} className={styles.axis} />
        {[0, 1, 2, 3].map((times) => (
          <text key={times} x={x(times * limitHours)} y={AXIS + 15} className={styles.tick}>
            {times * limitHours} h{times === REACH && ' and more'}
          </text>
        ))}
        <line x1={x(limitHours)} x2={x(limitHours)} y1={4} y2={AXIS + 4} className={styles.limit} />
        {leavers.map(({ row, removal }) => {
          const place = Math.round(x(removal.hours));
          const bin = Math.round(place / 8);
          const level = stacked.get(bin) ?? 0;
          stacked.set(bin, level + 1);
          const y = AXIS - 7 - Math.min(level, 3) * 9;
          const name = `${String(row.values['name'])}: ${hoursWords(removal)}${removal.state === 'never' ? ', not removed' : ''}`;
          return (
            <g
              key={row.id}
              className={styles.mark}
              data-late={isLate(removal) || undefined}
              onClick={() => onPick(row.id)}
            >
              <title>{name}</title>
              {isLate(removal) ? (
                <path d={`M${place} ${y - 5}l5 5-5 5-5-5Z`} />
              ) : (
                <circle cx={place} cy={y} r={3.5} />
              )}
            </g>
          );
        })}
      </svg>
      <figcaption>
        {late === 0
          ? `All ${plural(leavers.length, 'leaver')} within ${limitHours} h.`
          : `${late} of ${plural(leavers.length, 'leaver')} beyond ${limitHours} h. Diamonds are late; the line is the limit.`}
      </figcaption>
    </figure>
  );
}
