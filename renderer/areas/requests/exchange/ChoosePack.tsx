import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './exchange.module.css';
import { PackSelect, type Packs } from './PackSelect.tsx';

interface Props {
  /** Why the files do not say it themselves. */
  reason: string;
  packs: Packs;
  onChoose: (packId: string) => void;
  onClose: () => void;
}

/** Asks which pack files answer that say they answer one of another engagement. */
export function ChoosePack({ reason, packs, onChoose, onClose }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Dialog onClose={onClose} title="Which pack do the files answer?" size={560}>
      <p className={styles.reason}>{reason}</p>
      <PackSelect packs={packs} value={chosen} onChange={setChosen} />
      <div className={styles.foot}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="filled"
          disabled={chosen === null}
          title={chosen === null ? 'Choose a pack first.' : undefined}
          onClick={() => chosen !== null && onChoose(chosen)}
        >
          Read as its answer
        </Button>
      </div>
    </Dialog>
  );
}
