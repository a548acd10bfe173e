import { usualMilestones } from '../../../shared/domain/milestone-plan.ts';
import { Button } from '@mantine/core';
import { api } from '../../app/api.ts';
import { today } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import { Timeline, type TimelineEntry } from './Timeline.tsx';

/** Days that come by themselves; nobody has to say that they are done. */
const FIXED_DAYS = ['type1_date', 'period_start', 'period_end'];
const passedOn = (kind: string, due: string) => (FIXED_DAYS.includes(kind) && due < today() ? due : null);

/** The milestones on a time axis. */
export function Milestones({ onShow }: { onShow: (id: string) => void }) {
  const { engagement } = useWorkspace();
  const rows = useData(['registers', 'list', 'milestones'], () =>
    api.registers.list({ register: 'milestones' }),
  ).data;
  if (!rows || rows.length === 0) return null;
  const entries = rows.map(({ id, values }): TimelineEntry => {
    const day = (field: string) => (values[field] ? String(values[field]) : null);
    return {
      id,
      name: String(values['name']),
      from: String(values['due']),
      to: day('ends'),
      doneOn: day('doneOn') ?? passedOn(String(values['kind']), String(values['due'])),
    };
  });
  return <Timeline entries={entries} engagement={engagement} onShow={onShow} />;
}

/** Adds a plan to start from, counted from the date or the period of the engagement. */
export function AddMilestones() {
  const { engagement } = useWorkspace();
  const { run, busy } = useAction();
  const records = usualMilestones(engagement).map((milestone) => ({ ...milestone }));
  if (records.length === 0) return null;
  return (
    <Button
      disabled={busy}
      onClick={() =>
        void run(() => api.registers.add({ register: 'milestones', records }), {
          done: ({ ids }) =>
            `Added ${plural(ids.length, 'milestone')}. Move them to the dates that were agreed.`,
        })
      }
    >
      Add the usual {records.length} from the engagement's dates
    </Button>
  );
}
