import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { platform, type PickedFile } from '../../../app/platform.ts';
import { useAction } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { ControlsSelect } from '../../../components/ControlSelect.tsx';
import styles from './populations.module.css';

interface Props {
  onClose: () => void;
  onAdded: (id: string) => void;
}

const needed = (sentence: string) => (text: string) => (text.trim() ? null : sentence);

/** Records that a search found nothing: the evidence that a control had nothing to act on. */
export function AddZero({ onClose, onAdded }: Props) {
  const { run, busy } = useAction();
  const [file, setFile] = useState<PickedFile | null>(null);
  const form = useForm({
    initialValues: {
      name: '',
      sourceSystem: '',
      query: '',
      runBy: '',
      runAt: '',
      controlIds: [] as string[],
    },
    validate: {
      name: needed('Name what was looked for, for example Emergency changes.'),
      sourceSystem: needed('Say where it was looked.'),
      query: needed('Write down the query, so that someone else can run it again.'),
      runBy: needed('Say who looked.'),
      runAt: needed('Say when.'),
    },
  });
  const pick = async () => {
    const [picked] = await platform.pickFiles({ multiple: false, accept: 'population' });
    if (picked) setFile(picked);
  };
  const add = (values: typeof form.values) =>
    run(
      async () => {
        const { jobId } = await api.audit.addZeroPopulation({
          ...values,
          ...(file ? { file: file.token } : {}),
        });
        onAdded((await waitForJob<{ id: string }>(jobId)).id);
      },
      { done: `${values.name} is recorded as zero.` },
    );
  return (
    <Dialog onClose={onClose} size={640} title="Record that nothing occurred" closeOnClickOutside={false}>
      <form noValidate className={styles.form} onSubmit={form.onSubmit((values) => void add(values))}>
        <div className={styles.fields} data-two>
          <TextInput label="What was looked for" data-autofocus required {...form.getInputProps('name')} />
          <TextInput label="Looked in" required {...form.getInputProps('sourceSystem')} />
          <TextInput label="Looked by" required {...form.getInputProps('runBy')} />
          <TextInput
            label="Looked at"
            required
            placeholder="2026-07-02 09:47 +02:00"
            {...form.getInputProps('runAt')}
          />
          <Textarea
            className={styles.wide}
            label="Query or search, with its filters"
            required
            {...form.getInputProps('query')}
          />
          <div className={styles.wide}>
            <ControlsSelect
              label="Controls it serves"
              value={form.values.controlIds}
              onChange={(controlIds) => form.setFieldValue('controlIds', controlIds)}
            />
          </div>
        </div>
        <div className={styles.fileLine}>
          <Button onClick={() => void pick()}>
            {file ? 'Choose another export' : 'Choose the empty export'}
          </Button>
          <p className={styles.caption}>
            {file
              ? `${file.fileName} is frozen; it must have a header and no rows.`
              : 'An export with a header and no rows. Without one, this record itself is kept as the file.'}
          </p>
        </div>
        <footer className={styles.actions}>
          <p>The evidence that a control had nothing to act on is the search behind it.</p>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy}>
            Record zero
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
