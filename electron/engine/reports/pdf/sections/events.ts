import { CHANGE_KIND_NAMES } from '../../../../../shared/domain/programme-vocabulary.ts';
import type { ReportChange, ReportIncident } from '../../../../../shared/domain/report-model.ts';
import { SEVERITY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import { COLORS } from '../palette.ts';
import { table, type Row } from '../table.ts';
import { STYLES, type Span } from '../text.ts';
import { ref } from '../references.ts';
import { quiet, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

const UNDECIDED = 'Whether it is told is not decided';

/** Significant incidents and changes of the period (DC 4, DC 9); undecided ones are named as such. */
export const events: Part = (flow, model, numbering) => {
  const { events: told, controlChanges } = model;
  if (!told) return;
  const { incidents, changes, incidentNote, changeNote } = told;
  sectionHead(flow, numbering.section(), 'Incidents and changes in the period');
  opening(
    flow,
    model,
    'events',
    'What the description of the system tells of the period: incidents that came from a control which failed or that broke a commitment, and changes that matter to a reader.',
    4,
  );
  subHead(flow, numbering.heading(), 'Significant incidents (DC 4)');
  if (incidents.length > 0)
    table(
      flow,
      [
        { title: 'Incident', width: 150 },
        { title: 'When', width: 112 },
        { title: 'Effect', width: 120 },
        { title: 'Cause, and how it ended', width: 140 },
      ],
      incidents.map(incidentRow),
    );
  closing(flow, incidentNote, incidents.length, 'No significant incident is recorded.');
  subHead(flow, numbering.heading(), 'Significant changes (DC 9)');
  if (changes.length > 0)
    table(
      flow,
      [
        { title: 'Change', width: 150 },
        { title: 'On', width: 62 },
        { title: 'What changed', width: 155 },
        { title: 'Effect on commitments and controls', width: 155 },
      ],
      changes.map(changeRow),
    );
  closing(flow, changeNote, changes.length, 'No significant change is recorded.');
  if (controlChanges.length === 0) return;
  subHead(flow, numbering.heading(), 'Controls that changed, started or ended in the period');
  table(
    flow,
    [
      { title: 'Control', width: 46 },
      { title: 'Title', width: 200 },
      { title: 'On', width: 62 },
      { title: 'What', width: 180 },
    ],
    controlChanges.map(({ on, controlRef, title, what }) => ({
      cells: [[{ ...ref('control', controlRef), weight: 600 as const }], title, on, what],
    })),
  );
};

/** The note of a person; without one and without records, that nobody has said so yet. */
function closing(flow: Parameters<Part>[0], note: string, count: number, none: string): void {
  if (note !== '') paragraph(flow, note, STYLES.body, 4);
  else if (count === 0)
    paragraph(
      flow,
      `${none} Management has not confirmed it yet.`,
      { ...STYLES.body, color: COLORS.text2 },
      4,
    );
}

const orMissing = (text: string): string | Span[] => (text === '' ? [quiet('Not said')] : text);

function incidentRow(incident: ReportIncident): Row {
  const { name, severity, isDecided, began, detected, resolved, rootCause, resolution } = incident;
  const below = [severity ? SEVERITY_NAMES[severity] : '', isDecided ? '' : UNDECIDED].filter(Boolean);
  const when = [
    began && `Began ${began}`,
    detected && `Detected ${detected}`,
    resolved ? `Resolved ${resolved}` : 'Not resolved',
  ];
  return {
    cells: [
      [strong(name), quiet(below.length > 0 ? `\n${below.join('. ')}` : '')],
      when.filter(Boolean).join('\n'),
      orMissing(incident.effect),
      orMissing([rootCause, resolution].filter(Boolean).join('\n')),
    ],
  };
}

const changeRow = ({ name, kind, isDecided, changedOn, description, effect }: ReportChange): Row => ({
  cells: [
    [strong(name), quiet(`\n${CHANGE_KIND_NAMES[kind]}${isDecided ? '' : `. ${UNDECIDED}`}`)],
    orMissing(changedOn ?? ''),
    orMissing(description),
    orMissing(effect),
  ],
});
