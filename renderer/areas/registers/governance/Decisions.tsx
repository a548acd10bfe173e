import { ActionIcon, Button, TextInput } from '@mantine/core';
import { ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import type { GovernanceDecision, GovernanceMeeting } from '../../../../shared/contract/governance.ts';
import { api } from '../../../app/api.ts';
import { useAction } from '../../../app/query.ts';
import { EditableText } from '../../../components/EditableText.tsx';
import { Section } from '../../../components/Section.tsx';
import styles from './governance.module.css';

/** What was decided, in order, each changed where it stands. */
export function Decisions({ meeting, readOnly }: { meeting: GovernanceMeeting; readOnly: boolean }) {
  const { id, decisions } = meeting;
  const { run, busy } = useAction();
  const [text, setText] = useState('');
  const save = (next: GovernanceDecision[]) => api.governance.setDecisions({ id, decisions: next });
  const change = (index: number, patch: Partial<GovernanceDecision>) =>
    save(decisions.map((decision, at) => (at === index ? { ...decision, ...patch } : decision)));
  const raise = (index: number) => {
    const next = [...decisions];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    return run(() => save(next));
  };
  const add = async () => {
    const decidedBy = meeting.chair;
    const added = await run(() => save([...decisions, { text: text.trim(), decidedBy }]));
    if (added) setText('');
  };
  return (
    <Section title="Decisions" hint={decisions.length > 0 ? String(decisions.length) : undefined}>
      <ol className={styles.decisions}>
        {decisions.map((decision, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- its place is what a decision is known by
          <li key={index}>
            <span>{index + 1}</span>
            <EditableText
              label={`Decision ${index + 1}`}
              wraps
              required
              value={decision.text}
              readOnly={readOnly}
              onSave={(next) => change(index, { text: next })}
            />
            <EditableText
              label={`Decision ${index + 1} decided by`}
              placeholder="Decided by"
              value={decision.decidedBy}
              readOnly={readOnly}
              onSave={(decidedBy) => change(index, { decidedBy })}
            />
            {!readOnly && (
              <span className={styles.tools}>
                <ActionIcon
                  size={24}
                  disabled={index === 0 || busy}
                  aria-label={`Move decision ${index + 1} up`}
                  onClick={() => void raise(index)}
                >
                  <ArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size={24}
                  disabled={busy}
                  aria-label={`Remove decision ${index + 1}`}
                  onClick={() => void run(() => save(decisions.filter((_, at) => at !== index)))}
                >
                  <X size={14} aria-hidden />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void add();
          }}
        >
          <TextInput
            aria-label="New decision"
            placeholder="What was decided, in one sentence"
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" disabled={busy || text.trim() === ''}>
            Add decision
          </Button>
        </form>
      )}
      {readOnly && decisions.length === 0 && <p className={styles.quiet}>No decision is recorded.</p>}
    </Section>
  );
}
