import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { GovernanceMeeting } from '../../../../shared/contract/governance.ts';
import { api } from '../../../app/api.ts';
import { moment, today } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import { useAction } from '../../../app/query.ts';
import { EditableDate } from '../../../components/DateField.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { Section } from '../../../components/Section.tsx';
import { Actions } from './Actions.tsx';
import { Decisions } from './Decisions.tsx';
import { exportPack } from './export-pack.ts';
import { Figures } from './Figures.tsx';
import styles from './governance.module.css';

interface Props {
  meeting: GovernanceMeeting;
  readOnly: boolean;
}

/** One meeting, from the figures that it was shown to the actions that it asked for. */
export function Meeting({ meeting, readOnly }: Props) {
  const { id, ref, quarter, heldOn, figures } = meeting;
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const update = (patch: Parameters<typeof api.governance.update>[0]['patch']) =>
    api.governance.update({ id, patch });
  const checkHeld = (day: string) => {
    if (day > today()) return `${day} is after today.`;
    return day < quarter.from ? `${day} is before ${quarter.key} begins.` : undefined;
  };
  const refresh = () =>
    run(() => api.governance.refresh({ id }), { done: `Refreshed the figures of ${ref}.` });
  const remove = async () => {
    const removed = await run(() => api.governance.remove({ id }), { done: `Removed ${ref}.` });
    if (removed) navigate(links.governance, { replace: true });
  };
  return (
    <article className={styles.meeting} aria-label={`${ref} ${quarter.key}`}>
      <Section
        title={`${ref}, ${quarter.key}`}
        hint={`${quarter.from} to ${quarter.to}`}
        actions={
          <>
            {!readOnly && (
              <Button disabled={busy} onClick={() => void remove()}>
                Remove
              </Button>
            )}
            <Button variant="filled" onClick={() => void exportPack(meeting)}>
              Export pack
            </Button>
          </>
        }
      >
        <div className={styles.facts}>
          <Properties>
            <Property label="Held on">
              <EditableDate
                label="Held on"
                value={heldOn}
                check={checkHeld}
                readOnly={readOnly}
                onSave={(day) => update({ heldOn: day })}
              />
            </Property>
            <Property label="Chair">
              <EditableText
                label="Chair"
                value={meeting.chair}
                readOnly={readOnly}
                onSave={(chair) => update({ chair })}
              />
            </Property>
            <Property label="Attendees">
              <EditableText
                label="Attendees"
                multiline
                value={meeting.attendees}
                readOnly={readOnly}
                onSave={(attendees) => update({ attendees })}
              />
            </Property>
            <Property label="Notes">
              <EditableText
                label="Notes"
                multiline
                value={meeting.notes}
                readOnly={readOnly}
                onSave={(notes) => update({ notes })}
              />
            </Property>
          </Properties>
        </div>
      </Section>
      <Decisions meeting={meeting} readOnly={readOnly} />
      <Actions meeting={meeting} readOnly={readOnly} />
      <Section
        title="What was shown"
        hint={`figures of ${moment(figures.takenAt)}`}
        actions={
          heldOn !== null ? (
            <span className={styles.quiet}>Kept since the meeting was held</span>
          ) : (
            !readOnly && (
              <Button disabled={busy} onClick={() => void refresh()}>
                Refresh figures
              </Button>
            )
          )
        }
      >
        <Figures figures={figures} />
      </Section>
    </article>
  );
}
