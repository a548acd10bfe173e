import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { FRESHNESS_DEFAULTS } from '../../../../shared/domain/evidence-time.ts';
import { EVIDENCE_KINDS, EVIDENCE_KIND_NAMES } from '../../../../shared/domain/evidence-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { runAction, useData } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './coverage.module.css';

const MOST_DAYS = 3660;

/** How old evidence of each kind may be on the day that the report speaks of. */
export function FreshnessDialog({ onClose }: { onClose: () => void }) {
  const rules = useData(['evidence', 'rules'], () => api.evidence.rules({})).data;
  const [changed, setChanged] = useState<Partial<typeof FRESHNESS_DEFAULTS>>({});
  if (!rules) return null;
  const freshness = { ...rules.freshness, ...changed };
  const save = async () => {
    const saved = await runAction(() => api.evidence.setRules({ freshness }).then(() => true), {
      done: 'Changed how old evidence may be.',
    });
    if (saved) onClose();
  };
  return (
    <Dialog title="How old evidence may be" size={440} onClose={onClose}>
      <p className={styles.note}>
        Days before the as-of date, or before the end of the period. Evidence that is older is flagged as
        stale. An empty field sets no limit.
      </p>
      <div className={styles.rules}>
        {EVIDENCE_KINDS.map((kind) => (
          <NumberInput
            key={kind}
            label={EVIDENCE_KIND_NAMES[kind]}
            placeholder="No limit"
            suffix=" days"
            min={1}
            max={MOST_DAYS}
            allowDecimal={false}
            hideControls
            value={freshness[kind] ?? ''}
            onChange={(days) =>
              setChanged({ ...changed, [kind]: typeof days === 'number' && days >= 1 ? days : null })
            }
          />
        ))}
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => setChanged(FRESHNESS_DEFAULTS)}>Defaults</Button>
        <span />
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" onClick={() => void save()}>
          Save
        </Button>
      </div>
    </Dialog>
  );
}
