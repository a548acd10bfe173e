import {
  flagsOf,
  RISK_FLAG_NAMES,
  RISK_VIEW_NAMES,
  RISK_VIEWS,
  type Risk,
} from '../../../../shared/domain/risks.ts';
import { today } from '../../../app/dates.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { LevelSign } from './LevelSign.tsx';
import styles from './risks.module.css';
import { useRiskScale } from './use-risk-scale.ts';

/** How high a risk is before and after what is done about it, and what is to be put in order. */
export function RiskStanding({ risk }: { risk: Risk }) {
  const scale = useRiskScale();
  const flags = flagsOf(risk, scale, today());
  return (
    <PaneSection title="Standing">
      <Properties>
        {RISK_VIEWS.map((view) => (
          <Property key={view} label={RISK_VIEW_NAMES[view]}>
            <LevelSign scale={scale} rating={risk[view]} />
          </Property>
        ))}
        <Property label="To do">
          {flags.length === 0 ? (
            <span className={styles.none}>Nothing</span>
          ) : (
            <ul className={styles.flags}>
              {flags.map((flag) => (
                <li key={flag}>{RISK_FLAG_NAMES[flag]}</li>
              ))}
            </ul>
          )}
        </Property>
      </Properties>
    </PaneSection>
  );
}
