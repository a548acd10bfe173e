import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import { reportTime } from '../../words.ts';
import { listItem, paragraph, sectionHead, subHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { writtenText } from '../written-text.ts';
import type { Part } from './part.ts';

/** Why the work was done, what may be relied on, and what it can not show. A firm's own text takes the place of ours. */
export const background: Part = (flow, model, numbering) => {
  sectionHead(flow, numbering.section(), 'Background, reliance and limitations');
  if (model.texts.background) {
    writtenText(flow, model.texts.background);
    return;
  }
  const { meta } = model;
  const client = meta.client || 'The client';
  const system = meta.system === '' ? 'its system' : `its system, ${meta.system}`;
  const target = meta.kind === 'type1' ? 'Type I' : 'Type II';
  subHead(flow, numbering.heading(), 'Background', false);
  paragraph(
    flow,
    `${client} prepares for a SOC 2 ${target} examination of ${system}. In that examination a licensed CPA firm gives an opinion ${subject(model)}. This report shows how far the preparation has come.`,
  );
  subHead(flow, numbering.heading(), 'Objectives', false);
  points(flow, objectives(model));
  subHead(flow, numbering.heading(), 'Reliance', false);
  points(flow, [
    'Management is responsible for the system, its description, its controls, and for what it told and provided.',
    'The work rests on records, listings and answers that the organization provided. Where a listing was used as a population, its completeness and accuracy were checked as the workpapers say.',
    'The report may be used to plan the work that is left. No other reader may rely on it, and an auditor forms an own view from own work.',
  ]);
  subHead(flow, numbering.heading(), 'Limitations', false);
  points(flow, limitations(model));
};

const subject = ({ meta }: ReportModel): string =>
  meta.kind === 'type1'
    ? `on the description of the system and on whether its controls are suitably designed, ${reportTime(meta)}`
    : `on the description of the system, on the design of its controls, and on whether they operated effectively, from ${reportTime(meta)}`;

function objectives({ meta }: ReportModel): string[] {
  const tested =
    meta.kind === 'type1'
      ? 'to find out whether each control is suitably designed and in place on the date'
      : 'to find out whether each control is suitably designed, and whether it ran as described over the period';
  return [
    'to agree what is examined: services, boundary, categories and criteria;',
    'to map controls to every relevant criterion;',
    `${tested};`,
    'to name what is missing, what it puts at risk, what to do about it, who does it and by when.',
  ];
}

function limitations({ meta }: ReportModel): string[] {
  const own =
    meta.kind === 'type1'
      ? [
          'It speaks of one date. It says nothing about how controls ran before or after it.',
          'Each control was followed through one instance. That shows that it exists, not that it always runs.',
        ]
      : [
          'Samples carry a risk that they do not show what the whole population holds.',
          'What happens after the day on which the report was made is not in it, also when the period still runs.',
        ];
  return [
    'This is a readiness view and no attestation. It was not made under attestation standards and gives no opinion.',
    ...own,
    'Controls can fail, be bypassed or be overridden. A control that worked may stop working when people, systems or rules change.',
    'Ratings follow from rules over what is recorded. What is not recorded is rated as if it were not there.',
  ];
}

function points(flow: Flow, texts: readonly string[]): void {
  const list = flow.element('L');
  for (const text of texts) listItem(flow, list, { label: '•', rich: text, indent: 0 });
}
