import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { RegisterGrid } from '../../../components/register/RegisterGrid.tsx';
import { useActions } from '../../../state/actions.ts';
import { AuditBar } from '../AuditBar.tsx';
import { useWalkthroughLinks } from '../queries.ts';
import { StartDialog } from './StartDialog.tsx';
import { WalkthroughDetail } from './WalkthroughDetail.tsx';

type Show = 'all' | 'open' | 'held';
const HIDDEN = ['notes'];
const detail = (row: RegisterRow) => <WalkthroughDetail row={row} />;
const isHeld = (row: RegisterRow) => row.values['heldOn'] !== null;

/** What the people who perform the controls said and showed. */
export function WalkthroughsView({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const [show, setShow] = useState<Show>('all');
  const [starting, setStarting] = useState(false);
  const linked = useWalkthroughLinks().data;
  const columns = useMemo((): GridColumn<RegisterRow>[] => {
    const of = new Map(linked?.map((record) => [record.id, record]));
    const controls = ({ id }: RegisterRow) =>
      of
        .get(id)
        ?.controls.map(({ ref }) => ref)
        .join(' ') ?? '';
    return [
      {
        id: 'controls',
        header: 'Controls',
        width: 160,
        text: controls,
        cell: controls,
      },
      {
        id: 'evidence',
        header: 'Evidence',
        width: 72,
        align: 'end',
        text: ({ id }) => of.get(id)?.evidence.length ?? 0,
        cell: ({ id }) => of.get(id)?.evidence.length || '',
      },
    ];
  }, [linked]);
  const accepts = useMemo(
    () => (show === 'all' ? undefined : (row: RegisterRow) => isHeld(row) === (show === 'held')),
    [show],
  );
  useActions(
    readOnly
      ? []
      : [
          {
            id: 'walkthroughs.start',
            label: 'Start an interview with its questions',
            run: () => setStarting(true),
          },
        ],
  );
  const start = (
    <Button disabled={readOnly} onClick={() => setStarting(true)}>
      Start an interview
    </Button>
  );
  return (
    <>
      <AuditBar view="walkthroughs" quiet />
      <RegisterGrid
        register="walkthroughs"
        current={current}
        onCurrent={(id) => navigate(id ? links.walkthrough(id) : links.walkthroughs)}
        columns={columns}
        hidden={HIDDEN}
        accepts={accepts}
        onAcceptAll={accepts && (() => setShow('all'))}
        filters={
          <FilterPills
            label="Show walkthroughs"
            value={show}
            onChange={setShow}
            options={[
              { value: 'all', label: 'All' },
              { value: 'open', label: 'Not held yet' },
              { value: 'held', label: 'Held' },
            ]}
          />
        }
        actions={start}
        emptyActions={start}
        detail={detail}
      />
      {starting && (
        <StartDialog
          onClose={() => setStarting(false)}
          onStarted={(id) => {
            setStarting(false);
            navigate(links.walkthrough(id));
          }}
        />
      )}
    </>
  );
}
