import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import type { ReportPathStep } from '../../../../../shared/domain/report-outlook.ts';
import {
  DATE_VERDICT_NAMES,
  groupSteps,
  pathThroughPeriod,
  pathToDate,
  type ProjectedException,
  type WindowRow,
} from '../../../../../shared/domain/report-path.ts';
import { paragraph, subHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS } from '../palette.ts';
import { ref } from '../references.ts';
import { table, type Column } from '../table.ts';
import { STYLES } from '../text.ts';
import { quiet, strong } from './marks.ts';

/** Rows of a list in the summary. */
const SHOWN = 8;

/** Whether the date can be held, what has to land before it, and when a Type II period may start. */
export function datePath(flow: Flow, model: ReportModel): void {
  const { verdict, because, start, isPlanned } = pathToDate(model);
  const { blockers, date } = model.outlook.path;
  paragraph(flow, [strong(`${DATE_VERDICT_NAMES[verdict]} for ${date}. `), { text: because }]);
  steps(flow, blockers, `Must land before ${date}`);
  const when = blockers.length === 0 ? '' : ', once what is listed above has landed';
  paragraph(
    flow,
    isPlanned
      ? `The plan starts the Type II period on ${start}.`
      : `A Type II period can start on ${start}${when}.`,
  );
}

/** What is left of the period, which exceptions are to be expected, and what comes first. */
export function periodPath(flow: Flow, model: ReportModel): void {
  const { sentence, window, projected } = pathThroughPeriod(model);
  paragraph(flow, sentence);
  steps(flow, model.outlook.path.blockers, 'What to put right first');
  remaining(flow, window);
  expected(flow, projected, model);
}

function steps(flow: Flow, list: readonly ReportPathStep[], title: string): void {
  if (list.length === 0) return;
  const columns: Column[] = [
    { title, width: 200 },
    { title: 'What to do', width: 170 },
    { title: 'Owner', width: 76 },
    { title: 'Due', width: 62 },
  ];
  const groups = groupSteps(list);
  const rows = groups.slice(0, SHOWN).map(({ text, fix, owner, due, isLate, more: others }) => ({
    cells: [
      [{ text }, ...(others === 0 ? [] : [quiet(`\nand ${others} more to put right in the same way`)])],
      fix,
      owner ?? [quiet('Nobody')],
      due === null ? [quiet('No day')] : isLate ? [strong(due), quiet('\nlate')] : due,
    ],
  }));
  table(flow, columns, rows, 3);
  more(flow, groups.length, 'The readiness screen lists all of them.');
}

function remaining(flow: Flow, window: readonly WindowRow[]): void {
  if (window.length === 0) return;
  const columns: Column[] = [
    { title: 'Control', width: 42.5 },
    { title: 'Occurrences left in the period', width: 200 },
    { title: 'Owner', width: 96 },
    { title: 'Overdue', width: 48, align: 'right' },
    { title: 'To collect', width: 54, align: 'right' },
    { title: 'To come', width: 48, align: 'right' },
  ];
  const number = (value: number) => (value === 0 ? [quiet('–')] : `${value}`);
  const rows = window.slice(0, SHOWN).map(({ ref: id, title, owner, overdue, toCollect, toCome }) => ({
    cells: [
      [{ ...ref('control', id), weight: 600 as const }],
      title,
      owner || [quiet('Nobody')],
      number(overdue),
      number(toCollect),
      number(toCome),
    ],
  }));
  table(flow, columns, rows, 3);
  more(flow, window.length, 'The part on periodic controls has all of them.');
}

function expected(flow: Flow, projected: readonly ProjectedException[], { controls }: ReportModel): void {
  if (projected.length === 0) return;
  const titles = new Map(controls.map((control) => [control.ref, control.title]));
  subHead(flow, '', 'Exceptions to be expected', false);
  table(
    flow,
    [
      { title: 'Control', width: 42.5 },
      { title: 'Title', width: 180 },
      { title: 'Because', width: 270 },
    ],
    projected.slice(0, SHOWN).map(({ controlRef, because }) => ({
      cells: [
        [{ ...ref('control', controlRef), weight: 600 as const }],
        titles.get(controlRef) ?? '',
        because,
      ],
    })),
    3,
  );
  more(flow, projected.length, 'Draft a management response to each before the auditor asks.');
}

function more(flow: Flow, total: number, where: string): void {
  const text = total > SHOWN ? `${SHOWN} of ${total} are shown. ${where}` : '';
  if (text !== '') paragraph(flow, text, { ...STYLES.small, color: COLORS.text2 });
  else flow.y += 5;
}
