/** What is open or overdue across the programme: exceptions, actions, findings, policies, vendors, risks, requirements. */
import { wasOpen, wasOverdue, type ActionDays } from '../corrective-actions.ts';
import type { RequirementStatus, RiskStatus, VendorStatus } from '../programme-vocabulary.ts';
import type { FindingStatus, PolicyStatus, Severity } from '../vocabulary.ts';
import { isRequirementOverdue } from '../requirements.ts';
import { FINDING_STATUS_NAMES, SEVERITY_NAMES } from '../vocabulary.ts';
import { count, rate, sentences, several, type Measure, type MetricItem, type MetricSpan } from './metric.ts';

interface Named {
  id: string;
  ref: string;
  name: string;
}

export interface ExceptionFact extends Named {
  requestedOn: string | null;
  approvedOn: string | null;
  expiresOn: string | null;
  closedOn: string | null;
}
export interface ActionFact extends Named, ActionDays {
  raisedOn: string | null;
}
export interface FindingFact extends Named {
  status: FindingStatus;
  severity: Severity;
  raisedOn: string;
}
export interface PolicyFact {
  id: string;
  name: string;
  status: PolicyStatus;
  approvedOn: string | null;
  effectiveOn: string | null;
  reviewDue: string | null;
}
export interface VendorFact {
  id: string;
  name: string;
  status: VendorStatus;
  reviewedOn: string | null;
  nextReview: string | null;
  /** Its failure would fail a criterion, or it is critical or of high criticality. */
  isImportant: boolean;
}
export interface RiskFact extends Named {
  status: RiskStatus;
  /** Likelihood times impact that is left after controls; without it the inherent one; null while not rated. */
  score: number | null;
  acceptedUntil: string | null;
}
export interface RequirementFact {
  id: string;
  name: string;
  template: string;
  status: RequirementStatus;
  nextDue: string | null;
}
export interface OccurrenceFacts {
  /** Occurrences that were due by the measuring day and were not waived. */
  due: readonly { day: string; isMissed: boolean; item: MetricItem }[];
}

const link = (part: string, id: string) => `/registers/${part}/${id}`;

/** Open on the measuring day, expired or not: an exception is resolved when it is closed. */
export function unresolvedExceptions(exceptions: readonly ExceptionFact[], { to }: MetricSpan): Measure {
  const begun = exceptions.filter(({ requestedOn, approvedOn }) => (requestedOn ?? approvedOn ?? to) <= to);
  const open = begun.filter(({ closedOn }) => closedOn === null || closedOn > to);
  const isExpired = ({ expiresOn }: ExceptionFact) => expiresOn !== null && expiresOn < to;
  const expired = open.filter(isExpired).length;
  const endless = open.filter(({ expiresOn }) => expiresOn === null).length;
  return count(
    open.map((one) => ({
      id: one.id,
      ref: one.ref,
      title: one.name,
      detail:
        one.expiresOn === null
          ? 'Open without an end.'
          : isExpired(one)
            ? `Expired ${one.expiresOn}.`
            : `Expires ${one.expiresOn}.`,
      link: link('policy-exceptions', one.id),
    })),
    exceptions.length,
    sentences(
      expired > 0 ? `${several(expired, 'is', 'are')} expired.` : '',
      endless > 0 ? `${several(endless, 'has', 'have')} no end.` : '',
    ),
    'No exception to policy is recorded.',
  );
}

/** Not done by the measuring day although due before it. An action that is due that day is in time. */
export function overdueActions(actions: readonly ActionFact[], { to }: MetricSpan): Measure {
  const raised = actions.filter(({ raisedOn }) => (raisedOn ?? to) <= to);
  const overdue = raised.filter((action) => wasOverdue(action, to));
  const undated = raised.filter((action) => action.due === null && wasOpen(action, to)).length;
  return count(
    overdue.map(({ id, ref, name, due }) => ({
      id,
      ref,
      title: name,
      detail: `Due ${due}.`,
      link: link('actions', id),
    })),
    actions.length,
    undated > 0 ? `${several(undated, 'open action has', 'open actions have')} no due day.` : '',
    'No corrective action is recorded.',
  );
}

/** Findings that came from tests and are not closed. `tested` is how many tests have a result. */
export function auditExceptions(findings: readonly FindingFact[], tested: number): Measure {
  const open = findings.filter(({ status }) => status !== 'closed');
  return count(
    open.map(({ id, ref, name, status, severity }) => ({
      id,
      ref,
      title: name,
      detail: `${SEVERITY_NAMES[severity]}, ${FINDING_STATUS_NAMES[status].toLowerCase()}.`,
      link: `/findings/${id}`,
    })),
    Math.max(tested, findings.length),
    `${several(tested, 'test has', 'tests have')} a result.`,
    'No test has a result.',
  );
}

/** Approved, in effect and not past the review day; one that has no review day is current, and named in the note. */
export function policyCurrency(policies: readonly PolicyFact[], { to }: MetricSpan): Measure {
  const owed = policies.filter(({ status }) => status !== 'retired');
  const problem = ({ status, approvedOn, effectiveOn, reviewDue }: PolicyFact): string | null => {
    if (status !== 'approved') return status === 'draft' ? 'Not approved.' : 'Missing.';
    const effective = effectiveOn ?? approvedOn;
    if (effective !== null && effective > to) return `In effect from ${effective}.`;
    return reviewDue !== null && reviewDue < to ? `Review was due ${reviewDue}.` : null;
  };
  const items = owed.flatMap((policy): MetricItem[] => {
    const detail = problem(policy);
    if (detail === null) return [];
    return [
      { id: policy.id, ref: policy.name, title: policy.name, detail, link: link('policies', policy.id) },
    ];
  });
  const undated = owed.filter((policy) => problem(policy) === null && policy.reviewDue === null).length;
  return rate(
    owed.length - items.length,
    owed.length,
    items,
    undated > 0 ? `${several(undated, 'current policy has', 'current policies have')} no review day.` : '',
    'No policy is recorded.',
  );
}

/** Vendors in use whose next review was due before the measuring day. */
export function vendorReviewsDue(vendors: readonly VendorFact[], { to }: MetricSpan): Measure {
  const active = vendors.filter(({ status }) => status === 'active');
  const due = active.filter(({ nextReview }) => nextReview !== null && nextReview < to);
  const never = active.filter(
    ({ nextReview, reviewedOn, isImportant }) => isImportant && nextReview === null && reviewedOn === null,
  ).length;
  return count(
    due.map(({ id, name, nextReview }) => ({
      id,
      ref: name,
      title: name,
      detail: `Review was due ${nextReview}.`,
      link: link('vendors', id),
    })),
    active.length,
    never > 0 ? `${several(never, 'important vendor was', 'important vendors were')} never reviewed.` : '',
    'No vendor is in use.',
  );
}

/** Risks that are not closed and whose rating is above the appetite of the firm. */
export function risksOverAppetite(risks: readonly RiskFact[], appetite: number, { to }: MetricSpan): Measure {
  const open = risks.filter(({ status }) => status !== 'closed');
  const over = open.filter(({ score }) => score !== null && score > appetite);
  const unrated = open.filter(({ score }) => score === null).length;
  const accepted = over.filter(({ acceptedUntil }) => acceptedUntil !== null && acceptedUntil >= to).length;
  return count(
    over.map(({ id, ref, name, score }) => ({
      id,
      ref,
      title: name,
      detail: `Rated ${score}, appetite ${appetite}.`,
      link: link('risks', id),
    })),
    open.length,
    sentences(
      accepted > 0 ? `${several(accepted, 'is', 'are')} accepted for now.` : '',
      unrated > 0 ? `${several(unrated, 'risk is', 'risks are')} not rated.` : '',
    ),
    'No open risk is recorded.',
  );
}

/** In place, and not past the day on which it comes round again. */
export function requirementsInPlace(requirements: readonly RequirementFact[], { to }: MetricSpan): Measure {
  const items = requirements
    .filter((one) => one.status !== 'in_place' || isRequirementOverdue(one, to))
    .map((one) => ({
      id: one.id,
      ref: one.template || one.name,
      title: one.name,
      detail: one.status === 'in_place' ? `Was due again ${one.nextDue}.` : 'Not in place.',
      link: link('requirements', one.id),
    }));
  const whole = requirements.length;
  return rate(whole - items.length, whole, items, '', 'No programme requirement is recorded.');
}

/** Occurrences of periodic controls that were due in the span and are missed for good. */
export function missedOccurrences({ due }: OccurrenceFacts, { from, to }: MetricSpan): Measure {
  const own = due.filter(({ day }) => day >= from && day <= to);
  const missed = own.filter(({ isMissed }) => isMissed).map(({ item }) => item);
  return count(missed, own.length, '', 'The calendar expects no occurrence in this time.');
}
