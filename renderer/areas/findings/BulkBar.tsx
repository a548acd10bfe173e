import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import {
  FINDING_STATUS_NAMES,
  FINDING_STATUSES,
  type FindingStatus,
} from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { withOverride } from '../../state/override.ts';
import styles from './findings.module.css';
import { useScope } from './queries.ts';

interface Props {
  findings: readonly FindingRow[];
  onClear: () => void;
}

/** Changes all selected findings in one step that one undo takes back. */
export function BulkBar({ findings, onClear }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const people = useScope().data?.people ?? [];
  const ids = findings.map(({ id }) => id);
  const [first] = findings;
  const name = findings.length === 1 && first ? first.ref : plural(findings.length, 'finding');

  const update = (patch: { status?: FindingStatus; ownerId?: string | null }, done: string) =>
    void run(() => withOverride((override) => api.findings.update({ ids, patch, ...override })), { done });
  const remove = async () => {
    if (await run(() => api.findings.remove({ ids }), { done: `Removed ${name}.` })) onClear();
  };
  const menu = (label: string, items: ReactNode) => (
    <Menu position="top-start">
      <Menu.Target>
        <Button disabled={busy || readOnly}>{label}</Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>{items}</Menu.Dropdown>
    </Menu>
  );

  return (
    <div className={styles.bulk} role="toolbar" aria-label="Change the selected findings">
      <b>{plural(findings.length, 'finding')} selected</b>
      {menu(
        'Status',
        FINDING_STATUSES.map((status) => (
          <Menu.Item
            key={status}
            onClick={() => update({ status }, `Status of ${name} is now ${FINDING_STATUS_NAMES[status]}.`)}
          >
            {FINDING_STATUS_NAMES[status]}
          </Menu.Item>
        )),
      )}
      {menu('Owner', [
        ...people.map(({ id, name: owner }) => (
          <Menu.Item key={id} onClick={() => update({ ownerId: id }, `Owner of ${name} is now ${owner}.`)}>
            {owner}
          </Menu.Item>
        )),
        <Menu.Item key="none" onClick={() => update({ ownerId: null }, `${name} has no owner now.`)}>
          No owner
        </Menu.Item>,
      ])}
      <Button disabled={busy || readOnly} onClick={() => void remove()}>
        Remove
      </Button>
      <Button variant="subtle" onClick={onClear}>
        Clear the selection
      </Button>
    </div>
  );
}
