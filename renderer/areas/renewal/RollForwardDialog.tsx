import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { z } from 'zod';
import type { RenewalPreview, rolledForward } from '../../../shared/contract/renewal.ts';
import type { RenewalDates } from '../../../shared/domain/renewal/dates.ts';
import {
  RENEWAL_PART_NAMES,
  RENEWAL_PARTS,
  REQUIRED_PARTS,
  STARTS_ANEW,
  type RenewalPart,
} from '../../../shared/domain/renewal/parts.ts';
import type { EngagementType } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { dayProblem } from '../../app/dates.ts';
import { count, plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { platform } from '../../app/platform.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import { DateField } from '../../components/DateField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useJobs, waitForJob } from '../../state/jobs.ts';
import styles from './renewal.module.css';

const TYPES: { value: EngagementType; label: string }[] = [
  { value: 'II', label: 'Type II' },
  { value: 'I', label: 'Type I' },
];

/** "northwind-ledger-2026-12-31.trustbench": the name says what follows, and no file of the same name is there yet. */
function suggestedName(client: string, { asOf, periodTo }: RenewalDates): string {
  const stem = client
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return `${stem || 'engagement'}-${asOf ?? periodTo ?? 'next'}.trustbench`;
}

/** The first problem of the dates, by field. */
function problemsOf({ type, asOf, periodFrom, periodTo }: RenewalDates) {
  const of = (day: string | null) => dayProblem(day ?? '') ?? undefined;
  if (type === 'I') return { asOf: of(asOf) };
  const late =
    periodFrom && periodTo && periodTo < periodFrom
      ? `The period starts ${periodFrom}. Enter a later day.`
      : undefined;
  return { periodFrom: of(periodFrom), periodTo: of(periodTo) ?? late };
}

/** Makes the file of the next engagement of this client, and opens it. */
export function RollForwardDialog({ onClose }: { onClose: () => void }) {
  const { engagement } = useWorkspace();
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const [type, setType] = useState<EngagementType>('II');
  const [chosen, setChosen] = useState<RenewalDates | null>(null);
  const [parts, setParts] = useState<readonly RenewalPart[]>(RENEWAL_PARTS);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJobs(({ jobs }) => (jobId ? jobs[jobId] : undefined));
  const isValid = chosen === null || Object.values(problemsOf(chosen)).every((problem) => !problem);
  const question = { type, dates: isValid ? chosen : null, parts: [...RENEWAL_PARTS] };
  const preview = useData(['renewal', 'preview', question], () => api.renewal.preview(question)).data;
  if (!preview) return null;
  const dates = chosen ?? preview.dates;
  const problems = problemsOf(dates);

  const start = () =>
    run(
      async () => {
        const target = await platform.pickSaveTarget({
          suggestedName: suggestedName(engagement.client, dates),
          kind: 'workspace',
        });
        if (!target) return;
        const started = await api.renewal.start({ target: target.token, dates, parts: [...parts] });
        setJobId(started.jobId);
        try {
          const { file } = await waitForJob<z.infer<typeof rolledForward>>(started.jobId);
          await api.workspace.open({ file });
          onClose();
          navigate(links.scope);
        } finally {
          setJobId(null);
        }
      },
      { undo: false },
    );

  const date = (label: string, field: 'asOf' | 'periodFrom' | 'periodTo') => (
    <DateField
      label={label}
      value={dates[field] ?? ''}
      error={problems[field as keyof typeof problems]}
      onChange={(day) => setChosen({ ...dates, [field]: day })}
    />
  );
  return (
    <Dialog onClose={onClose} title={`Roll forward ${engagement.client}`} size={720}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <div className={styles.dates}>
          <SegmentedControl
            aria-label="Type of the next engagement"
            data={TYPES}
            value={type}
            onChange={(value) => {
              setType(value as EngagementType);
              setChosen(null);
            }}
          />
          {dates.type === 'I' ? (
            date('As of', 'asOf')
          ) : (
            <>
              {date('Period from', 'periodFrom')}
              {date('Period to', 'periodTo')}
            </>
          )}
        </div>
        <Notes preview={preview} />
        <div className={styles.columns}>
          <section aria-label="Goes along">
            <h3>Goes along</h3>
            {RENEWAL_PARTS.map((part) => (
              <Checkbox
                key={part}
                size="xs"
                label={
                  <>
                    {RENEWAL_PART_NAMES[part]} <small>{count(preview.counts[part] ?? 0)}</small>
                  </>
                }
                checked={parts.includes(part)}
                disabled={REQUIRED_PARTS.includes(part)}
                onChange={(event) =>
                  setParts(
                    event.currentTarget.checked ? [...parts, part] : parts.filter((other) => other !== part),
                  )
                }
              />
            ))}
          </section>
          <section aria-label="Starts anew">
            <h3>Starts anew</h3>
            <ul>
              {STARTS_ANEW.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          </section>
        </div>
        <p className={styles.note}>
          This file stays as it is. The new one keeps its journal hash, so that it can be compared later.
        </p>
        <Group justify="flex-end">
          {jobId && (
            <span role="status" className={styles.note}>
              {job?.phase ?? 'Starting'}
            </span>
          )}
          <Button onClick={() => (jobId ? void api.jobs.cancel({ id: jobId }) : onClose())}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy || !isValid}>
            {platform.kind === 'desktop' ? 'Choose where to save it' : 'Make the new workspace'}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

/** Names that are listed before the rest is counted. */
const LISTED = 6;

/** What to know before: days without a report, what ends inside the new period, what is planned larger. */
function Notes({ preview: { warnings, attention, raised } }: { preview: RenewalPreview }) {
  const refs = [...new Set(raised.map(({ ref }) => ref))];
  const some = attention.slice(0, LISTED);
  if (warnings.length + attention.length + refs.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label="To know before">
      {warnings.map((warning) => (
        <li key={warning} data-warning>
          {warning}
        </li>
      ))}
      {refs.length > 0 && (
        <li>
          {plural(refs.length, 'control')} had exceptions, so {refs.length === 1 ? 'its' : 'their'} sampling
          risk goes one level up: {refs.slice(0, LISTED).join(', ')}
          {refs.length > LISTED && ` and ${refs.length - LISTED} more`}
        </li>
      )}
      {some.map((words) => (
        <li key={words}>{words}</li>
      ))}
      {attention.length > LISTED && (
        <li>and {attention.length - LISTED} more that end in or before the period</li>
      )}
    </ul>
  );
}
