import type { ReportMeta } from '../../../../../shared/domain/report-model.ts';
import type { ReportPolicy } from '../../../../../shared/domain/report-programme.ts';
import { POLICY_STATUS_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { isInForce } from '../../../../../shared/domain/report-rules.ts';
import { acknowledgedWords, policyNotes } from '../../policy-words.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { SEVERITY_COLORS } from '../palette.ts';
import { destinationOf, refs } from '../references.ts';
import { table } from '../table.ts';
import type { Span } from '../text.ts';
import { quiet, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** The inventory of policies: who owns each, which version is approved since when, who acknowledged it, what it supports. */
export const policies: Part = (flow, model, numbering) => {
  const { policies: list, meta } = model;
  sectionHead(flow, numbering.section(), 'Policies and procedures');
  if (list.length === 0) {
    paragraph(flow, 'No policy is recorded. Registers, Policies adds the usual ones with their outlines.');
    return;
  }
  const today = meta.generatedAt.slice(0, 10);
  const day = dayOf(meta) ?? today;
  opening(flow, model, 'policies', openingWords(list, day, today));
  table(
    flow,
    [
      { title: 'Policy', width: 120 },
      { title: 'Status', width: 50 },
      { title: 'Owner', width: 68 },
      { title: 'Approved', width: 76 },
      { title: 'Next review', width: 60 },
      { title: 'Acknowledged', width: 78 },
      { title: 'Criteria', width: 110 },
    ],
    list.map((policy) => ({
      anchor: destinationOf('policy', policy.name),
      cells: [
        nameCell(policy, day, today),
        POLICY_STATUS_NAMES[policy.status],
        policy.owner || [quiet('Nobody yet')],
        [policy.approvedOn, policy.approvedBy].filter(Boolean).join('\n') || [quiet('Not approved')],
        policy.reviewDue ?? [quiet('Not set')],
        acknowledgedWords(policy) || [quiet('Not counted')],
        policy.criteria.length > 0 ? refs('criterion', policy.criteria) : [quiet('None named')],
      ],
    })),
  );
};

/** Policies have to be in force on the date of a Type I, and at the end of the period of a Type II. */
const dayOf = ({ asOf, period }: ReportMeta): string | null => asOf ?? period?.to ?? null;

function openingWords(list: readonly ReportPolicy[], day: string, today: string): string {
  const current = list.filter(({ status }) => status !== 'retired');
  const inForce = current.filter((policy) => isInForce(policy, day)).length;
  const noted = current.filter((policy) => policyNotes(policy, day, today).length > 0).length;
  const notes =
    noted === 0
      ? ''
      : ` ${noted === 1 ? 'One needs' : `${noted} need`} attention, as said below ${noted === 1 ? 'its name' : 'their names'}.`;
  return `${counted(current.length, 'policy', 'policies')}, ${inForce} of them approved and in force on ${day}.${notes}`;
}

function nameCell(policy: ReportPolicy, day: string, today: string): Span[] {
  const notes = policyNotes(policy, day, today);
  return [
    strong(policy.name),
    ...(policy.version === '' ? [] : [quiet(` ${policy.version}`)]),
    ...(notes.length === 0 ? [] : [{ text: `\n${notes.join(' ')}`, color: SEVERITY_COLORS.high.text }]),
  ];
}
