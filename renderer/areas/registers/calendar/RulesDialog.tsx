import { Button, NumberInput, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { readHolidays } from '../../../../shared/domain/calendar/schedule.ts';
import { PERIODIC_FREQUENCIES } from '../../../../shared/domain/occurrences.ts';
import { DAY_RULE_NAMES, DAY_RULES } from '../../../../shared/domain/programme-vocabulary.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './calendar.module.css';

type Rules = Awaited<ReturnType<typeof api.calendar.rules>>;

/** The firm's calendar: holidays, business days, grace and how early something is upcoming. */
export function RulesDialog({ onClose }: { onClose: () => void }) {
  const rules = useData(['calendar', 'rules'], () => api.calendar.rules({})).data;
  return (
    <Dialog onClose={onClose} size={560} title="Holidays and rules of the calendar">
      {rules && <RulesForm stored={rules} onClose={onClose} />}
    </Dialog>
  );
}

function RulesForm({ stored, onClose }: { stored: Rules; onClose: () => void }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [rules, setRules] = useState(stored);
  const [text, setText] = useState(
    stored.holidays.map(({ day, name }) => `${day} ${name}`.trim()).join('\n'),
  );
  const { holidays, refused } = readHolidays(text);
  const set = (part: Partial<Rules>) => setRules({ ...rules, ...part });
  const save = async () => {
    if (
      await run(() => api.calendar.setRules({ ...rules, holidays }), {
        done: 'The calendar is planned by the new rules.',
      })
    )
      onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        label="Holidays, a line each"
        description="For example 2026-01-01 New Year. Daily controls have no occurrence on them."
        rows={7}
        value={text}
        readOnly={readOnly}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={refused.length > 0 ? styles.refused : styles.hint} aria-live="polite">
        {refused.length > 0
          ? `Not read as a day: ${refused.slice(0, 3).join('; ')}. Write lines as 2026-01-01 New Year.`
          : plural(holidays.length, 'holiday')}
      </p>
      <div className={styles.fields}>
        <Select
          label="Due day that is no business day"
          allowDeselect={false}
          value={rules.dayRule}
          onChange={(next) => set({ dayRule: DAY_RULES.find((rule) => rule === next) ?? rules.dayRule })}
          data={DAY_RULES.map((value) => ({ value, label: DAY_RULE_NAMES[value] }))}
        />
        <NumberInput
          label="Upcoming, days before the due day"
          min={1}
          max={366}
          allowDecimal={false}
          value={rules.soonDays}
          onChange={(value) => typeof value === 'number' && set({ soonDays: value })}
        />
        <p className={`${styles.wide} ${styles.hint}`}>
          Days of grace: performed within them it is late, after them, or from the next due day on, it was
          missed.
        </p>
        {PERIODIC_FREQUENCIES.map((frequency) => (
          <NumberInput
            key={frequency}
            label={FREQUENCY_NAMES[frequency]}
            min={0}
            max={366}
            allowDecimal={false}
            value={rules.graceDays[frequency] ?? 0}
            onChange={(value) =>
              typeof value === 'number' && set({ graceDays: { ...rules.graceDays, [frequency]: value } })
            }
          />
        ))}
      </div>
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant="filled"
          disabled={busy || readOnly || refused.length > 0}
          title={readOnly ? 'The workspace is open read-only.' : undefined}
        >
          Save
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
