import { Button, NumberInput, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './access-reviews.module.css';

type Rules = Awaited<ReturnType<typeof api.registers.workforceRules>>;

/** What makes an account dormant or privileged. Reviews that are open say which of their lines would be flagged otherwise. */
export function AccessRules({ onClose }: { onClose: () => void }) {
  const rules = useData(['registers', 'workforceRules'], () => api.registers.workforceRules({})).data;
  return (
    <Dialog onClose={onClose} size={560} title="Rules of access reviews">
      {rules && <RulesForm stored={rules} onClose={onClose} />}
    </Dialog>
  );
}

function RulesForm({ stored, onClose }: { stored: Rules; onClose: () => void }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [dormantDays, setDormantDays] = useState<number | string>(stored.dormantDays);
  const [privilegedWords, setPrivilegedWords] = useState(stored.privilegedWords);
  const isSound = typeof dormantDays === 'number' && dormantDays >= 1;
  const save = async () => {
    if (typeof dormantDays !== 'number') return;
    const saved = await run(() => api.registers.setWorkforceRules({ dormantDays, privilegedWords }), {
      done: 'The rules of access reviews are saved.',
    });
    if (saved) onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSound) void save();
      }}
    >
      <NumberInput
        label="Dormant: days without a login"
        description="Counted back from the day of the listing."
        min={1}
        max={3660}
        allowDecimal={false}
        readOnly={readOnly}
        value={dormantDays}
        onChange={setDormantDays}
      />
      <TagsInput
        label="Privileged: words in a role"
        description="A role that holds one of them is privileged. Capitals do not matter."
        placeholder={privilegedWords.length === 0 ? 'Type a word and press Enter' : ''}
        maxTags={200}
        readOnly={readOnly}
        value={privilegedWords}
        onChange={(words) =>
          setPrivilegedWords([
            ...new Set(words.map((word) => word.trim().toLowerCase().slice(0, 60)).filter(Boolean)),
          ])
        }
      />
      <p className={styles.hint}>
        The limit for leavers is set in People, Leavers. Reviews already made keep their flags until their
        lines are checked again.
      </p>
      <div className={styles.actions}>
        <Button
          type="submit"
          variant="filled"
          disabled={busy || readOnly || !isSound}
          title={readOnly ? 'The workspace is open read-only.' : undefined}
        >
          Save
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
