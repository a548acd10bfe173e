import { earliestUseful } from '../readiness/evidence-window.ts';
import { places } from '../readiness/places.ts';
import type { CheckItem, CheckSeverity, Pitfall } from './check.ts';
import type { ControlFact, PitfallFacts } from './facts.ts';
import { controlItem } from './items.ts';

/** Something that a programme has to do at least once a year, whatever the client calls its control. */
interface Practice {
  id: string;
  title: string;
  why: string;
  severity: CheckSeverity;
  fix: string;
  criterion: string;
  /** The controls of the library that are about it. */
  library: readonly string[];
  /** How other controls are recognised by title or statement. */
  words: RegExp;
  /** What it is called in "No control ...". */
  act: string;
  appliesTo?: (facts: PitfallFacts) => boolean;
}

const isAbout = ({ library, words }: Pick<Practice, 'library' | 'words'>, control: ControlFact): boolean =>
  library.includes(control.libraryRef) || words.test(control.title) || words.test(control.statement);

const hasBackups = ({ controls }: PitfallFacts): boolean =>
  controls.some((c) => isAbout({ library: ['BCP-04'], words: /\bback-?ups?\b/i }, c));

const isAvailability = ({ categories }: PitfallFacts): boolean =>
  categories.some((c) => c.category === 'availability');

const PRACTICES: readonly Practice[] = [
  {
    id: 'incident-plan-untested',
    title: 'Incident response plan never exercised',
    why: 'A plan that was never tried fails when it is needed: wrong numbers, unclear authority, missed notification deadlines.',
    severity: 'high',
    fix: 'Run a tabletop exercise, write down what was learned, and attach the record.',
    criterion: 'CC7.4',
    library: ['IRP-05'],
    words: /table-?top|incident\b.*\b(exercise|drill|simulation)|(exercise|drill)s?\b.*\bincident/i,
    act: 'exercises the incident response plan',
  },
  {
    id: 'backup-without-restore-test',
    title: 'Backup without a restore test',
    why: 'Backup is not recovery: whether data comes back, complete and in time, is known only after restoring it.',
    severity: 'high',
    fix: 'Restore a backup, compare it with its source, and attach the record with the time it took.',
    criterion: 'A1.3',
    library: ['BCP-05'],
    words: /restor(e|es|ed|ation|ing)\b.*\b(test|exercise|verif)|(test|exercise)(s|ed)?\b.*\brestor/i,
    act: 'restores a backup as a test',
    appliesTo: hasBackups,
  },
  {
    id: 'recovery-plan-untested',
    title: 'Recovery plan never tested',
    why: 'Recovery objectives promised to customers are guesses until a failover or recovery was timed.',
    severity: 'medium',
    fix: 'Test the recovery plan, compare times and data loss with the objectives, and attach the record.',
    criterion: 'A1.3',
    library: ['BCP-03'],
    words:
      /(disaster recovery|continuity|failover|recovery plan)\b.*\b(test|exercise)|(test|exercise)(s|ed)?\b.*\b(disaster recovery|continuity|failover|recovery plan)/i,
    act: 'tests the recovery plan',
    appliesTo: isAvailability,
  },
  {
    id: 'access-review-missing',
    title: 'Access reviews skipped',
    why: 'Skipped access reviews are among the most frequent exceptions, and a missed quarter can not be repeated.',
    severity: 'high',
    fix: 'Review who has access, remove what is not needed, and attach the signed list with the removals.',
    criterion: 'CC6.3',
    library: ['IAM-07'],
    words: /access\b.*\b(review|recertif)|(review|recertif)\w*\b.*\baccess/i,
    act: 'reviews user access',
  },
  {
    id: 'risk-assessment-missing',
    title: 'No risk assessment on record',
    why: 'Controls answer risks; without a yearly assessment nobody can say that the right ones were chosen.',
    severity: 'high',
    fix: 'Assess the risks of the system, record owners and treatment, and attach the register.',
    criterion: 'CC3.2',
    library: ['RSK-02'],
    words: /risk (assessment|register)|assess\w*\b.*\brisks?\b/i,
    act: 'assesses the risks of the system',
  },
  {
    id: 'no-vulnerability-testing',
    title: 'No vulnerability scan or penetration test on record',
    why: 'Known weaknesses that nobody looked for are the first thing an attacker, and an auditor, finds.',
    severity: 'medium',
    fix: 'Scan or have the system tested, follow the findings up, and attach report and follow-up.',
    criterion: 'CC7.1',
    library: ['VUL-01', 'MON-03'],
    words: /vulnerabilit\w*\b.*\bscan|\bscan\w*\b.*\bvulnerabilit|penetration test/i,
    act: 'looks for vulnerabilities',
  },
  {
    id: 'vendor-review-missing',
    title: 'No vendor review on record',
    why: 'Integrations carry your customers’ data to others; their security is reviewed before and every year after.',
    severity: 'medium',
    fix: 'Assess the critical vendors, record the result, and attach it.',
    criterion: 'CC9.2',
    library: ['VEN-04'],
    words:
      /(vendor|supplier|third.part(y|ies)|provider)s?\b.*\b(assess|review)|(assess|review)\w*\b.*\b(vendor|supplier|third.part)/i,
    act: 'reviews the vendors',
  },
  {
    id: 'training-missing',
    title: 'No security training on record',
    why: 'People who were never told can not follow; completion for everybody is asked for in every report.',
    severity: 'medium',
    fix: 'Train everybody, chase the rest, and attach the list of completion.',
    criterion: 'CC1.4',
    library: ['HR-04'],
    words: /awareness|security training|training\b.*\bsecurity/i,
    act: 'trains people in security',
  },
];

/** Why the controls about a practice do not show that it was done in time; nothing when one of them does. */
function notShown(practice: Practice, { controls, dates }: PitfallFacts): CheckItem[] {
  const about = controls.filter((c) => isAbout(practice, c));
  if (about.length === 0) {
    return [{ text: `No control ${practice.act}.`, link: places.criterion(practice.criterion) }];
  }
  const isShown = (c: ControlFact) =>
    c.newestEvidence !== null && c.newestEvidence >= earliestUseful(dates, 'annual');
  if (about.some(isShown)) return [];
  return about.map((c) =>
    controlItem(c, c.evidence === 0 ? 'no evidence is attached' : 'no evidence is from the right time'),
  );
}

/** What a programme does at least yearly, shown by evidence and not by a control on paper. */
export const PROGRAMME: readonly Pitfall[] = PRACTICES.map(
  ({ id, title, why, severity, fix, criterion, appliesTo, ...rest }) => ({
    id,
    title,
    why,
    severity,
    fix,
    link: places.criterion(criterion),
    find: (facts) =>
      facts.controls.length === 0 || (appliesTo && !appliesTo(facts))
        ? null
        : notShown({ id, title, why, severity, fix, criterion, ...rest }, facts),
  }),
);
