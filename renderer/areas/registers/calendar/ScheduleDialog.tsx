import { Button, NumberInput, Select, TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { CalendarControl } from '../../../../shared/contract/calendar.ts';
import { replanWords } from '../../../../shared/domain/calendar/replan.ts';
import { NO_SCHEDULE } from '../../../../shared/domain/calendar/schedule.ts';
import { OCCURRENCE_RULES } from '../../../../shared/domain/occurrences.ts';
import { DAY_RULE_NAMES, DAY_RULES } from '../../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { dayProblem, isDay } from '../../../app/dates.ts';
import { useAction, useData } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './calendar.module.css';

type Schedule = Awaited<ReturnType<typeof api.calendar.schedule>>;
/** Days as they are typed. */
type Draft = Omit<Schedule, 'anchor' | 'startsOn' | 'endsOn'> &
  Record<'anchor' | 'startsOn' | 'endsOn', string>;

const DAYS = [
  ['anchor', 'A day on which it is due'],
  ['startsOn', 'In place from'],
  ['endsOn', 'In place until'],
] as const;

const toDraft = (stored: Schedule): Draft => ({
  ...stored,
  anchor: stored.anchor ?? '',
  startsOn: stored.startsOn ?? '',
  endsOn: stored.endsOn ?? '',
});

const toSchedule = (draft: Draft): Schedule => ({
  ...draft,
  anchor: draft.anchor || null,
  startsOn: draft.startsOn || null,
  endsOn: draft.endsOn || null,
});

/** When one control is due. Says what a change does to the plan before it is saved. */
export function ScheduleDialog({ control, onClose }: { control: CalendarControl; onClose: () => void }) {
  const stored = useData(['calendar', 'schedule', control.id], () =>
    api.calendar.schedule({ controlId: control.id }),
  ).data;
  return (
    <Dialog onClose={onClose} size={560} title={`Schedule of ${control.ref}`}>
      {stored && <ScheduleForm control={control} stored={stored} onClose={onClose} />}
    </Dialog>
  );
}

function ScheduleForm({
  control,
  stored,
  onClose,
}: {
  control: CalendarControl;
  stored: Schedule;
  onClose: () => void;
}) {
  const { run, busy } = useAction();
  const [draft, setDraft] = useState(toDraft(stored));
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const isSound = DAYS.every(([field]) => draft[field] === '' || isDay(draft[field]));
  const schedule = toSchedule(draft);
  const compared = useData(
    ['calendar', 'comparePlan', control.id, schedule],
    () => api.calendar.comparePlan({ controlId: control.id, schedule }),
    { enabled: isSound },
  ).data;
  const save = async (next: Schedule) => {
    const saved = await run(() => api.calendar.setSchedule({ controlIds: [control.id], schedule: next }), {
      done: `Schedule of ${control.ref} is saved. ${compared ? replanWords(compared) : ''}`.trim(),
    });
    if (saved) onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(schedule);
      }}
    >
      <p className={styles.hint}>{OCCURRENCE_RULES[control.frequency]}, unless something else is set here.</p>
      <div className={styles.fields}>
        {DAYS.map(([field, label]) => (
          <DateField
            key={field}
            label={label}
            value={draft[field]}
            onChange={(value) => set({ [field]: value })}
            error={draft[field] === '' ? undefined : dayProblem(draft[field])}
          />
        ))}
        <Select
          label="Due day that is no business day"
          placeholder="As the firm's rules say"
          clearable
          value={draft.dayRule}
          onChange={(next) => set({ dayRule: DAY_RULES.find((rule) => rule === next) ?? null })}
          data={DAY_RULES.map((value) => ({ value, label: DAY_RULE_NAMES[value] }))}
        />
        <NumberInput
          label="Days of grace"
          placeholder="As the firm's rules say"
          min={0}
          max={366}
          allowDecimal={false}
          value={draft.graceDays ?? ''}
          onChange={(value) => set({ graceDays: typeof value === 'number' ? value : null })}
        />
        <TagsInput
          className={styles.wide ?? ''}
          label="Systems in which it is performed, each with occurrences of its own"
          placeholder="Type a system and press Enter"
          value={draft.systems}
          onChange={(systems) => set({ systems })}
        />
      </div>
      <p aria-live="polite">{isSound && compared ? replanWords(compared) : ''}</p>
      <div className={`${styles.buttons} ${styles.go}`}>
        <Button type="submit" variant="filled" disabled={busy || !isSound}>
          Save
        </Button>
        <Button
          disabled={busy || !control.isScheduled}
          title={control.isScheduled ? undefined : 'Nothing else is set for this control.'}
          onClick={() => void save({ ...NO_SCHEDULE, systems: [] })}
        >
          Use the firm&apos;s rules
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
