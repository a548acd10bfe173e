import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isPeriodic, OCCURRENCE_RULES, PERIODIC_FREQUENCIES } from '../../../../shared/domain/occurrences.ts';
import { NO_SCHEDULE, plannedOccurrences, systemsOf } from '../../../../shared/domain/calendar/schedule.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { isDay } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { useControls } from '../queries.ts';
import { PreviewTable } from './PreviewTable.tsx';
import styles from './populations.module.css';

interface Props {
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** The expected occurrences of a periodic control: its population where no system keeps a list. */
export function AddCalendar({ onClose, onAdded }: Props) {
  const { run, busy } = useAction();
  const { engagement } = useWorkspace();
  const controls = useControls().data ?? [];
  const form = useForm({
    initialValues: {
      name: '',
      controlId: null as string | null,
      frequency: null as string | null,
      anchor: '',
    },
    validate: {
      name: (name) => (name.trim() ? null : 'Name the population, for example Weekly access reviews.'),
      controlId: (id) => (id ? null : 'Choose the control that it is the calendar of.'),
      frequency: (frequency) => (frequency ? null : 'Choose how often it is due.'),
      anchor: (day) => (day === '' || isDay(day) ? null : `“${day}” is not a date. Write it as 2026-03-15.`),
    },
  });
  const { periodFrom: from, periodTo: to } = engagement;
  const { anchor } = form.values;
  const frequency = PERIODIC_FREQUENCIES.find((known) => known === form.values.frequency) ?? null;
  const { controlId } = form.values;
  const rules = useData(['calendar', 'rules'], () => api.calendar.rules({})).data;
  const schedule = useData(
    ['calendar', 'schedule', controlId],
    () => api.calendar.schedule({ controlId: controlId ?? '' }),
    { enabled: controlId !== null },
  ).data;
  const own = (controlId === null ? undefined : schedule) ?? NO_SCHEDULE;
  const planned =
    frequency && from && to && rules
      ? plannedOccurrences(
          frequency,
          { ...own, anchor: isDay(anchor) ? anchor : own.anchor },
          { from, to },
          rules,
        )
      : [];
  const occurrences = systemsOf(own).flatMap((system) =>
    planned.map(({ key, due }) => ({ key: system === '' ? key : `${key} ${system}`, due })),
  );

  const chooseControl = (id: string | null) => {
    const control = controls.find((known) => known.id === id);
    form.setFieldValue('controlId', id);
    const own = control?.frequency ?? null;
    if (isPeriodic(own)) form.setFieldValue('frequency', own);
    if (control && form.values.name === '') {
      form.setFieldValue('name', `${control.ref} occurrences`);
    }
  };
  const add = (values: typeof form.values) =>
    run(
      async () => {
        if (!frequency || !values.controlId) return;
        const { jobId } = await api.audit.addCalendarPopulation({
          name: values.name,
          controlIds: [values.controlId],
          frequency,
          anchor: values.anchor || null,
        });
        onAdded((await waitForJob<{ id: string }>(jobId)).id);
      },
      { done: `${values.name} is frozen.` },
    );

  return (
    <Dialog onClose={onClose} size={640} title="Add a calendar of expected occurrences">
      <form noValidate className={styles.form} onSubmit={form.onSubmit((values) => void add(values))}>
        <div className={styles.fields} data-two>
          <Select
            label="Control"
            placeholder="Reference or title"
            searchable
            required
            data-autofocus
            limit={60}
            data={controls.map(({ id, ref, title }) => ({ value: id, label: `${ref}  ${title}` }))}
            value={form.values.controlId}
            error={form.errors['controlId']}
            onChange={chooseControl}
          />
          <Select
            label="Frequency"
            required
            allowDeselect={false}
            data={PERIODIC_FREQUENCIES.map((value) => ({ value, label: FREQUENCY_NAMES[value] }))}
            {...form.getInputProps('frequency')}
          />
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <DateField
            label="A day on which it is due"
            value={anchor}
            error={form.errors['anchor']}
            onChange={(day) => form.setFieldValue('anchor', day)}
          />
        </div>
        {frequency && (
          <p className={styles.caption}>
            {anchor
              ? `As often as the frequency says, counted from ${anchor}.`
              : `${OCCURRENCE_RULES[frequency]}.`}{' '}
            {from && to
              ? `${plural(occurrences.length, 'occurrence')} between ${from} and ${to}.`
              : 'A Type I engagement has no period, so no occurrence is expected.'}
          </p>
        )}
        {occurrences.length > 0 && (
          <PreviewTable
            preview={{ columns: ['Occurrence', 'Due'], rows: occurrences.map(({ key, due }) => [key, due]) }}
            keyColumn="Occurrence"
            dateColumn="Due"
          />
        )}
        <footer className={styles.actions}>
          <p>
            {frequency && occurrences.length === 0 ? 'Nothing is due in the period. Give a due day.' : ''}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy || occurrences.length === 0}>
            Freeze calendar
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
