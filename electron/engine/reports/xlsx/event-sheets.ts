import { CHANGE_KIND_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import type { ReportChange, ReportIncident, ReportModel } from '../../../../shared/domain/report-model.ts';
import { SEVERITY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { day, type Sheet, type Value } from './sheet.ts';
import { SEVERITY_TONES } from './tones.ts';

/** `2026-04-02 08:38 UTC` as a time; anything else as it is written. */
const momentOf = (text: string): Value => {
  const [, date, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC$/.exec(text) ?? [];
  return date && time ? { moment: `${date}T${time}:00Z` } : text;
};

const told = ({ isDecided }: { isDecided: boolean }): string => (isDecided ? 'Yes' : 'Not decided');

/** Incidents of the period that the description tells, or that nobody decided on yet. */
export function incidentsSheet({ events }: ReportModel): Sheet<ReportIncident> {
  return {
    name: 'Incidents',
    about: 'Incidents of the period that the description tells, or that nobody decided on yet.',
    frozen: 1,
    rows: events?.incidents ?? [],
    columns: [
      { title: 'Incident', value: (row) => row.name, widest: 44 },
      { title: 'Told (DC 4)', value: told },
      {
        title: 'Severity',
        value: (row) => row.severity && SEVERITY_NAMES[row.severity],
        tones: SEVERITY_TONES,
      },
      { title: 'Began (UTC)', value: (row) => momentOf(row.began) },
      { title: 'Detected (UTC)', value: (row) => momentOf(row.detected) },
      { title: 'Resolved (UTC)', value: (row) => momentOf(row.resolved) },
      { title: 'Effect', value: (row) => row.effect, widest: 56 },
      { title: 'Root cause', value: (row) => row.rootCause, widest: 56 },
      { title: 'How it ended', value: (row) => row.resolution, widest: 56 },
    ],
  };
}

/** Changes of the period that the description tells, or that nobody decided on yet. */
export function changesSheet({ events }: ReportModel): Sheet<ReportChange> {
  return {
    name: 'Changes',
    about: 'Changes of the period that the description tells, or that nobody decided on yet.',
    frozen: 1,
    rows: events?.changes ?? [],
    columns: [
      { title: 'Change', value: (row) => row.name, widest: 44 },
      { title: 'Told (DC 9)', value: told },
      { title: 'Kind', value: (row) => CHANGE_KIND_NAMES[row.kind] },
      { title: 'Changed on', value: (row) => day(row.changedOn) },
      { title: 'What changed', value: (row) => row.description, widest: 60 },
      { title: 'Effect on commitments and controls', value: (row) => row.effect, widest: 60 },
    ],
  };
}
