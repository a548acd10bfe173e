import { NativeSelect, NumberInput, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { DEFAULT_FREQUENCY_TABLE } from '../../../../shared/domain/sampling/index.ts';
import { FREQUENCIES, FREQUENCY_NAMES, type Frequency } from '../../../../shared/domain/vocabulary.ts';
import { useControls } from '../queries.ts';
import { sizeChoices, sizeStatement } from './sizes.ts';
import styles from './draw.module.css';

export interface ChosenSize {
  id: string;
  n: number;
  /** The sentence that the workpaper keeps. */
  basis: string;
}

interface Props {
  sheet: TestSheet;
  /** Items to draw from. */
  population: number;
  chosen: ChosenSize | null;
  onChoose: (size: ChosenSize) => void;
}

const OTHER = 'other';

/** The firm's sizes for the control's frequency, what each would say statistically, and any other size with its reason. */
export function SizeAdvisor({ sheet, population, chosen, onChoose }: Props) {
  const [frequency, setFrequency] = useState<Frequency>(sheet.frequency ?? 'per-occurrence');
  const control = useControls().data?.find(({ id }) => id === sheet.controlId);
  const automated = control?.mode === 'automated';
  const choices = sizeChoices({ frequency, automated, population });
  const { name, source, basis } = DEFAULT_FREQUENCY_TABLE;

  const pick = (id: string) => {
    const choice = choices.find((known) => known.id === id);
    if (choice) onChoose({ id, n: choice.n, basis: choice.basis });
    else onChoose({ id: OTHER, n: chosen?.n ?? 0, basis: chosen?.id === OTHER ? chosen.basis : '' });
  };
  const other = chosen?.id === OTHER;
  const statable = other && chosen.n > 0 && chosen.n <= population;

  return (
    <section aria-label="Size">
      <h2>Size</h2>
      <div className={styles.table}>
        <span>
          {name}: <b>{basis}</b>. {source}.
        </span>
        <NativeSelect
          aria-label="Frequency of the control"
          w={140}
          disabled={automated}
          value={frequency}
          onChange={(event) =>
            setFrequency(FREQUENCIES.find((f) => f === event.currentTarget.value) ?? frequency)
          }
          data={FREQUENCIES.map((value) => ({ value, label: FREQUENCY_NAMES[value] }))}
        />
      </div>
      <Radio.Group aria-label="Sample size" value={chosen?.id ?? null} onChange={pick}>
        <table className={styles.sizes}>
          <thead>
            <tr>
              <th scope="col">Basis</th>
              <th scope="col" className={styles.figure}>
                Items
              </th>
              <th scope="col">What it would say statistically, as information</th>
            </tr>
          </thead>
          <tbody>
            {choices.map(({ id, label, n, statement }) => (
              <tr key={id} data-chosen={chosen?.id === id || undefined}>
                <td>
                  <Radio size="xs" value={id} label={label} />
                </td>
                <td className={styles.figure}>{n}</td>
                <td>{statement}</td>
              </tr>
            ))}
            <tr data-chosen={other || undefined}>
              <td>
                <Radio size="xs" value={OTHER} label="Another size" />
              </td>
              <td className={styles.figure}>
                <NumberInput
                  aria-label="Number of items"
                  w={64}
                  min={1}
                  max={Math.min(population, 10_000)}
                  clampBehavior="none"
                  allowDecimal={false}
                  allowNegative={false}
                  value={other && chosen.n > 0 ? chosen.n : ''}
                  onChange={(value) =>
                    onChoose({ id: OTHER, n: Number(value), basis: other ? chosen.basis : '' })
                  }
                />
              </td>
              <td>{statable && sizeStatement(chosen.n, population)}</td>
            </tr>
          </tbody>
        </table>
      </Radio.Group>
      {chosen && (
        <TextInput
          label="Basis, as the workpaper records it"
          mt={8}
          maxLength={300}
          value={chosen.basis}
          onChange={(event) => onChoose({ ...chosen, basis: event.currentTarget.value })}
        />
      )}
      {automated && (
        <p className={styles.hint}>The control is automated: frequency does not matter for its size.</p>
      )}
    </section>
  );
}
