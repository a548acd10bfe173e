import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { nextVersion } from '../../../../shared/domain/policies/currency.ts';
import { api } from '../../../app/api.ts';
import { useAction } from '../../../app/query.ts';
import { localDay } from './local-day.ts';
import { withOverride } from '../../../state/override.ts';
import styles from './policies.module.css';

interface Props {
  policy: RegisterRow;
  /** The text is no longer the one that was approved, so it gets another version. */
  isChanged: boolean;
  /** Writes what is not written yet: what is approved is what stands on the screen. */
  save: () => Promise<void>;
}

/** Records that the text as it stands was approved: by whom, on which day, under which version. */
export function ApprovePolicy({ policy, isChanged, save }: Props) {
  const text = (field: string) => String(policy.values[field] ?? '');
  const [opened, setOpened] = useState(false);
  const [version, setVersion] = useState('');
  const [by, setBy] = useState('');
  const [on, setOn] = useState('');
  const { run, busy } = useAction();
  const open = () => {
    setVersion(isChanged || text('version') === '' ? nextVersion(text('version')) : text('version'));
    setBy(text('approvedBy'));
    setOn(localDay());
    setOpened(true);
  };
  const approve = async () => {
    await save();
    const values = { status: 'approved', version: version.trim(), approvedBy: by.trim(), approvedOn: on };
    const done = await run(
      () =>
        withOverride((override) =>
          api.registers.change({ register: 'policies', changes: [{ id: policy.id, values }], ...override }),
        ),
      { done: `${text('name')} is recorded as approved on ${on}.` },
    );
    if (done) setOpened(false);
  };
  const missing =
    by.trim() === ''
      ? 'Enter who approved it.'
      : /^\d{4}-\d{2}-\d{2}$/.test(on)
        ? ''
        : 'Enter the day as 2026-05-29.';
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button onClick={() => (opened ? setOpened(false) : open())}>Record approval</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.approve}
          onSubmit={(event) => {
            event.preventDefault();
            if (missing === '') void approve();
          }}
        >
          <TextInput
            label="Version"
            value={version}
            onChange={(event) => setVersion(event.currentTarget.value)}
          />
          <TextInput label="Approved by" value={by} onChange={(event) => setBy(event.currentTarget.value)} />
          <TextInput label="Approved on" value={on} onChange={(event) => setOn(event.currentTarget.value)} />
          <p className={styles.reason}>{missing}</p>
          <Button type="submit" variant="filled" disabled={missing !== '' || busy}>
            Record approval
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
