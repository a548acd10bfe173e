import { places } from '../readiness/places.ts';
import {
  cuecName,
  gapWords,
  isMapped,
  isOpinionOpen,
  isSubservice,
  missingClauses,
  needsReview,
  reportSpan,
  reviewDue,
  reviewState,
  type VendorFacts,
} from '../vendors.ts';
import { CLAUSE_NAMES } from '../programme-vocabulary.ts';
import type { CheckItem, Pitfall } from './check.ts';
import type { PitfallFacts } from './facts.ts';
import { controlItem, nullIfNone } from './items.ts';

const ORGANIZATIONS = places.scopeRegister('vendors');
const COMPLEMENTARY = places.scopeRegister('complementary-controls');
const VENDORS = places.register('vendors');

/** Vendors in use; those without whose controls a criterion would fail. */
const vendorsOf = ({ vendors }: PitfallFacts): VendorFacts[] =>
  vendors.filter(({ status }) => status !== 'ended');
const organizationsOf = (facts: PitfallFacts): VendorFacts[] => vendorsOf(facts).filter(isSubservice);

type Find = (vendor: VendorFacts) => string | null;

const per = (
  vendors: readonly VendorFacts[],
  linkOf: (vendor: VendorFacts) => string,
  find: Find,
): CheckItem[] | null =>
  nullIfNone(vendors, (vendor) => {
    const what = find(vendor);
    return what === null ? [] : [{ text: `${vendor.name} ${what}`, link: linkOf(vendor) }];
  });
const perOrganization = (facts: PitfallFacts, find: Find) =>
  per(organizationsOf(facts), () => ORGANIZATIONS, find);
const perVendor = (facts: PitfallFacts, find: Find) =>
  per(vendorsOf(facts), ({ id }) => places.registerRecord('vendors', id), find);

const isNamed = (vendors: readonly VendorFacts[], name: string): boolean =>
  vendors.some((o) => o.name.trim().toLowerCase() === name.trim().toLowerCase());

/** What rests on others, and what others are assumed to do. */
export const PROVIDERS: readonly Pitfall[] = [
  {
    id: 'provider-alone',
    title: 'Provider’s controls relied on alone',
    why: 'A provider’s report covers the provider’s part only. What you configure, grant and watch there is yours.',
    severity: 'high',
    fix: 'Map an own control, such as the review of the provider’s report and of your settings.',
    link: places.criteria,
    find: ({ criteria, controls }) => {
      const own = new Set(controls.filter((c) => c.responsibility !== 'provider').map((c) => c.id));
      return nullIfNone(
        criteria.filter((c) => c.isRelevant && c.controlIds.length > 0),
        ({ id, controlIds }) =>
          controlIds.some((control) => own.has(control))
            ? []
            : [{ text: `${id} is served by controls of providers only.`, link: places.criterion(id) }],
      );
    },
  },
  {
    id: 'provider-unrecorded',
    title: 'Provider control without its organization',
    why: 'A control that somebody else runs needs that one’s name, report and treatment in the description.',
    severity: 'medium',
    fix: 'Name the provider on the control, and record it among the subservice organizations.',
    link: ORGANIZATIONS,
    find: (facts) =>
      nullIfNone(
        facts.controls.filter((c) => c.responsibility !== 'own'),
        (c) => {
          if (c.provider.trim() === '') return [controlItem(c, 'no provider is named')];
          return isNamed(organizationsOf(facts), c.provider)
            ? []
            : [controlItem(c, `${c.provider} is not recorded`)];
        },
      ),
  },
  {
    id: 'component-provider-unrecorded',
    title: 'Provider of a component not recorded',
    why: 'If a criterion would fail without that provider’s controls, it is a subservice organization, and the description must say so.',
    severity: 'low',
    fix: 'Record it among the vendors and answer whether a criterion would fail without it, or write on the component that it is your own.',
    link: VENDORS,
    find: (facts) =>
      nullIfNone(
        facts.components.filter((c) => c.provider.trim() !== '' && !/^own\b/i.test(c.provider.trim())),
        ({ name, provider }) =>
          isNamed(facts.vendors, provider)
            ? []
            : [{ text: `${name} is run by ${provider}, which is not recorded.`, link: VENDORS }],
      ),
  },
  {
    id: 'provider-unreviewed',
    title: 'Provider’s report not reviewed',
    why: 'Holding the report is no control: its opinion, exceptions and assumed customer controls have to be read and followed up.',
    severity: 'high',
    fix: 'Obtain the report, review period, opinion, exceptions and assumed controls, and record the date.',
    link: ORGANIZATIONS,
    find: (facts) =>
      perOrganization(facts, ({ report, reviewedOn }) => {
        if (report.trim() === '') return 'has no report on record.';
        return reviewedOn === null ? `has a report that nobody has reviewed: ${report}.` : null;
      }),
  },
  {
    id: 'provider-report-gap',
    title: 'Provider’s report ends before the date',
    why: 'From the end of the provider’s report to your date nothing speaks for its controls; a bridge letter covers about three months.',
    severity: 'medium',
    fix: 'Obtain a bridge letter, or the next report where the gap is longer than three months.',
    link: ORGANIZATIONS,
    find: (facts) =>
      perOrganization(facts, (vendor) => {
        const { reach } = reportSpan(vendor, facts.dates, facts.today);
        if (reach !== 'bridge_needed' && reach !== 'too_long') return null;
        return `: ${gapWords(vendor, facts.dates, facts.today)}`;
      }),
  },
  {
    id: 'provider-report-old',
    title: 'Provider’s report older than a year',
    why: 'A report that ended more than a year before says nothing about the controls you rely on today.',
    severity: 'high',
    fix: 'Obtain the current report.',
    link: ORGANIZATIONS,
    find: (facts) =>
      perOrganization(facts, (vendor) =>
        reportSpan(vendor, facts.dates, facts.today).reach === 'old'
          ? `has a report that ended on ${vendor.reportTo}.`
          : null,
      ),
  },
  {
    id: 'vendor-undecided',
    title: 'Vendor that nobody has judged',
    why: 'Whether a criterion would fail without a vendor decides what the description says of it, and what has to be obtained from it.',
    severity: 'medium',
    fix: 'Answer the question for each vendor, with the reason.',
    link: VENDORS,
    find: (facts) =>
      perVendor(facts, ({ subservice }) =>
        subservice === 'undecided'
          ? 'is recorded, and nobody has said whether a criterion would fail without it.'
          : null,
      ),
  },
  {
    id: 'vendor-review-overdue',
    title: 'Review of a vendor overdue',
    why: 'Vendors are looked at when they are taken on and every year after; a review that was skipped is an exception of the control over vendors (CC9.2).',
    severity: 'medium',
    fix: 'Review the vendor and record verdict and next day.',
    link: VENDORS,
    find: (facts) =>
      perVendor(facts, (vendor) => {
        const state = reviewState(vendor, facts.today);
        if (state === 'overdue') return `was due for review on ${reviewDue(vendor)}.`;
        // Of a subservice organization another check says so.
        return state === 'never' && needsReview(vendor) && !isSubservice(vendor)
          ? 'has never been reviewed.'
          : null;
      }),
  },
  {
    id: 'vendor-opinion-unanswered',
    title: 'Vendor’s opinion not clean, and no conditions',
    why: 'Relying on controls that an auditor found wanting needs a written reason and something that stands in for them.',
    severity: 'high',
    fix: 'Review what the opinion is about, and conclude with the conditions on which the vendor is used.',
    link: VENDORS,
    find: (facts) =>
      perVendor(facts, (vendor) =>
        isOpinionOpen(vendor)
          ? `has a report whose opinion is ${vendor.reportOpinion}, and the review names no conditions.`
          : null,
      ),
  },
  {
    id: 'vendor-cuec-unmapped',
    title: 'Control assumed by a vendor’s report not mapped',
    why: 'The vendor’s controls only work together with those that its report assumes at you. Unmapped, the report proves nothing.',
    severity: 'high',
    fix: 'Map each assumed control to a control of yours, or record the gap.',
    link: VENDORS,
    find: (facts) =>
      nullIfNone(vendorsOf(facts), (vendor) =>
        vendor.cuecs
          .filter((cuec) => !isMapped(cuec))
          .map((cuec) => ({
            text: `${vendor.name}: ${cuecName(cuec)} is mapped to no control.`,
            link: places.registerRecord('vendors', vendor.id),
          })),
      ),
  },
  {
    id: 'vendor-clauses-missing',
    title: 'Contract with a vendor lacks clauses',
    why: 'What a vendor does with data, and what it tells you, is only owed if the contract says so.',
    severity: 'low',
    fix: 'Record the clauses that the contract has, and amend it where they are missing.',
    link: VENDORS,
    find: (facts) =>
      perVendor(facts, (vendor) => {
        const missing = missingClauses(vendor);
        return missing.length === 0
          ? null
          : `has a contract without: ${missing.map((clause) => CLAUSE_NAMES[clause]).join(', ')}.`;
      }),
  },
  {
    id: 'carve-out-without-csoc',
    title: 'Carve-out without assumed controls',
    why: 'Carving a provider out means naming the controls it is assumed to run; without them a part of the system is nobody’s.',
    severity: 'medium',
    fix: 'Record the controls that the organization is assumed to run (CSOC).',
    link: COMPLEMENTARY,
    find: (facts) =>
      nullIfNone(
        organizationsOf(facts).filter((o) => o.treatment === 'carve-out'),
        ({ name, csocs }) =>
          csocs > 0
            ? []
            : [{ text: `${name} is carved out, and no assumed control is recorded.`, link: COMPLEMENTARY }],
      ),
  },
  {
    id: 'no-cuec',
    title: 'No customer control is stated',
    why: 'Nearly every service assumes something of its customers, such as removing their own leavers. Unstated, a customer’s failure becomes yours.',
    severity: 'medium',
    fix: 'Record the customer controls that your controls truly depend on (CUEC), and where customers are told.',
    link: COMPLEMENTARY,
    find: ({ complementary }) =>
      complementary.some((c) => c.kind === 'cuec')
        ? []
        : [{ text: 'No complementary user entity control is recorded.', link: COMPLEMENTARY }],
  },
];
