import {
  roadmapOf,
  WAVE_NAMES,
  WAVES,
  type Roadmap,
  type RoadmapItem,
} from '../../../../../shared/domain/report-remediation.ts';
import type { ReportMilestone } from '../../../../../shared/domain/report-programme.ts';
import { MILESTONE_KIND_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import { gantt, type GanttBar, type GanttGroup } from '../gantt.ts';
import { ref } from '../references.ts';
import { table, type Row } from '../table.ts';
import { STYLES } from '../text.ts';
import { quiet, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** What is left to do in waves by due day, between the days of the audit: as a chart, then as a table. */
export const roadmap: Part = (flow, model, numbering) => {
  const today = model.meta.generatedAt.slice(0, 10);
  const { items, settled } = roadmapOf(model, today);
  const { milestones } = model;
  if (items.length === 0 && milestones.length === 0 && settled === 0) return;
  sectionHead(flow, numbering.section(), 'Remediation roadmap');
  opening(flow, model, 'roadmap', openingWords({ items, settled }, today));
  const groups = groupsOf(items, milestones, today);
  if (groups.some(({ bars }) => bars.length > 0)) {
    subHead(flow, numbering.heading(), 'Plan over time');
    gantt(flow, groups, today);
    paragraph(
      flow,
      `Upright line: ${today}, the day of this report. Bar: from the day it was raised to its due day; dot: the due day alone. Orange: overdue. Diamond: a day of the audit. Grey: done.`,
      STYLES.small,
    );
  }
  if (milestones.length > 0) {
    subHead(flow, numbering.heading(), 'Milestones and days of the audit');
    table(
      flow,
      [
        { title: 'Milestone', width: 170 },
        { title: 'Kind', width: 130 },
        { title: 'When', width: 124 },
        { title: 'Done', width: 60 },
      ],
      milestones.map(({ name, kind, due, ends, doneOn }) => ({
        cells: [
          [strong(name)],
          MILESTONE_KIND_NAMES[kind],
          ends === null || ends === due ? due : `${due} to ${ends}`,
          doneOn ?? [quiet('Open')],
        ],
      })),
    );
  }
  if (items.length > 0) {
    subHead(flow, numbering.heading(), 'Actions by wave');
    table(
      flow,
      [
        { title: 'For', width: 46 },
        { title: 'Action', width: 268 },
        { title: 'Owner', width: 108 },
        { title: 'Due', width: 62 },
      ],
      waveRows(items),
    );
  }
};

function openingWords({ items, settled }: Roadmap, today: string): string {
  const done =
    settled === 0 ? '' : ` ${counted(settled, 'further one')} ${settled === 1 ? 'is' : 'are'} settled.`;
  if (items.length === 0) return `No action is open on ${today}.${done}`;
  const of = (wave: RoadmapItem['wave']) => items.filter((item) => item.wave === wave).length;
  const [overdue, undated] = [of('overdue'), of('undated')];
  const unowned = items.filter(({ owner }) => owner === '').length;
  const facts = [
    overdue > 0 ? `${overdue} overdue` : '',
    undated > 0 ? `${undated} without a date` : '',
    unowned > 0 ? `${unowned} without an owner` : '',
  ].filter(Boolean);
  return `${counted(items.length, 'action')} open on ${today}${facts.length > 0 ? `, ${facts.join(', ')}` : ''}: gaps, actions promised by management, and corrective actions.${done}`;
}

function groupsOf(
  items: readonly RoadmapItem[],
  milestones: readonly ReportMilestone[],
  today: string,
): GanttGroup[] {
  const days = {
    title: 'Milestones and days of the audit',
    bars: milestones.map(({ name, due, ends, doneOn }): GanttBar => ({
      label: name,
      from: ends === null ? null : due,
      due: ends ?? due,
      isMilestone: true,
      isDone: doneOn !== null,
      isOverdue: false,
    })),
  };
  const waves = WAVES.map((wave) => ({
    title: WAVE_NAMES[wave],
    bars: items
      .filter((item) => item.wave === wave)
      .flatMap(({ ref: name, text, from, due }): GanttBar[] =>
        due === null
          ? []
          : [
              {
                label: `${name} ${text}`,
                from,
                due,
                isMilestone: false,
                isDone: false,
                isOverdue: due < today,
              },
            ],
      ),
  }));
  return [days, ...waves];
}

function waveRows(items: readonly RoadmapItem[]): Row[] {
  return WAVES.flatMap((wave): Row[] => {
    const own = items.filter((item) => item.wave === wave);
    if (own.length === 0) return [];
    const title = { content: [strong(WAVE_NAMES[wave]), quiet(`  ${own.length}`)], span: 4 };
    return [
      { band: true, withNext: true, cells: [title] },
      ...own.map(({ ref: name, text, owner, due }) => ({
        cells: [
          [{ ...ref('finding', name), weight: 600 as const }],
          text,
          owner || [quiet('Nobody yet')],
          due ?? [quiet('No date')],
        ],
      })),
    ];
  });
}
