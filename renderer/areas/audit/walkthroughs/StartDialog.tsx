import { Button, Group, MultiSelect, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { WALKTHROUGH_KIND_NAMES, type WalkthroughKind } from '../../../../shared/domain/audit-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { useControls, useInterviewQuestions } from '../queries.ts';
import { copyQuestions } from './copy-questions.ts';
import { QuestionList } from './QuestionList.tsx';
import styles from './walkthroughs.module.css';

interface Props {
  /** Controls that are chosen at first. */
  controlIds?: readonly string[];
  onClose: () => void;
  onStarted: (id: string) => void;
}

const KINDS = Object.keys(WALKTHROUGH_KIND_NAMES) as WalkthroughKind[];
const MOST_CONTROLS = 20;

/** Starts a record about one or several controls, with their questions as the outline of its notes. */
export function StartDialog({ controlIds = [], onClose, onStarted }: Props) {
  const { run, busy } = useAction();
  const controls = useControls().data ?? [];
  const [kind, setKind] = useState<WalkthroughKind>('interview');
  const [chosen, setChosen] = useState<string[]>([...controlIds]);
  const asked = useInterviewQuestions(chosen).data ?? [];
  const shown = chosen.length === 0 ? [] : asked;
  const start = async () => {
    const started = await run(() => api.audit.startWalkthrough({ kind, controlIds: chosen }), {
      done: ({ ref }) => `Started ${ref}.`,
    });
    if (started) onStarted(started.id);
  };
  return (
    <Dialog onClose={onClose} title="Start an interview or a walkthrough" size={640}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length > 0) void start();
        }}
      >
        <Stack>
          <SegmentedControl
            aria-label="Kind"
            value={kind}
            onChange={(next) => setKind(KINDS.find((known) => known === next) ?? 'interview')}
            data={KINDS.map((value) => ({ value, label: WALKTHROUGH_KIND_NAMES[value] }))}
          />
          <MultiSelect
            label="Controls"
            placeholder="Reference or title"
            searchable
            hidePickedOptions
            limit={60}
            maxValues={MOST_CONTROLS}
            data-autofocus
            value={chosen}
            onChange={setChosen}
            data={controls.map(({ id, ref, title }) => ({ value: id, label: `${ref}  ${title}` }))}
            nothingFoundMessage="No control is called that."
          />
          {shown.length > 0 && (
            <div className={styles.preview}>
              <QuestionList controls={shown} />
            </div>
          )}
          <Group justify="flex-end">
            {chosen.length === 0 && <span className={styles.hint}>Choose at least one control.</span>}
            <Button disabled={shown.length === 0} onClick={() => void copyQuestions(shown)}>
              Copy the questions
            </Button>
            <Button type="submit" variant="filled" disabled={busy || chosen.length === 0}>
              Start with{' '}
              {plural(
                shown.reduce((sum, { questions }) => sum + questions.length, 0),
                'question',
              )}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
