import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import {
  durationWords,
  minutesToDetect,
  minutesToResolve,
  type IncidentTimes,
} from '../../../../shared/domain/incident-timeline.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useData } from '../../../app/query.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import type { RegisterCells } from '../../../components/register/register-columns.tsx';
import { SeveritySign } from '../../../components/Sign.tsx';
import { PlainRegister } from '../PlainRegister.tsx';
import { IncidentChart } from './IncidentChart.tsx';
import { severityOf, timesOf } from './incident-rows.ts';
import { IncidentDetail } from './IncidentDetail.tsx';

const duration = (
  id: string,
  header: string,
  title: string,
  minutesOf: (times: IncidentTimes) => number | null,
): GridColumn<RegisterRow> => ({
  id,
  header,
  title,
  width: 100,
  align: 'end',
  text: (row) => minutesOf(timesOf(row)),
  cell: (row) => {
    const minutes = minutesOf(timesOf(row));
    return minutes === null ? '–' : durationWords(minutes);
  },
});

const COLUMNS = [
  duration('timeToDetect', 'To detect', 'From the beginning to the detection', minutesToDetect),
  duration('timeToResolve', 'To resolve', 'From the detection to the end', minutesToResolve),
];

const CELLS: RegisterCells = {
  severity: (row) => {
    const severity = severityOf(row);
    return severity ? <SeveritySign severity={severity} /> : null;
  },
};

const HIDDEN = [
  'declaredAt',
  'containedAt',
  'lead',
  'affected',
  'notice',
  'noticeOn',
  'effect',
  'rootCause',
  'resolution',
  'significanceReason',
  'notes',
];

const detail = (row: RegisterRow) => <IncidentDetail key={row.id} incident={row} />;

/** What went wrong: the register with durations, the incidents over the period, and the course of each. */
export function Incidents({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const rows = useData(['registers', 'list', 'incidents'], () =>
    api.registers.list({ register: 'incidents' }),
  ).data;
  const head = useMemo(
    () => (
      <IncidentChart
        rows={rows ?? []}
        current={current}
        onSelect={(id) => navigate(links.register('incidents', id), { replace: true })}
      />
    ),
    [rows, current, navigate],
  );
  return (
    <PlainRegister
      register="incidents"
      current={current}
      columns={COLUMNS}
      cells={CELLS}
      hidden={HIDDEN}
      head={head}
      detail={detail}
    />
  );
}
