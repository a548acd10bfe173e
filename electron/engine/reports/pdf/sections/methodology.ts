import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import {
  EFFORT_MEANINGS,
  PROCEDURE_MEANINGS,
  READINESS_MEANINGS,
  SEVERITY_MEANINGS,
} from '../../../../../shared/domain/report-scales.ts';
import {
  EFFORT_NAMES,
  PROCEDURE_NAMES,
  PROCEDURE_NATURES,
  READINESS_RATINGS,
  SEVERITIES,
  type Effort,
} from '../../../../../shared/domain/vocabulary.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead, subHead, terms, type Numbering } from '../blocks.ts';
import { mm, type Flow } from '../flow.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { writtenText } from '../written-text.ts';
import { quiet, ratingSpan, severitySpan, strong } from './marks.ts';
import type { Part } from './part.ts';
import { samplingPolicy } from './sampling-policy.ts';

const TERM = mm(40);

/** How the work was done and what the words of its scales mean, with the sampling policy by name. */
export const methodology: Part = (flow, model, numbering) => {
  sectionHead(flow, numbering.section(), 'Methodology and sampling');
  if (model.texts.methodology) writtenText(flow, model.texts.methodology);
  phases(flow, model, numbering);
  methods(flow, model, numbering);
  subHead(flow, numbering.heading(), 'Readiness of criteria', false);
  terms(
    flow,
    READINESS_RATINGS.map((rating) => [[ratingSpan(rating)], READINESS_MEANINGS[rating]] as const),
    TERM,
  );
  paragraph(
    flow,
    [
      quiet(
        'Ratings follow from rules over the records. Where a person put another in its place, name, day and reason stand beside it. A category is as ready as its weakest criteria allow.',
      ),
    ],
    STYLES.small,
  );
  subHead(flow, numbering.heading(), 'Severity of gaps and findings', false);
  terms(
    flow,
    SEVERITIES.toReversed().map(
      (severity) => [[severitySpan(severity)], SEVERITY_MEANINGS[severity]] as const,
    ),
    TERM,
  );
  subHead(flow, numbering.heading(), 'Effort', false);
  terms(
    flow,
    (Object.keys(EFFORT_NAMES) as Effort[]).map((effort) => [
      EFFORT_NAMES[effort].replace(/ \(.*\)$/, ''),
      EFFORT_MEANINGS[effort],
    ]),
    TERM,
  );
  samplingPolicy(flow, model, numbering);
};

function phases(flow: Flow, model: ReportModel, numbering: Numbering): void {
  const { scope, criteria, controls, evidence, tests, methodology: how, summary, findings, meta } = model;
  const relevant = criteria.length - summary.criteria.not_relevant;
  const served = criteria.filter((c) => c.rating !== 'not_relevant' && c.controls.length > 0).length;
  const held = how.walkthroughs.filter(({ heldOn }) => heldOn !== null).length;
  const concluded = summary.controls.designConcluded;
  const ran = meta.kind === 'type2' ? `, operation of ${summary.controls.operationConcluded}` : '';
  subHead(flow, numbering.heading(), 'Phases', false);
  table(
    flow,
    [
      { title: 'Phase', width: 110 },
      { title: 'What is done', width: 230 },
      { title: 'So far', width: 150 },
    ],
    [
      [
        'Scoping',
        'Services, boundary, categories and criteria are agreed with the people who run the system.',
        `${counted(scope.services.length, 'service')}, ${counted(scope.components.length, 'component')}, ${counted(relevant, 'relevant criterion', 'relevant criteria')}`,
      ],
      [
        'Mapping of controls',
        'Every relevant criterion gets the controls that serve it; each control gets an owner and a statement of who does what, and when.',
        `${counted(controls.length, 'control')}, ${served} of ${relevant} criteria served`,
      ],
      [
        'Inventory of evidence',
        'Records that show a control are collected, dated, hashed and linked to it.',
        counted(evidence.length, 'evidence item'),
      ],
      [
        'Walkthroughs and interviews',
        'One real case of a control is followed from its cause to its record, with the people who perform it.',
        `${held} held`,
      ],
      [
        'Testing',
        meta.kind === 'type1'
          ? 'Design is tested: whether the control, as described, meets its criterion, and whether it is in place on the date.'
          : 'Design is tested first, then operation over the period on samples drawn from complete populations.',
        `${counted(tests.length, 'test')}; design concluded for ${concluded} of ${controls.length} controls${ran}`,
      ],
      [
        'Reporting',
        'Gaps and findings are rated, given an owner and a day, and reported with the responses of management.',
        counted(findings.length, 'finding'),
      ],
    ].map(([name = '', ...cells]) => ({ cells: [[strong(name)], ...cells] })),
  );
}

function methods(flow: Flow, { tests }: ReportModel, numbering: Numbering): void {
  subHead(flow, numbering.heading(), 'Test methods', false);
  table(
    flow,
    [
      { title: 'Method', width: 110 },
      { title: 'What it means', width: 310 },
      { title: 'Tests that use it', width: 70, align: 'right' },
    ],
    PROCEDURE_NATURES.map((nature) => ({
      cells: [
        [strong(PROCEDURE_NAMES[nature])],
        PROCEDURE_MEANINGS[nature],
        `${tests.filter(({ natures }) => natures.includes(nature)).length}`,
      ],
    })),
  );
}
