import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { scoreOf, type RiskScale } from '../../../../shared/domain/risk-scale.ts';
import {
  flagsOf,
  readRisk,
  RISK_FLAG_NAMES,
  RISK_VIEW_NAMES,
  RISK_VIEWS,
} from '../../../../shared/domain/risks.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import type { OwnOptions } from '../../../components/register/field-options.ts';
import { LevelSign } from './LevelSign.tsx';
import styles from './risks.module.css';

/** Scores with their levels, and what keeps a risk from being in order. @param today ISO day */
export const riskColumns = (scale: RiskScale, today: string): GridColumn<RegisterRow>[] => [
  ...RISK_VIEWS.map((view): GridColumn<RegisterRow> => ({
    id: `${view}Score`,
    header: RISK_VIEW_NAMES[view],
    title: `${RISK_VIEW_NAMES[view]} score`,
    width: 96,
    text: (row) => {
      const rating = readRisk(row)[view];
      return rating && scoreOf(rating);
    },
    cell: (row) => <LevelSign scale={scale} rating={readRisk(row)[view]} />,
  })),
  {
    id: 'flags',
    header: 'To do',
    title: 'What is to be put in order',
    width: 190,
    text: (row) => flagWords(row, scale, today),
    cell: (row) => {
      const words = flagWords(row, scale, today);
      return (
        <span className={styles.flags} title={words}>
          {words}
        </span>
      );
    },
  },
];

const flagWords = (row: RegisterRow, scale: RiskScale, today: string) =>
  flagsOf(readRisk(row), scale, today)
    .map((flag) => RISK_FLAG_NAMES[flag])
    .join(', ');

/** The steps of the scale by name, for the fields that hold one. */
export function stepOptions({ likelihood, impact }: RiskScale): OwnOptions {
  const options = (names: readonly string[]) =>
    names.map((name, i) => ({ value: String(i + 1), label: `${i + 1} ${name}` }));
  return {
    likelihood: options(likelihood),
    residualLikelihood: options(likelihood),
    impact: options(impact),
    residualImpact: options(impact),
  };
}
