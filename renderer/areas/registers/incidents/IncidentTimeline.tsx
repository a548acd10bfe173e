import { ActionIcon, Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { readMoment } from '../../../../shared/domain/moments.ts';
import {
  timelineOf,
  type IncidentTimes,
  type TimelineEvent,
} from '../../../../shared/domain/incident-timeline.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { useAction, useData } from '../../../app/query.ts';
import { EditableText } from '../../../components/EditableText.tsx';
import { PaneSection } from '../../../components/DetailPane.tsx';
import styles from './incidents.module.css';

interface Props {
  incidentId: string;
  times: IncidentTimes;
  readOnly: boolean;
}

/** "2026-04-02 08:38 UTC": times of an incident are compared with logs, which are in UTC. */
const inUtc = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

/** The course of an incident: the times of its record and what people wrote down, in one order. */
export function IncidentTimeline({ incidentId, times, readOnly }: Props) {
  const events = useData(['registers', 'incidentEvents', incidentId], () =>
    api.registers.incidentEvents({ incidentId }),
  ).data;
  if (!events) return null;
  const points = timelineOf(times, events);
  return (
    <PaneSection title="Timeline">
      {points.length === 0 && <p className={styles.note}>Nothing is written down yet.</p>}
      <ol className={styles.timeline}>
        {points.map((point) =>
          point.kind === 'time' ? (
            <li key={point.field} data-own>
              <time dateTime={point.at} title={moment(point.at)}>
                {inUtc(point.at)}
              </time>
              <b>{point.text}</b>
            </li>
          ) : (
            <Entry key={point.event.id} event={point.event} readOnly={readOnly} />
          ),
        )}
      </ol>
      {!readOnly && <AddEntry incidentId={incidentId} />}
    </PaneSection>
  );
}

function Entry({ event, readOnly }: { event: TimelineEvent; readOnly: boolean }) {
  const { run, busy } = useAction();
  return (
    <li>
      <time dateTime={event.at} title={moment(event.at)}>
        {inUtc(event.at)}
      </time>
      <div>
        <EditableText
          label={`Entry of ${inUtc(event.at)}`}
          value={event.text}
          required
          wraps
          readOnly={readOnly}
          onSave={(text) => api.registers.updateIncidentEvent({ eventId: event.id, text })}
        />
        <small>{event.author}</small>
      </div>
      {!readOnly && (
        <ActionIcon
          variant="subtle"
          size={20}
          aria-label={`Remove the entry of ${inUtc(event.at)}`}
          disabled={busy}
          onClick={() =>
            void run(() => api.registers.removeIncidentEvent({ eventId: event.id }), {
              done: 'Removed an entry of the timeline.',
            })
          }
        >
          <X size={14} />
        </ActionIcon>
      )}
    </li>
  );
}

function AddEntry({ incidentId }: { incidentId: string }) {
  const { run, busy } = useAction();
  const [at, setAt] = useState('');
  const [text, setText] = useState('');
  const read = readMoment(at, () => 0);
  const add = () =>
    run(async () => {
      if (!read) return;
      await api.registers.addIncidentEvent({ incidentId, at: read.at, text });
      setAt('');
      setText('');
    });
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        aria-label="When it happened"
        placeholder="2026-06-30 14:05 UTC"
        value={at}
        error={at !== '' && !read ? 'Write it as 2026-06-30 14:05 UTC' : undefined}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <TextInput
        aria-label="What happened"
        placeholder="What happened"
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" disabled={busy || !read || text.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
