import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AccessPreview } from '../../../../shared/contract/access-reviews.ts';
import { ACCESS_FLAGS } from '../../../../shared/domain/access-review/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { dayProblem, isDay } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { readDropped, takeDropped } from '../../../app/incoming.ts';
import { platform } from '../../../app/platform.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { ControlSelect } from '../../../components/ControlSelect.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { DropZone, holdsFiles } from '../../../components/DropZone.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { Flags } from './Flags.tsx';
import { ListingCard } from './ListingCard.tsx';
import { useNewReview } from './use-new-review.ts';
import styles from './access-reviews.module.css';

interface Props {
  onClose: () => void;
  onAdded: (id: string) => void;
}

const FROM: Record<AccessPreview['asOfFrom'], string> = {
  name: 'From the name of the file',
  login: 'The newest login of the listing',
  today: 'Today: neither the file name nor a login tells',
};

/** A review from one listing, or from two that are compared. What is in them is shown before anything is made. */
export function NewReview({ onClose, onAdded }: Props) {
  const { run, busy } = useAction();
  const { actor } = useWorkspace();
  const draft = useNewReview();
  const [name, setName] = useState('');
  const [reviewer, setReviewer] = useState(actor);
  const [controlId, setControlId] = useState<string | null>(null);
  const [due, setDue] = useState('');
  const { preview } = draft;
  const title = name.trim() || (draft.asOf ? `Access review ${draft.asOf}` : '');
  const problem =
    draft.problem ??
    (title === '' ? 'Name the review.' : null) ??
    (due === '' ? null : dayProblem(due)) ??
    (draft.asOf === '' ? null : dayProblem(draft.asOf)) ??
    null;

  const pick = () =>
    void run(async () => draft.add(await platform.pickFiles({ multiple: true, accept: 'spreadsheet' })));
  const drop = (transfer: DataTransfer) => {
    const dropped = takeDropped(transfer);
    void run(async () => {
      const { picked, refused } = await platform.offer(await readDropped(dropped, false));
      draft.add(picked);
      const [first] = refused;
      if (first) throw new Error(first.error.message);
    });
  };
  const make = () =>
    void run(
      async () => {
        const { jobId } = await api.accessReviews.create({
          ...draft.input,
          ...(isDay(draft.asOf) && { asOf: draft.asOf }),
          name: title,
          controlId,
          due: due === '' ? null : due,
          reviewer,
        });
        const { id } = await waitForJob<{ id: string }>(jobId);
        onClose();
        onAdded(id);
      },
      { done: `${title} is made.` },
    );

  return (
    <Dialog onClose={onClose} size={920} title="New access review" closeOnClickOutside={false}>
      <DropZone
        offerFor={(transfer) => (holdsFiles(transfer) ? { says: 'Read as listing', take: drop } : null)}
      >
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            make();
          }}
        >
          <div className={styles.pick}>
            <Button data-autofocus onClick={pick}>
              {draft.listings.length === 0 ? 'Choose listing' : 'Add a listing'}
            </Button>
            <p>
              A list of accounts as a system exports it, CSV or Excel, or several. An earlier listing shows
              what is new, changed and gone. Files can be dropped here.
            </p>
          </div>
          {draft.listings.map((listing, index) => (
            <ListingCard
              key={listing.file.token}
              listing={listing}
              seen={preview?.listings[index]}
              onChange={(part) => draft.change(index, part)}
              onRemove={() => draft.remove(index)}
            />
          ))}
          {draft.error && (
            <p className={styles.refused} role="alert">
              {draft.error.message}
            </p>
          )}
          {preview && preview.lines > 0 && <Seen preview={preview} />}
          <div className={styles.fields}>
            <TextInput
              label="Name"
              placeholder={title || 'Access review Q2 2026'}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label="Reviewer"
              value={reviewer}
              onChange={(event) => setReviewer(event.currentTarget.value)}
            />
            <ControlSelect
              label="Control it performs"
              placeholder="Reference or title"
              clearable
              value={controlId}
              onChoose={setControlId}
            />
            <DateField
              label="Access as of"
              value={draft.asOf}
              onChange={(day) => draft.setAsOf(day === '' ? null : day)}
              error={draft.asOf === '' ? undefined : dayProblem(draft.asOf)}
            />
            <DateField
              label="Due"
              value={due}
              onChange={setDue}
              error={due === '' ? undefined : dayProblem(due)}
            />
            <p className={styles.from}>{preview && FROM[preview.asOfFrom]}</p>
          </div>
          <footer className={styles.actions}>
            <p>{problem ?? 'The listings are kept as evidence. Nothing is decided yet.'}</p>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={busy || problem !== null || !preview}>
              Make review
            </Button>
          </footer>
        </form>
      </DropZone>
    </Dialog>
  );
}

/** What a review of these listings would hold. */
function Seen({ preview }: { preview: AccessPreview }) {
  const flags = ACCESS_FLAGS.filter((flag) => (preview.flags[flag] ?? 0) > 0);
  const roster =
    preview.roster === 0
      ? 'The roster of people is empty, so leavers can not be seen. It can be brought in later and the review checked again.'
      : preview.rosterIsWhole
        ? `Compared with ${plural(preview.roster, 'person', 'people')} on the roster.`
        : `Compared with ${plural(preview.roster, 'person', 'people')} on the roster. Less than half of the people listed are on it, so nobody is marked as missing from it.`;
  return (
    <section className={styles.seen} aria-label="What the listing shows">
      <p>
        <b>{plural(preview.lines, 'line')}</b> in {plural(preview.applications.length, 'application')}:{' '}
        {preview.applications
          .slice(0, 12)
          .map(({ name, lines }) => `${name} ${lines}`)
          .join(', ')}
      </p>
      <ul>
        {flags.map((flag) => (
          <li key={flag}>
            <b>{preview.flags[flag]}</b> <Flags flags={[flag]} />
          </li>
        ))}
      </ul>
      <p>{roster}</p>
      {preview.problems.length > 0 && (
        <details>
          <summary>{plural(preview.problems.length, 'problem')} in the listings</summary>
          <ul className={styles.problems}>
            {preview.problems.slice(0, 50).map(({ file, row, message }) => (
              <li key={`${file} ${row} ${message}`}>
                {file}, row {row}: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
