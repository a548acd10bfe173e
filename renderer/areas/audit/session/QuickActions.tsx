import { Button, Popover, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionControl } from '../../../../shared/contract/audit/session.ts';
import { TEST_KIND_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { platform } from '../../../app/platform.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { useActions } from '../../../state/actions.ts';
import { attachFiles } from '../../../state/attach.ts';
import styles from './session.module.css';

/** What one does with a control without leaving the session. */
export function QuickActions({ control }: { control: SessionControl }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const attach = () =>
    void run(
      async () =>
        attachFiles(await platform.pickEvidence('files'), {
          controlIds: [control.id],
          to: control.ref,
        }),
      { undo: false },
    );
  const note = (text: string) =>
    run(() => api.matrix.addComment({ controlId: control.id, text }), {
      done: `Note on ${control.ref} kept.`,
    });
  const askLater = (question: string) =>
    run(
      () =>
        api.audit.answerInterview({
          controlId: control.id,
          walkthroughId: control.interview.record?.id ?? null,
          question,
          answer: '',
        }),
      { done: `Marked to ask about ${control.ref}.` },
    );
  useActions([
    ...control.tests.map(({ id, workpaper }) => ({
      id: `session.sheet.${id}`,
      label: `Open sheet ${workpaper}`,
      run: () => navigate(links.test(id)),
    })),
    ...(readOnly ? [] : [{ id: 'session.attach', label: `Attach evidence to ${control.ref}`, run: attach }]),
  ]);
  return (
    <div className={styles.actions}>
      {control.tests.map(({ id, kind, workpaper }) => (
        <Button key={id} onClick={() => navigate(links.test(id))} aria-label={`Open sheet ${workpaper}`}>
          {TEST_KIND_NAMES[kind]} sheet
        </Button>
      ))}
      <Button disabled={busy || readOnly} onClick={attach}>
        Attach
      </Button>
      <Write label="Note" field="Note, internal" disabled={busy || readOnly} onKeep={note} />
      <Write label="To ask" field="Question to ask later" disabled={busy || readOnly} onKeep={askLater} />
    </div>
  );
}

interface WriteProps {
  label: string;
  field: string;
  disabled: boolean;
  onKeep: (text: string) => Promise<unknown>;
}

/** A button that asks for a few words and keeps them. */
function Write({ label, field, disabled, onKeep }: WriteProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const keep = async () => {
    if (text.trim() === '') return;
    if (!(await onKeep(text.trim()))) return;
    setText('');
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} width={320} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button disabled={disabled} onClick={() => setOpen(!isOpen)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <Textarea
            label={field}
            autosize
            minRows={2}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
            }}
          />
          <Button type="submit" mt={8} disabled={disabled || text.trim() === ''}>
            Keep
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
