import { UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import {
  levelIndex,
  levelName,
  scoreOf,
  type RiskRating,
  type RiskScale,
} from '../../../../shared/domain/risk-scale.ts';
import { cellCounts, cellKey, type Risk, type RiskView } from '../../../../shared/domain/risks.ts';
import { plural } from '../../../app/format.ts';
import { useRoving } from '../../overview/use-roving.ts';
import { nextCell, toneOf } from './heat.ts';
import { RiskArrow } from './RiskArrow.tsx';
import styles from './risks.module.css';

interface Props {
  scale: RiskScale;
  risks: readonly Risk[];
  view: RiskView;
  /** Key of the cell that the list is filtered by. */
  chosen: string | null;
  /** The risk whose way from inherent to residual is drawn. */
  current: Risk | undefined;
  /** A cell was pressed; null when it was the chosen one. */
  onChoose: (cell: string | null) => void;
}

const steps = (names: readonly string[]) => names.map((name, i) => ({ name, step: i + 1 }));

/** Likelihood upwards, impact to the right; each cell counts its risks, says its score and filters the list. */
export function HeatMap({ scale, risks, view, chosen, current, onChoose }: Props) {
  const counts = cellCounts(risks, view);
  const rows = steps(scale.likelihood).toReversed();
  const columns = steps(scale.impact);
  const keys = rows.flatMap(({ step }) =>
    columns.map((column) => cellKey({ likelihood: step, impact: column.step })),
  );
  const { box, focus, itemOf } = useRoving(keys, chosen);
  const onKeyDown = (event: KeyboardEvent, at: RiskRating) => {
    const next = nextCell(scale, at, event.key);
    if (!next) return;
    event.preventDefault();
    focus(cellKey(next));
  };
  return (
    <div className={styles.map} ref={box}>
      <span className={styles.axisUp} aria-hidden>
        Likelihood
      </span>
      <table aria-label={`Risks by likelihood and impact, ${view}`}>
        <tbody>
          {rows.map(({ name, step }) => (
            <tr key={step}>
              <th scope="row">
                {name} <span>{step}</span>
              </th>
              {columns.map((column) => {
                const at = { likelihood: step, impact: column.step };
                const [key, score] = [cellKey(at), scoreOf(at)];
                const count = counts.get(key) ?? 0;
                const isOver = score > scale.appetite;
                return (
                  <td
                    key={key}
                    data-tone={toneOf(scale, levelIndex(scale, score))}
                    data-over={isOver || undefined}
                  >
                    <UnstyledButton
                      {...itemOf(key)}
                      className={styles.cell}
                      aria-pressed={key === chosen}
                      aria-label={`${name}, ${column.name}: ${plural(count, 'risk')}, score ${score}, ${levelName(scale, score)}${isOver ? ', over appetite' : ''}`}
                      onClick={() => onChoose(key === chosen ? null : key)}
                      onKeyDown={(event) => onKeyDown(event, at)}
                    >
                      <small>{score}</small>
                      {count > 0 && <b>{count}</b>}
                    </UnstyledButton>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            {columns.map(({ name, step }) => (
              <th key={step} scope="col">
                {name} <span>{step}</span>
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
      {current && <RiskArrow scale={scale} risk={current} />}
      <span className={styles.axisRight} aria-hidden>
        Impact
      </span>
    </div>
  );
}
