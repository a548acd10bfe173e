import { Button, MultiSelect, NumberInput, Progress, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { z } from 'zod';
import type { populationPreview } from '../../../../shared/contract/audit/populations.ts';
import { api } from '../../../app/api.ts';
import { count, size, sentenceCase } from '../../../app/format.ts';
import type { PickedFile } from '../../../app/platform.ts';
import { useAction } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { useJobs, waitForJob } from '../../../state/jobs.ts';
import { ControlsSelect } from '../../../components/ControlSelect.tsx';
import { dateColumnProblem, isAmbiguous } from './date-column.ts';
import { PreviewTable } from './PreviewTable.tsx';
import styles from './populations.module.css';

export interface PickedPopulation {
  file: PickedFile;
  preview: z.infer<typeof populationPreview>;
}

interface Props {
  picked: PickedPopulation;
  /** The controls it is added for. */
  controlIds: readonly string[];
  onClose: () => void;
  onAdded: (id: string) => void;
}

const nameOf = (fileName: string) => {
  const words = fileName
    .replace(/\.\w+$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
  return sentenceCase(words);
};

/** Shows the first rows of a picked file and asks where it came from, then freezes it. */
export function AddPopulation({ picked: { file, preview }, controlIds, onClose, onAdded }: Props) {
  const { run, busy } = useAction();
  const [jobId, setJobId] = useState<string>();
  const form = useForm({
    initialValues: {
      name: nameOf(file.fileName),
      keyColumn: preview.keyColumn,
      dateColumn: preview.dateColumn,
      dateOrder: null as 'day-first' | 'month-first' | null,
      shownColumns: [] as string[],
      controlIds: [...controlIds],
      sourceSystem: '',
      query: '',
      runBy: '',
      runAt: '',
      independentTotal: '' as number | string,
      totalSource: '',
    },
    validate: {
      name: (name) => (name.trim() ? null : 'Name the population, for example Production changes released.'),
      keyColumn: (column) => (column ? null : 'Choose the column that names each item.'),
      dateColumn: (column) => dateColumnProblem(preview, column),
      dateOrder: (order, { dateColumn }) =>
        order === null && isAmbiguous(preview, dateColumn)
          ? 'The dates read two ways. Say which part comes first.'
          : null,
    },
    validateInputOnChange: ['dateColumn'],
  });
  const { keyColumn, dateColumn } = form.values;
  const columns = [...new Set(preview.columns.filter(Boolean))];

  const freeze = (values: typeof form.values) =>
    run(
      async () => {
        const { jobId } = await api.audit.addPopulation({
          ...values,
          keyColumn: values.keyColumn ?? '',
          independentTotal: values.independentTotal === '' ? null : Number(values.independentTotal),
          file: file.token,
        });
        setJobId(jobId);
        const { id } = await waitForJob<{ id: string }>(jobId);
        onAdded(id);
      },
      { done: `${values.name} is frozen.` },
    );

  return (
    <Dialog onClose={onClose} size={880} title="Add population" closeOnClickOutside={false}>
      <form noValidate className={styles.form} onSubmit={form.onSubmit((values) => void freeze(values))}>
        <p className={styles.caption}>
          {file.fileName}, {size(file.size)}. First {preview.rows.length} rows; the columns of key and date
          are tinted.
        </p>
        <PreviewTable preview={preview} keyColumn={keyColumn} dateColumn={dateColumn} />
        <div className={styles.fields}>
          <TextInput label="Name" data-autofocus required {...form.getInputProps('name')} />
          <Select
            label="Key column"
            placeholder="Names each item"
            searchable
            required
            allowDeselect={false}
            data={columns}
            {...form.getInputProps('keyColumn')}
          />
          <Select
            label="Date column"
            placeholder="None: all rows count"
            searchable
            clearable
            allowDeselect={false}
            data={columns}
            {...form.getInputProps('dateColumn')}
          />
          <Select
            label="Dates such as 03/04/2026"
            placeholder="As the file shows"
            clearable
            disabled={dateColumn === null}
            data={[
              { value: 'day-first', label: 'Day first' },
              { value: 'month-first', label: 'Month first' },
            ]}
            {...form.getInputProps('dateOrder')}
          />
          <MultiSelect
            className={styles.wide}
            label="Columns on the test sheet"
            placeholder={form.values.shownColumns.length === 0 ? 'All columns' : undefined}
            searchable
            data={columns}
            {...form.getInputProps('shownColumns')}
          />
          <TextInput label="Source system" {...form.getInputProps('sourceSystem')} />
          <TextInput label="Run by" {...form.getInputProps('runBy')} />
          <TextInput label="Run at" placeholder="2026-05-18 09:47 +02:00" {...form.getInputProps('runAt')} />
          <Textarea
            className={styles.wide}
            label="Query or report"
            description="So that someone else can run it again"
            {...form.getInputProps('query')}
          />
          <NumberInput
            label="Independent total"
            description="Rows by another source"
            min={0}
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator=","
            {...form.getInputProps('independentTotal')}
          />
          <TextInput
            label="Where that total is from"
            description="Such as the count on the screen"
            {...form.getInputProps('totalSource')}
          />
          <div className={styles.wide}>
            <ControlsSelect
              label="Controls it serves"
              value={form.values.controlIds}
              onChange={(ids) => form.setFieldValue('controlIds', ids)}
            />
          </div>
        </div>
        <footer className={styles.actions}>
          {jobId ? (
            <JobLine jobId={jobId} />
          ) : (
            <p>Once it is frozen, the file, its key and its date do not change. The rest stays editable.</p>
          )}
          <Button onClick={onClose}>{busy ? 'Close' : 'Cancel'}</Button>
          <Button type="submit" variant="filled" disabled={busy}>
            Freeze population
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** How far the reading is; the job itself goes on when the dialog is closed. */
function JobLine({ jobId }: { jobId: string }) {
  const job = useJobs((state) => state.jobs[jobId]);
  if (!job || job.status !== 'running') return null;
  return (
    <p aria-live="polite">
      {job.phase}
      <Progress
        size={4}
        w={220}
        aria-label={job.label}
        value={job.total ? (job.done / job.total) * 100 : 0}
        title={`${count(job.done)} of ${count(job.total)}`}
      />
    </p>
  );
}
