import { SegmentedControl } from '@mantine/core';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { ANSWER_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../app/api.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import styles from './registers.module.css';

interface Props {
  title: string;
  /** What to ask oneself. */
  questions: readonly string[];
  register: 'incidents' | 'changes';
  row: RegisterRow;
}

/** Whether the system description tells a record, with what helps to decide; the answer is a person's. */
export function SignificanceHelp({ title, questions, register, row }: Props) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  return (
    <PaneSection title={title}>
      <SegmentedControl
        aria-label={title}
        size="xs"
        disabled={readOnly || busy}
        data={Object.entries(ANSWER_NAMES).map(([value, label]) => ({ value, label }))}
        value={String(row.values['significance'] ?? 'undecided')}
        onChange={(significance) =>
          void run(() =>
            api.registers.change({ register, changes: [{ id: row.id, values: { significance } }] }),
          )
        }
      />
      <ul className={styles.questions}>
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </PaneSection>
  );
}
