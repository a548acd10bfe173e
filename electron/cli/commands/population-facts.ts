/** A population in the words of the command line. */
import type { Population, PopulationRecord } from '../../../shared/contract/audit/populations.ts';
import { IPE_VERDICT_NAMES, POPULATION_KIND_NAMES } from '../../../shared/domain/audit-vocabulary.ts';

export type Facts = readonly (readonly [string, string | number | null])[];

/** What a script gets of an added population: these fields and no other, in this order. */
export function figures(p: Population) {
  return {
    id: p.id,
    rows: p.rows,
    inPeriod: p.inPeriod,
    duplicateKeys: p.duplicateKeys,
    emptyKeys: p.emptyKeys,
    firstDate: p.firstDate,
    lastDate: p.lastDate,
    sha256: p.sha256,
  };
}

export const populationFacts = (p: Population): Facts => [
  ['Population', [p.ref, p.name].filter(Boolean).join(' ')],
  ['Kind', POPULATION_KIND_NAMES[p.kind]],
  ['Serves', p.controls.map(({ ref }) => ref).join(', ') || null],
  ['Rows', p.rows],
  ['In the period', p.inPeriod],
  ['To draw from', p.frameSize],
  ['Repeated keys', p.duplicateKeys],
  ['Empty keys', p.emptyKeys],
  ['Unreadable dates', p.unreadableDates],
  ['Dates', p.firstDate && `${p.firstDate} to ${p.lastDate}`],
  ['Completeness', agreement(p)],
  ['Verdict', p.ipeVerdict ? IPE_VERDICT_NAMES[p.ipeVerdict] : 'not given yet'],
  ['Kept as', `${p.evidenceRef} ${p.fileName}`],
  ['SHA-256', p.sha256],
];

/** What the file holds beyond its figures. */
export function profileFacts({ profile }: PopulationRecord): Facts {
  if (!profile) return [];
  return [
    ['Before the period', profile.beforePeriod],
    ['After the period', profile.afterPeriod],
    ['Without a date', profile.emptyDates],
    ['Ragged rows', profile.raggedRows],
    ['Repeated', profile.duplicateExamples.join(', ') || null],
    ...profile.sequences.found.map(
      (s) => [`Numbers ${s.prefix}`, `${s.first} to ${s.last}, ${s.missing} missing`] as const,
    ),
    ...profile.months.map(({ month, rows }) => [month, rows] as const),
  ];
}

function agreement({ independentTotal, totalSource, rows }: Population): string {
  if (independentTotal === null) return 'not agreed: no independent total';
  const from = totalSource ? ` of ${totalSource}` : '';
  return independentTotal === rows
    ? `agreed to the independent total of ${rows}${from}`
    : `differs: ${rows} rows, independent total ${independentTotal}${from}`;
}
