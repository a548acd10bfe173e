import { sumOf, type ReportCadence } from '../../../../../shared/domain/calendar/report-cadence.ts';
import { FREQUENCY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { quiet, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** Named for a control before the rest is told as a number: a daily control may have missed hundreds. */
const MOST_NAMED = 8;

/** Expected occurrences of periodic controls against what was performed. Only a report over a period has it. */
export const cadence: Part = (flow, model, numbering) => {
  const { cadence: list, meta } = model;
  if (meta.kind !== 'type2' || list.length === 0) return;
  sectionHead(flow, numbering.section(), 'Cadence of periodic controls');
  opening(flow, model, 'cadence', openingWords(list));
  const figure = (title: string, width: number) => ({ title, width, align: 'right' as const });
  const columns = [
    { title: 'Control', width: 44 },
    { title: 'Title', width: 116 },
    { title: 'Frequency', width: 58 },
    figure('Expected', 48),
    figure('Done', 36),
    figure('Late', 34),
    figure('Missed', 42),
    figure('To collect', 50),
    figure('To confirm', 52),
    figure('Open', 36),
  ];
  table(
    flow,
    columns,
    list.map((row) => ({
      cells: [
        [strong(row.ref)],
        [{ text: row.title }, ...notes(row).map((note) => quiet(`\n${note}`))],
        FREQUENCY_NAMES[row.frequency],
        `${row.expected - row.waived}`,
        `${row.done}`,
        `${row.late}`,
        row.missed > 0 ? [strong(`${row.missed}`)] : '0',
        `${row.toCollect}`,
        `${row.toConfirm}`,
        `${row.overdue + row.upcoming}`,
      ],
    })),
  );
  paragraph(
    flow,
    'Late: performed after the due day, within the days of grace. Missed: not performed before the next due day or the end of grace; it stays missed. To collect: performed, evidence not attached. To confirm: evidence lies within its time, the performance is not recorded. Open: overdue or not due yet.',
    STYLES.small,
  );
};

function openingWords(list: readonly ReportCadence[]): string {
  const missed = list.filter((row) => row.missed > 0).length;
  const alert =
    missed === 0 ? 'No occurrence was missed.' : `${counted(missed, 'control')} missed an occurrence.`;
  const [late, waived] = [sumOf(list, 'late'), sumOf(list, 'waived')];
  const done = `${sumOf(list, 'done')} done in time with evidence${late === 0 ? '' : `, ${late} late`}`;
  const spared = waived === 0 ? '' : ` ${waived} more ${waived === 1 ? 'was' : 'were'} not required.`;
  return `${counted(sumOf(list, 'expected') - waived, 'occurrence')} of ${counted(list.length, 'control')} expected in the period, ${done}.${spared} ${alert}`;
}

const notes = (row: ReportCadence): string[] => [
  ...(row.missed > 0 ? [`Missed: ${missedWords(row)}`] : []),
  ...(row.waived > 0 ? [`Not required: ${row.waived}`] : []),
];

function missedWords({ missedKeys }: ReportCadence): string {
  const rest = missedKeys.length - MOST_NAMED;
  const named = missedKeys.slice(0, MOST_NAMED).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
}
