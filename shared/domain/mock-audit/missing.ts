import type { EngagementDates } from '../evidence.ts';
import { isConcluded } from '../readiness/control.ts';
import { anchorOf, earliestUseful } from '../readiness/evidence-window.ts';
import {
  counted,
  isAgreed,
  isSamePerson,
  type AuditControl,
  type AuditPopulation,
  type AuditTest,
} from './facts.ts';
import { listingsOf } from './listings.ts';

/** The parts through which a session walks a control. */
export const SESSION_PARTS = ['design', 'evidence', 'sample', 'review'] as const;
export type SessionPart = (typeof SESSION_PARTS)[number];
export const SESSION_PART_NAMES: Record<SessionPart, string> = {
  design: 'Design',
  evidence: 'Evidence',
  sample: 'Sample and operation',
  review: 'Sign-off',
};

export interface Missing {
  /** Stable, for programs. */
  code: string;
  part: SessionPart;
  text: string;
  /** Where it is put right: an address inside the application. */
  link: string;
}

/** Evidence that says something about the time of the report. */
export const isUseful = (
  { first, last }: { first: string | null; last: string | null },
  frequency: AuditControl['frequency'],
  dates: EngagementDates,
): boolean =>
  first !== null && last !== null && first <= anchorOf(dates) && last >= earliestUseful(dates, frequency);

export const hasUsefulEvidence = (control: AuditControl, dates: EngagementDates): boolean =>
  control.evidence.some((evidence) => isUseful(evidence, control.frequency, dates));

/** What a control still lacks to be tested and signed, part by part; empty when nothing is left to do on it. */
export function missingOf(
  control: AuditControl,
  tests: readonly AuditTest[],
  populations: readonly AuditPopulation[],
  dates: EngagementDates,
): Missing[] {
  const design = tests.find(({ kind }) => kind === 'design');
  const operation = tests.find(({ kind }) => kind === 'operation');
  return [
    ...(design ? designMissing(control, design) : []),
    ...evidenceMissing(control, dates),
    ...(operation ? operationMissing(control, operation, populations) : []),
    ...tests.flatMap(reviewMissing),
  ];
}

const sheet = ({ id }: AuditTest): string => `/audit/tests/${id}`;

function designMissing({ id, owner, statement }: AuditControl, test: AuditTest): Missing[] {
  const of = (code: string, text: string, link: string): Missing => ({ code, part: 'design', text, link });
  return [
    ...(owner === null ? [of('no_owner', 'The control has no owner.', `/matrix/controls/${id}`)] : []),
    ...(statement.trim() === ''
      ? [of('no_statement', 'The control is not described.', `/matrix/controls/${id}`)]
      : []),
    ...inquiryAlone(test, 'design'),
    ...(isConcluded(test.result)
      ? []
      : [of('design_open', `${test.workpaper} is not concluded.`, sheet(test))]),
  ];
}

const inquiryAlone = (test: AuditTest, part: SessionPart): Missing[] =>
  test.natures.every((nature) => nature === 'inquiry')
    ? [
        {
          code: 'inquiry_alone',
          part,
          text: `${test.workpaper} rests on inquiry alone, which never suffices.`,
          link: sheet(test),
        },
      ]
    : [];

function evidenceMissing(control: AuditControl, dates: EngagementDates): Missing[] {
  const link = `/matrix/controls/${control.id}`;
  if (control.evidence.length === 0)
    return [{ code: 'no_evidence', part: 'evidence', text: 'No evidence is linked.', link }];
  const useless = control.evidence.filter((evidence) => !isUseful(evidence, control.frequency, dates));
  const time = dates.type === 'I' ? `the as-of date ${dates.asOf}` : 'the period';
  if (useless.length === control.evidence.length) {
    return [
      {
        code: 'evidence_outside',
        part: 'evidence',
        text: `${useless.length === 1 ? 'The only piece' : `None of ${useless.length} pieces`} of evidence says ${useless.length === 1 ? 'nothing' : 'anything'} about ${time}.`,
        link,
      },
    ];
  }
  return useless.map(({ id, ref, first }) => ({
    code: 'evidence_outside',
    part: 'evidence',
    text: first === null ? `${ref} carries no date.` : `${ref} lies outside ${time}.`,
    link: `/evidence/${id}`,
  }));
}

function operationMissing(
  control: AuditControl,
  test: AuditTest,
  populations: readonly AuditPopulation[],
): Missing[] {
  const of = (code: string, text: string, link = sheet(test)): Missing => ({
    code,
    part: 'sample',
    text,
    link,
  });
  const { sample } = test;
  const mine = populations.filter(({ controlIds }) => controlIds.includes(control.id));
  const done = isConcluded(test.result);
  const missing: Missing[] = [];
  if (mine.length === 0 && !sample && !done) {
    const [listing] = listingsOf(control);
    const text = listing
      ? `No population: it is drawn from a list of all ${listing.name}.`
      : 'No population: its occurrences over the period are not listed.';
    missing.push(of('no_population', text, '/audit/populations'));
  }
  for (const population of mine) {
    if (isAgreed(population)) continue;
    const text = `The completeness of ${population.name} is not agreed.`;
    missing.push(of('completeness', text, `/audit/populations/${population.id}`));
  }
  if (mine.length > 0 && !sample && !done) missing.push(of('no_sample', 'No sample is drawn.'));
  const open = sample?.items.filter(({ isDone }) => !isDone).length ?? 0;
  if (open > 0)
    missing.push(of('items_open', `${open} of ${counted(sample?.items.length ?? 0, 'item')} not tested.`));
  const bare = sample?.items.filter(({ hasEvidence }) => !hasEvidence).length ?? 0;
  if (bare > 0)
    missing.push(
      of(
        'items_bare',
        `${bare} of ${counted(sample?.items.length ?? 0, 'item')} without evidence of their own.`,
      ),
    );
  missing.push(...inquiryAlone(test, 'sample'));
  const exceptions = sample?.items.filter(({ isException }) => isException).length ?? 0;
  if (exceptions > 0 && test.findings.length === 0)
    missing.push(of('no_finding', `${counted(exceptions, 'exception')}, and no finding records them.`));
  if (!done) missing.push(of('operation_open', `${test.workpaper} is not concluded.`));
  return missing;
}

function reviewMissing(test: AuditTest): Missing[] {
  const { workpaper, preparer, reviewer, openNotes, signOffs, result } = test;
  const of = (code: string, text: string, link = sheet(test)): Missing => ({
    code,
    part: 'review',
    text,
    link,
  });
  const signed = (role: 'preparer' | 'reviewer') => signOffs.find((signOff) => signOff.role === role);
  const missing: Missing[] = [];
  if (isSamePerson(preparer, reviewer))
    missing.push(
      of('self_review', `${workpaper} is prepared and reviewed by the same person.`, '/audit/plan'),
    );
  if (openNotes > 0)
    missing.push(of('notes_open', `${counted(openNotes, 'review note')} of ${workpaper} not cleared.`));
  if (isConcluded(result) && !signed('preparer'))
    missing.push(of('not_signed', `${workpaper} is not signed by its preparer.`));
  else if (isConcluded(result) && !signed('reviewer'))
    missing.push(of('not_reviewed', `${workpaper} is not signed by a reviewer.`));
  return missing;
}
