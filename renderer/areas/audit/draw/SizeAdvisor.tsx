import { NumberInput, Radio, TextInput } from '@mantine/core';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { SamplingPolicy } from '../../../../shared/domain/sampling/index.ts';
import { api } from '../../../app/api.ts';
import { count } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PriorNote } from './PriorNote.tsx';
import { StatisticalSize } from './StatisticalSize.tsx';
import { TableSize } from './TableSize.tsx';
import { sizeOf, type Advice, type Choice } from './use-advice.ts';
import styles from './draw.module.css';

interface Props {
  sheet: TestSheet;
  policy: SamplingPolicy;
  advice: Advice;
  /** Items to draw from. */
  population: number;
  canStage: boolean;
  chosen: Choice | null;
  onChoose: (choice: Choice) => void;
}

/** The two sizes with what each says, and the choice between them and any other. */
export function SizeAdvisor({ sheet, policy, advice, population, canStage, chosen, onChoose }: Props) {
  const { readOnly } = useWorkspace();
  const { run } = useAction();
  const { statistics, byPolicy, question, size, table } = advice;
  const picked = sizeOf(chosen, advice);
  const other = chosen?.id === 'other' ? chosen.n : 0;
  const saveRisk = (samplingRisk: NonNullable<Advice['risk']>) =>
    void run(() => api.matrix.updateControls({ ids: [sheet.controlId], patch: { samplingRisk } }));
  const choose = (id: Choice['id']) =>
    onChoose({ id, n: id === 'other' ? other : 0, basis: id === 'other' ? '' : null });
  return (
    <section aria-label="Size">
      <h2>Size</h2>
      <PriorNote prior={advice.prior} />
      <div className={styles.sides}>
        <StatisticalSize
          question={question}
          size={size}
          tableSize={byPolicy?.n ?? null}
          canStage={canStage}
          onQuestion={advice.setAsked}
        />
        <TableSize
          policy={policy}
          question={table}
          risk={advice.risk}
          size={byPolicy}
          tolerable={question.tolerable}
          period={advice.period}
          readOnly={readOnly}
          onFrequency={advice.setFrequency}
          onRisk={saveRisk}
        />
      </div>
      <Radio.Group
        aria-label="Size of the sample"
        className={styles.choice}
        value={chosen?.id ?? null}
        onChange={(id) => choose(id === 'statistics' || id === 'table' ? id : 'other')}
      >
        <Radio
          size="xs"
          value="statistics"
          disabled={!statistics}
          label={statistics ? `${count(statistics.n)}, by statistics` : 'By statistics: no size exists'}
        />
        <Radio
          size="xs"
          value="table"
          disabled={!byPolicy}
          label={
            byPolicy ? `${count(byPolicy.n)}, by the firm’s table` : 'By the firm’s table: assess the risk'
          }
        />
        <Radio size="xs" value="other" label="Another size" />
        <NumberInput
          aria-label="Number of items"
          w={72}
          min={1}
          max={Math.min(population, 10_000)}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={other > 0 ? other : ''}
          onChange={(value) =>
            onChoose({ id: 'other', n: Number(value), basis: chosen?.id === 'other' ? chosen.basis : '' })
          }
        />
      </Radio.Group>
      {chosen && picked && (
        <TextInput
          label="Basis, as the workpaper records it"
          placeholder="Why this size"
          maxLength={300}
          value={picked.basis}
          onChange={(event) => onChoose({ ...chosen, basis: event.currentTarget.value })}
        />
      )}
    </section>
  );
}
