import { gapRegister, type RegisteredGap } from '../../../../../shared/domain/report-remediation.ts';
import { EFFORT_NAMES, SEVERITIES, SEVERITY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { counted } from '../../words.ts';
import { sectionHead, subHead, terms } from '../blocks.ts';
import { destinationOf, ref } from '../references.ts';
import { table } from '../table.ts';
import type { Rich, Span } from '../text.ts';
import { quiet, severitySpan, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** Gaps that no test found: open ones in full, settled ones in a table. Exceptions of tests have a part of their own. */
export const gaps: Part = (flow, model, numbering) => {
  const list = gapRegister(model);
  const open = list.filter(({ isOpen }) => isOpen);
  const settled = list.filter(({ isOpen }) => !isOpen);
  sectionHead(flow, numbering.section(), 'Gap register');
  opening(flow, model, 'gaps', openingWords(open, settled.length), 4);
  for (const gap of open) {
    flow.anchor('finding', gap.ref);
    subHead(flow, gap.ref, gap.title, false);
    terms(flow, facts(gap), 96);
    flow.y += 4;
  }
  if (settled.length === 0) return;
  subHead(flow, numbering.heading(), 'Settled gaps');
  table(
    flow,
    [
      { title: 'Gap', width: 42.5 },
      { title: 'What was missing, and what was done', width: 236 },
      { title: 'Criterion, control', width: 78 },
      { title: 'Severity', width: 62 },
      { title: 'Status', width: 86 },
    ],
    settled.map((gap) => ({
      anchor: destinationOf('finding', gap.ref),
      cells: [
        [strong(gap.ref)],
        [{ text: gap.title }, quiet(gap.recommendation === '' ? '' : `\n${gap.recommendation}`)],
        places(gap),
        [severitySpan(gap.severity)],
        [gap.status, gap.closedOn].filter(Boolean).join('\n'),
      ],
    })),
  );
};

function openingWords(open: readonly RegisteredGap[], settled: number): string {
  const done = settled === 0 ? '' : ` ${settled === 1 ? 'One is' : `${settled} are`} settled.`;
  const exceptions = 'Exceptions of tests stand in a part of their own.';
  if (open.length + settled === 0)
    return `No gap is recorded. Readiness raises one for each criterion below ready and each check that needs attention. ${exceptions}`;
  if (open.length === 0) return `No gap is open.${done} ${exceptions}`;
  const bySeverity = SEVERITIES.toReversed().flatMap((severity) => {
    const count = open.filter((gap) => gap.severity === severity).length;
    return count === 0 ? [] : [`${count} ${SEVERITY_NAMES[severity].toLowerCase()}`];
  });
  return `${counted(open.length, 'gap')} open: ${bySeverity.join(', ')}.${done} ${exceptions}`;
}

function facts(gap: RegisteredGap): [Rich, Rich][] {
  const due = gap.due === null ? 'no target date' : `target date ${gap.due}`;
  const effort = gap.effort === null ? '' : EFFORT_NAMES[gap.effort];
  return [
    ['Severity, status', [severitySpan(gap.severity), { text: `, ${gap.status.toLowerCase()}` }]],
    ['Criterion, control', places(gap)],
    ['Owner', `${gap.owner || 'No owner'}, ${due}`],
    ['Effort', [effort, gap.wave === null ? '' : `wave ${gap.wave}`].filter(Boolean).join(', ')],
    ['Condition', gap.condition],
    ['Criteria', gap.expected],
    ['Cause', gap.cause],
    ['Effect', gap.effect],
    ['Recommendation', gap.recommendation],
  ];
}

function places({ criterion, controlRef }: RegisteredGap): Rich {
  const spans: Span[] = [
    ...(criterion === null ? [] : [ref('criterion', criterion)]),
    ...(criterion !== null && controlRef !== null ? [{ text: ', ' }] : []),
    ...(controlRef === null ? [] : [ref('control', controlRef)]),
  ];
  return spans.length === 0 ? '' : spans;
}
