import type { ReportDescription } from '../../../../../shared/domain/report-scope.ts';
import { DESCRIPTION_STATE_NAMES } from '../../../../../shared/domain/description-criteria.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { RATING_COLORS } from '../palette.ts';
import { table, type Row } from '../table.ts';
import { STYLES, type Span } from '../text.ts';
import { writtenText } from '../written-text.ts';
import { quiet, strong } from './marks.ts';
import type { Part } from './part.ts';

/** What a description of the system still lacks, by the criteria that it is measured against. */
export const description: Part = (flow, { description: list, texts }, numbering) => {
  sectionHead(flow, numbering.section(), 'Description criteria');
  if (texts.description) writtenText(flow, texts.description);
  const covered = list.filter(({ state }) => state === 'covered').length;
  paragraph(
    flow,
    [
      quiet(
        `The system description is measured against the description criteria (DC). ${covered} of ${list.length} are covered by what is recorded.`,
      ),
    ],
    STYLES.body,
    8,
  );
  table(
    flow,
    [
      { title: 'DC', width: 30 },
      { title: 'Subject', width: 120 },
      { title: 'State', width: 82 },
      { title: 'What is there', width: 130 },
      { title: 'What is missing', width: 130 },
    ],
    list.flatMap(rowsOf),
  );
};

function rowsOf({ criterion, title, state, facts, missing, note }: ReportDescription): Row[] {
  const row: Row = {
    withNext: note !== '',
    cells: [
      [strong(`DC ${criterion}`)],
      title,
      [stateSpan(state)],
      facts.length === 0 ? [quiet('Nothing yet')] : facts.join('\n'),
      missing.length === 0 ? [quiet('Nothing')] : missing.map((text) => `${text}.`).join('\n'),
    ],
  };
  if (note === '') return [row];
  return [row, { cells: ['', { content: [strong('Note  '), { text: note }], span: 4, remark: true }] }];
}

const SIGNS = { covered: 'ready', partly: 'minor_gap', missing: 'not_in_place' } as const;

function stateSpan(state: ReportDescription['state']): Span {
  const sign = SIGNS[state];
  const { solid, text: color } = RATING_COLORS[sign];
  return { text: DESCRIPTION_STATE_NAMES[state], sign, signColor: solid, color };
}
