import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import {
  durationWords,
  minutesToDetect,
  minutesToResolve,
} from '../../../../shared/domain/incident-timeline.ts';
import { SIGNIFICANCE_HELP } from '../../../../shared/domain/significant-events.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { ActionsOf } from '../actions/ActionsOf.tsx';
import { SignificanceHelp } from '../SignificanceHelp.tsx';
import { IncidentTimeline } from './IncidentTimeline.tsx';
import { timesOf } from './incident-rows.ts';

/** What stands beside the fields of an incident: how long it took, whether it is told, its course, what is done about it. */
export function IncidentDetail({ incident }: { incident: RegisterRow }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const times = timesOf(incident);
  const [detect, resolve] = [minutesToDetect(times), minutesToResolve(times)];
  return (
    <>
      <PaneSection title="Durations">
        <Properties>
          <Property label="To detect">
            {detect === null ? 'Needs the beginning and the detection' : durationWords(detect)}
          </Property>
          <Property label="To resolve">
            {resolve === null ? 'Needs the detection and the end' : durationWords(resolve)}
          </Property>
        </Properties>
      </PaneSection>
      <SignificanceHelp
        title="Is it told in the description (DC 4)?"
        questions={SIGNIFICANCE_HELP.incident}
        register="incidents"
        row={incident}
      />
      <IncidentTimeline incidentId={incident.id} times={times} readOnly={readOnly} />
      <ActionsOf field="incidentId" id={incident.id} readOnly={readOnly} />
      {!readOnly && (
        <PaneSection title="Finding">
          <Button
            disabled={busy}
            onClick={() =>
              void run(() => api.registers.raiseIncidentFinding({ incidentId: incident.id }), {
                done: ({ ref }) => `Raised ${ref} with the facts of the incident.`,
              }).then((raised) => raised && navigate(links.finding(raised.id)))
            }
          >
            Raise finding
          </Button>
        </PaneSection>
      )}
    </>
  );
}
