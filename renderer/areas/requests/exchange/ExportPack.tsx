import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PackExported } from '../../../../shared/contract/requests/packs.ts';
import type { RequestRow } from '../../../../shared/contract/requests/records.ts';
import { PACK_AUDIENCES, type PackAudience } from '../../../../shared/domain/request-pack/sheet.ts';
import { isClosed, isOwed } from '../../../../shared/domain/requests/status.ts';
import { api } from '../../../app/api.ts';
import { dayProblem } from '../../../app/dates.ts';
import { plural, size } from '../../../app/format.ts';
import { platform } from '../../../app/platform.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import styles from '../requests.module.css';
import { AUDIENCE_NAMES } from './words.ts';

interface Props {
  requests: readonly RequestRow[];
  /** Ids that were chosen before; none leaves the choice to the dialog. */
  chosen: readonly string[];
  onClose: () => void;
}

/** Which requests a pack holds, where the dialog offers sets of them. */
const SETS = {
  chosen: 'The selected requests',
  open: 'All that the client still owes',
  received: 'All that is received',
  unsettled: 'All that the auditor has not accepted',
  all: 'All requests',
} as const;
type RequestSet = keyof typeof SETS;

const IN_SET: Record<Exclude<RequestSet, 'chosen'>, (request: RequestRow) => boolean> = {
  open: isOwed,
  received: (request) => !isClosed(request) && request.status === 'received',
  unsettled: (request) => !isClosed(request),
  all: () => true,
};

/** Writes a zip for somebody who has no Trustbench, and says beforehand what it changes. */
export function ExportPack({ requests, chosen, onClose }: Props) {
  const { engagement } = useWorkspace();
  const { run, busy } = useAction();
  const [audience, setAudience] = useState<PackAudience>('client');
  const [set, setSet] = useState<RequestSet>(chosen.length > 0 ? 'chosen' : 'open');
  const [recipient, setRecipient] = useState('');
  const [due, setDue] = useState('');
  const [note, setNote] = useState('');
  const rows = requests.filter((row) => (set === 'chosen' ? chosen.includes(row.id) : IN_SET[set](row)));
  const problem = due === '' ? undefined : dayProblem(due);
  const changeAudience = (next: PackAudience) => {
    setAudience(next);
    if (set !== 'chosen') setSet(next === 'client' ? 'open' : 'received');
  };
  const write = async () => {
    const name = `${engagement.client} requests for the ${audience}`.replaceAll(/[<>:"/\\|?*]/g, '');
    const done = await run(
      async () => {
        const target = await platform.pickSaveTarget({ suggestedName: `${name}.zip`, kind: 'zip' });
        if (!target) return undefined;
        const { jobId } = await api.requests.exportPack({
          requestIds: rows.map(({ id }) => id),
          audience,
          recipient: recipient.trim(),
          due: due || null,
          note,
          target: target.token,
        });
        const pack = await waitForJob<PackExported>(jobId);
        await platform.deliver(target);
        return pack;
      },
      { done: (pack) => pack && `Wrote ${pack.ref} as ${pack.fileName}, ${size(pack.size)}.` },
    );
    if (done) onClose();
  };
  return (
    <Dialog onClose={onClose} title="Export a request pack" size={560}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem && rows.length > 0) void write();
        }}
      >
        <SegmentedControl
          aria-label="For whom"
          value={audience}
          onChange={(next) => changeAudience(PACK_AUDIENCES.find((each) => each === next) ?? 'client')}
          data={PACK_AUDIENCES.map((value) => ({
            value,
            label: `For the ${AUDIENCE_NAMES[value].toLowerCase()}`,
          }))}
        />
        <Select
          label="Requests"
          allowDeselect={false}
          value={set}
          onChange={(next) => next && setSet(next as RequestSet)}
          data={(Object.keys(SETS) as RequestSet[])
            .filter((each) => each !== 'chosen' || chosen.length > 0)
            .map((value) => ({ value, label: SETS[value] }))}
        />
        <div className={styles.pair}>
          <TextInput
            label="Recipient"
            placeholder={audience === 'client' ? 'Person at the client' : 'Person at the audit firm'}
            maxLength={300}
            value={recipient}
            onChange={(event) => setRecipient(event.currentTarget.value)}
          />
          <DateField label="Needed by" value={due} onChange={setDue} error={problem} />
        </div>
        <Textarea
          label="Note on the cover page"
          autosize
          minRows={2}
          maxRows={6}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <p className={styles.hint}>{whatChanges(audience, rows)}</p>
        <div className={styles.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={rows.length === 0 || busy || problem !== undefined}
            title={rows.length === 0 ? 'No request is in this set.' : undefined}
          >
            {busy ? 'Writing' : `Export ${plural(rows.length, 'request')}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function whatChanges(audience: PackAudience, rows: readonly RequestRow[]): string {
  if (rows.length === 0) return 'No request is in this set. Choose another one.';
  const holds = 'The zip holds a cover page, the list as a workbook and a folder for each request.';
  if (audience === 'client') {
    const open = rows.filter(({ status }) => status === 'open').length;
    return `${holds} ${open === 0 ? 'No status changes.' : `${plural(open, 'open request becomes', 'open requests become')} in progress.`}`;
  }
  const files = rows.reduce((sum, { evidence }) => sum + evidence.length, 0);
  const bare = rows.filter(
    ({ evidence, status }) => evidence.length === 0 && status !== 'not_applicable',
  ).length;
  const moved = rows.filter(
    (row) => !isClosed(row) && row.status !== 'not_applicable' && !isWithAuditor(row),
  ).length;
  return [
    holds,
    `${plural(files, 'piece of evidence goes', 'pieces of evidence go')} along.`,
    bare > 0 ? `${plural(bare, 'request has', 'requests have')} no evidence yet.` : '',
    moved > 0
      ? `${plural(moved, 'request becomes', 'requests become')} submitted, and under review at the auditor.`
      : 'No status changes.',
  ]
    .filter(Boolean)
    .join(' ');
}

const isWithAuditor = ({ status, auditorStatus }: RequestRow): boolean =>
  status === 'submitted' && auditorStatus === 'under_review';
