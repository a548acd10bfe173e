import { levelIndex, mostScore, scoreOf, type RiskScale } from '../../../../shared/domain/risk-scale.ts';
import { remaining, type Risk } from '../../../../shared/domain/risks.ts';
import { plural } from '../../../app/format.ts';
import { levelSpans, toneOf } from './heat.ts';
import styles from './risks.module.css';

interface Props {
  scale: RiskScale;
  /** Those that are not closed. */
  risks: readonly Risk[];
}

/** The levels with their scores and how many open risks have what is left of them there. */
export function Legend({ scale, risks }: Props) {
  const spans = levelSpans(scale, mostScore(scale));
  const levels = risks.flatMap((risk) => {
    const rating = remaining(risk);
    return rating ? [levelIndex(scale, scoreOf(rating))] : [];
  });
  return (
    <div className={styles.legend}>
      <table>
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">Score</th>
            <th scope="col">Open risks, as they stand</th>
          </tr>
        </thead>
        <tbody>
          {scale.levels
            .map(({ name }, i) => ({ name, i }))
            .toReversed()
            .map(({ name, i }) => (
              <tr key={name}>
                <th scope="row">
                  <span className={styles.swatch} data-tone={toneOf(scale, i)} aria-hidden /> {name}
                </th>
                <td>{spans[i]}</td>
                <td>{levels.filter((level) => level === i).length}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p>
        Scores above {scale.appetite} are over the appetite (outlined).{' '}
        {risks.length > levels.length && `${plural(risks.length - levels.length, 'risk')} not rated.`}
      </p>
    </div>
  );
}
