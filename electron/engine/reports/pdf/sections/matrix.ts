import { groupBy } from '../../../../../shared/domain/group-by.ts';
import { LAYER_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import type { ReportControl, ReportControlResult } from '../../../../../shared/domain/report-model.ts';
import { controlTraits, counted, rate } from '../../words.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { destinationOf, refs } from '../references.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';
import type { Rich, Span } from '../text.ts';
import { quiet, resultSpan, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** The control matrix, landscape: one row per control, a band per domain. */
export const matrix: Part = (flow, model, numbering) => {
  const { controls, meta } = model;
  sectionHead(flow, numbering.section(), 'Risk and control matrix', true);
  if (controls.length === 0) {
    paragraph(flow, 'No controls are recorded.');
    return;
  }
  const intro = `${counted(controls.length, 'control')}. A key control is marked “key”.`;
  opening(flow, model, 'matrix', intro);
  const operation = meta.kind === 'type2';
  const columns = [
    { title: 'Control', width: 46 },
    { title: 'Control activity', width: operation ? 300 : 360 },
    { title: 'Owner', width: 66 },
    { title: 'How', width: 80 },
    { title: 'Criteria, risks', width: 70 },
    { title: 'Evidence', width: 60 },
    { title: 'Design', width: 96 },
    ...(operation ? [{ title: 'Operation', width: 96 }] : []),
  ];
  const answered = groupBy(
    (model.riskRegister?.risks ?? []).flatMap(({ ref: risk, controls: refsOf }) =>
      refsOf.map((control) => ({ control, risk })),
    ),
    ({ control }) => control,
  );
  const risksOf = (control: string): Span[] => {
    const names = (answered.get(control) ?? []).map(({ risk }) => risk);
    return names.length === 0 ? [] : [{ text: '\n' }, ...refs('risk', names)];
  };
  const rows: Row[] = [];
  let domain: string | null = null;
  for (const control of byDomain(controls)) {
    if (control.domain !== domain) {
      domain = control.domain;
      rows.push({
        band: true,
        withNext: true,
        cells: [{ content: [strong(domain || 'No domain')], span: columns.length }],
      });
    }
    rows.push({
      anchor: destinationOf('control', control.ref),
      cells: [
        [strong(control.ref)],
        activity(control),
        control.owner === '' ? [quiet('Not named')] : control.owner,
        [controlTraits(control), control.layer ? LAYER_NAMES[control.layer] : ''].filter(Boolean).join('\n'),
        [...refs('criterion', control.criteria), ...risksOf(control.ref)],
        control.evidenceRefs.length > 0 ? refs('evidence', control.evidenceRefs) : [quiet('None')],
        result(control.design),
        ...(operation ? [result(control.operation)] : []),
      ],
    });
  }
  table(flow, columns, rows);
};

function activity(control: ReportControl): Rich {
  const key: Span[] = control.isKey ? [quiet(' (key)')] : [];
  const title: Span[] = [strong(control.title), ...key];
  if (control.statement === '') return title;
  // A title made from the statement's first words would say them twice.
  if (control.statement.startsWith(control.title.replace(/\s*…$/, '')))
    return [{ text: control.statement }, ...key];
  return [...title, { text: `\n${control.statement}` }];
}

function result({ result: value, exceptionsCount, testedCount }: ReportControlResult): Rich {
  const fact = exceptionsCount > 0 ? rate(exceptionsCount, testedCount) : '';
  return fact === '' ? [resultSpan(value)] : [resultSpan(value), { text: `\n${fact}` }];
}

/** Controls of one domain stand together, domains in the order of their first control. */
function byDomain(controls: readonly ReportControl[]): ReportControl[] {
  return [...Map.groupBy(controls, (control) => control.domain).values()].flat();
}
