import { anchorOf } from '../readiness/evidence-window.ts';
import { places } from '../readiness/places.ts';
import type { CheckItem, Pitfall } from './check.ts';
import type { FindingFact, GapFact, PitfallFacts } from './facts.ts';
import { nullIfNone } from './items.ts';

const perFinding = (
  { findings }: PitfallFacts,
  find: (finding: FindingFact) => string | null,
): CheckItem[] | null =>
  nullIfNone(
    findings.filter((f) => f.status !== 'closed'),
    (finding) => {
      const what = find(finding);
      const { id, ref, title } = finding;
      return what === null ? [] : [{ text: `${ref} ${title}: ${what}`, link: places.finding(id) }];
    },
  );

const perGap = (gaps: readonly GapFact[], find: (gap: GapFact) => string | null): CheckItem[] | null =>
  nullIfNone(gaps, (gap) => {
    const what = find(gap);
    return what === null ? [] : [{ text: `${gap.ref} ${gap.name}: ${what}`, link: places.gap(gap.id) }];
  });

const openGaps = ({ gaps }: PitfallFacts): GapFact[] =>
  gaps.filter((g) => g.status === 'open' || g.status === 'in_progress');

const isHigh = ({ severity }: FindingFact | GapFact): boolean =>
  severity === 'high' || severity === 'critical';

/** What is known to be wrong, and whether anybody acts on it. */
export const FOLLOW_UP: readonly Pitfall[] = [
  {
    id: 'finding-without-response',
    title: 'Finding without a management response',
    why: 'The report prints the response beside the exception; a blank there says that nobody cared.',
    severity: 'medium',
    fix: 'Obtain the response with an action, an owner and a date.',
    link: places.findings,
    isByRecord: true,
    find: (facts) => perFinding(facts, (f) => (f.hasResponse ? null : 'no response is recorded.')),
  },
  {
    id: 'high-finding-open',
    title: 'Serious finding open before the date',
    why: 'Found by you it can still be fixed; found by the auditor it stands in the report.',
    severity: 'high',
    fix: 'Remediate and retest it before the date, or move the date.',
    link: places.findings,
    isByRecord: true,
    find: (facts) => {
      if (facts.today > anchorOf(facts.dates)) return null;
      return perFinding(facts, (f) => (isHigh(f) ? `${f.severity}, ${f.status}.` : null));
    },
  },
  {
    id: 'finding-overdue',
    title: 'Finding overdue',
    why: 'A date that passed without action shows that follow-up itself does not work (CC4.2).',
    severity: 'medium',
    fix: 'Finish it, or agree a new date and say why.',
    link: places.findings,
    find: (facts) =>
      perFinding(facts, ({ due, status }) =>
        due !== null && due < facts.today && status !== 'remediated' ? `due on ${due}.` : null,
      ),
  },
  {
    id: 'remediated-not-retested',
    title: 'Remediated but never retested',
    why: 'A fix is known to work only after it was tested again; auditors find it half done.',
    severity: 'medium',
    fix: 'Test it again and close the finding.',
    link: places.findings,
    find: (facts) =>
      perFinding(facts, ({ status, retested }) =>
        status === 'remediated' && retested !== 'effective' ? 'no effective retest.' : null,
      ),
  },
  {
    id: 'gap-overdue',
    title: 'Gap overdue',
    why: 'The roadmap no longer tells when the engagement is ready.',
    severity: 'medium',
    fix: 'Close it, or plan it anew.',
    link: places.gaps,
    find: (facts) =>
      perGap(openGaps(facts), ({ due }) => (due !== null && due < facts.today ? `due on ${due}.` : null)),
  },
  {
    id: 'gap-without-owner',
    title: 'Gap without an owner or a date',
    why: 'A gap that is nobody’s, or due some day, stays open.',
    severity: 'medium',
    fix: 'Name who closes it and by when.',
    link: places.gaps,
    find: (facts) =>
      perGap(openGaps(facts), ({ owner, due }) => {
        if (owner === null) return due === null ? 'no owner and no date.' : 'no owner.';
        return due === null ? 'no date.' : null;
      }),
  },
  {
    id: 'serious-gap-accepted',
    title: 'Serious gap accepted',
    why: 'Management may accept a risk; the criterion stays unmet all the same, and the auditor judges the criterion.',
    severity: 'medium',
    fix: 'Close the gap, or record the control that makes up for it.',
    link: places.gaps,
    find: ({ gaps }) =>
      perGap(
        gaps.filter((g) => g.status === 'accepted'),
        (g) => (isHigh(g) ? `${g.severity}, accepted.` : null),
      ),
  },
];
