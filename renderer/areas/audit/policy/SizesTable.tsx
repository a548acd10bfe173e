import { useRef, type KeyboardEvent } from 'react';
import {
  SAMPLING_RISK_NAMES,
  SAMPLING_RISKS,
  type SamplingPolicy,
} from '../../../../shared/domain/sampling/index.ts';
import { FREQUENCIES, FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { NumberField } from './NumberField.tsx';
import { readCount, withSize } from './policy-edit.ts';
import styles from './policy.module.css';

interface Props {
  policy: SamplingPolicy;
  readOnly: boolean;
  onSave: (policy: SamplingPolicy) => Promise<unknown>;
  onProblem: (sentence: string | undefined) => void;
}

/** Sizes by frequency and risk. Arrow keys up and down go from row to row, Tab from cell to cell. */
export function SizesTable({ policy, readOnly, onSave, onProblem }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    const place = event.target instanceof HTMLElement ? event.target.dataset['place'] : undefined;
    if (!by || place === undefined) return;
    const [line, column] = place.split(':');
    const next = table.current?.querySelector<HTMLElement>(`[data-place="${Number(line) + by}:${column}"]`);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <table ref={table} className={styles.sizes} onKeyDown={onKeyDown}>
      <caption className={styles.caption}>
        Items to test, by frequency of the control and risk that it fails
      </caption>
      <thead>
        <tr>
          <th scope="col">Frequency</th>
          {SAMPLING_RISKS.map((risk) => (
            <th key={risk} scope="col">
              {SAMPLING_RISK_NAMES[risk]} risk
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {FREQUENCIES.map((frequency, line) => (
          <tr key={frequency}>
            <th scope="row">{FREQUENCY_NAMES[frequency]}</th>
            {SAMPLING_RISKS.map((risk, column) => (
              <td key={risk}>
                <NumberField
                  label={`${FREQUENCY_NAMES[frequency]}, ${risk} risk`}
                  place={`${line}:${column}`}
                  value={String(policy.sizes[frequency][risk])}
                  readOnly={readOnly}
                  onProblem={onProblem}
                  onSave={async (text) => onSave(withSize(policy, frequency, risk, readCount(text)))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
