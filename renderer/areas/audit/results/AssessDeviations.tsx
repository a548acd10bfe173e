import { Button } from '@mantine/core';
import type { Deviation, TestDeviations } from '../../../../shared/contract/audit/deviations.ts';
import { DEVIATION_EXTENT_NAMES, type DeviationExtent } from '../../../../shared/domain/audit-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { EditableText } from '../../../components/EditableText.tsx';
import { useActions } from '../../../state/actions.ts';
import { commonCause } from './chosen.ts';
import styles from './deviations.module.css';

interface Props {
  testId: string;
  chosen: readonly Deviation[];
  advice: TestDeviations['advice'];
}

const EXTENTS = Object.keys(DEVIATION_EXTENT_NAMES) as DeviationExtent[];

/** What the facts suggest, and the decision of a person about the chosen deviations. */
export function AssessDeviations({ testId, chosen, advice }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const itemIds = chosen.map(({ itemId }) => itemId);
  const decide = (extent: DeviationExtent) => {
    const signs = extent === 'systematic' ? [...new Set(advice.signs.map(({ sign }) => sign))] : [];
    return run(() => api.audit.assessDeviations({ testId, itemIds, patch: { extent, signs } }));
  };
  const canDecide = !readOnly && chosen.length > 0;
  useActions(
    canDecide
      ? EXTENTS.map((extent) => ({
          id: `deviations.${extent}`,
          label: `Judge ${plural(chosen.length, 'deviation')} ${extent}`,
          run: () => void decide(extent),
        }))
      : [],
  );
  return (
    <>
      <p className={styles.advice}>
        {advice.suggested ? `The facts suggest: ${advice.suggested}.` : 'The facts suggest neither.'}{' '}
        {advice.because}
      </p>
      <ul className={styles.sentences}>
        {advice.signs.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <EditableText
        key={itemIds.join()}
        label="Cause of the chosen deviations"
        withLabel
        multiline
        placeholder="Why it happened, not who did it"
        value={commonCause(chosen)}
        readOnly={!canDecide}
        onSave={(cause) => api.audit.assessDeviations({ testId, itemIds, patch: { cause } })}
      />
      <div className={styles.buttons} role="group" aria-label="Judge the chosen deviations">
        {EXTENTS.map((extent) => (
          <Button key={extent} disabled={busy || !canDecide} onClick={() => void decide(extent)}>
            {DEVIATION_EXTENT_NAMES[extent]}
          </Button>
        ))}
        <span className={styles.quiet}>{chosen.length} chosen</span>
      </div>
    </>
  );
}
