import { addDays } from '../readiness/days.ts';
import { anchorOf } from '../readiness/evidence-window.ts';
import { places } from '../readiness/places.ts';
import type { CheckItem, Pitfall } from './check.ts';
import type { OrganizationFact, PitfallFacts } from './facts.ts';
import { controlItem, nullIfNone } from './items.ts';

/** A bridge letter normally speaks of at most three months after the provider's report (days). */
const BRIDGE = 92;
const YEAR = 366;

const ORGANIZATIONS = places.scopeRegister('vendors');
const COMPLEMENTARY = places.scopeRegister('complementary-controls');

const perOrganization = (
  facts: PitfallFacts,
  find: (organization: OrganizationFact) => string | null,
): CheckItem[] | null =>
  nullIfNone(facts.organizations, (organization) => {
    const what = find(organization);
    return what === null ? [] : [{ text: `${organization.name} ${what}`, link: ORGANIZATIONS }];
  });

const isKnown = ({ organizations }: PitfallFacts, name: string): boolean =>
  organizations.some((o) => o.name.trim().toLowerCase() === name.trim().toLowerCase());

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
          return isKnown(facts, c.provider) ? [] : [controlItem(c, `${c.provider} is not recorded`)];
        },
      ),
  },
  {
    id: 'component-provider-unrecorded',
    title: 'Provider of a component not recorded',
    why: 'If a criterion would fail without that provider’s controls, it is a subservice organization, and the description must say so.',
    severity: 'low',
    fix: 'Record it among the subservice organizations, or write on the component that it is your own.',
    link: ORGANIZATIONS,
    find: (facts) =>
      nullIfNone(
        facts.components.filter((c) => c.provider.trim() !== '' && !/^own\b/i.test(c.provider.trim())),
        ({ name, provider }) =>
          isKnown(facts, provider)
            ? []
            : [{ text: `${name} is run by ${provider}, which is not recorded.`, link: ORGANIZATIONS }],
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
    find: (facts) => {
      const date = anchorOf(facts.dates);
      return perOrganization(facts, ({ reportTo }) => {
        if (reportTo === null || reportTo >= date || reportTo < addDays(date, -YEAR)) return null;
        const needs =
          reportTo >= addDays(date, -BRIDGE)
            ? 'a bridge letter is needed'
            : 'it is too long for a bridge letter';
        return `has a report that ends on ${reportTo}; up to ${date}, ${needs}.`;
      });
    },
  },
  {
    id: 'provider-report-old',
    title: 'Provider’s report older than a year',
    why: 'A report that ended more than a year before says nothing about the controls you rely on today.',
    severity: 'high',
    fix: 'Obtain the current report.',
    link: ORGANIZATIONS,
    find: (facts) => {
      const date = anchorOf(facts.dates);
      return perOrganization(facts, ({ reportTo }) =>
        reportTo !== null && reportTo < addDays(date, -YEAR)
          ? `has a report that ended on ${reportTo}.`
          : null,
      );
    },
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
        facts.organizations.filter((o) => o.treatment === 'carve-out'),
        ({ id, name }) =>
          facts.complementary.some((c) => c.kind === 'csoc' && c.organizationId === id)
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
