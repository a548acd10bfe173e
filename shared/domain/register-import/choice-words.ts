/** Words that people write for the choices of a register's fields. */
import type { RegisterField } from '../register-fields.ts';
import { headerWords, plainWords } from '../table-import/plain-words.ts';

type Words = Readonly<Record<string, string>>;

/** By the values of the list, so that every field with the same choices reads the same words. */
const WORDS: readonly Words[] = [
  {
    access: 'identity|access control|access management|iam', availability: 'business continuity|resilience|continuity|disaster recovery', change: 'change management|release', compliance: 'legal|regulatory|legal and regulatory',
    data: 'data loss|data security|information', financial: 'finance', operations: 'operational|process|processing', people: 'hr|human resources|personnel|staff', physical: 'environmental|facilities',
    privacy: 'data protection|gdpr', security: 'cyber|cyber security|cybersecurity|information security|it|it security|technical|technology', strategy: 'strategic|business|reputation|reputational', vendor: 'third party|third parties|supplier|suppliers|supply chain|outsourcing|third party risk',
  },
  {
    critical: 'very high|sehr hoch|extreme|severe|catastrophic|crit|kritisch|urgent|blocker|highest|mission critical|business critical',
    high: 'major|hoch|important|significant|serious|h',
    medium: 'moderate|med|mittel|normal|m|elevated',
    low: 'minor|niedrig|gering|negligible|informational|info|information|none|l|trivial|lowest|very low|sehr niedrig|sehr gering|minimal',
  },
  { undecided: 'tbd|unknown|open|pending|to be decided', yes: 'y|true|x|ja|oui|si|1', no: 'n|false|nein|non|0|not applicable|n a|na' },
  {
    succeeded: 'success|successful|ok|complete|completed|done|passed|pass|yes|true|erfolgreich|green|succeed',
    warnings: 'warning|completed with warnings|completed with warning|succeeded with warnings|success with warnings|successful with warnings|ok with warnings|partial|partially|partial success|partially successful|completed with errors|completed with exceptions|incomplete|warnung|yellow',
    partly: 'partial|partially|partial success|with remarks|passed with remarks',
    failed: 'nok|not ok|not completed|did not run|did not complete|not run|no run|failure|fail|error|errors|unsuccessful|no|false|aborted|cancelled|canceled|timeout|timed out|missed|expired|fehler|fehlgeschlagen|red|killed|not successful',
  },
  {
    employee: 'full time|part time|fulltime|permanent|staff|regular|fte|internal|festangestellt|fixed term|intern|temporary employee',
    contractor: 'external|consultant|freelancer|freelance|contingent|temp|temporary|agency|vendor|third party|extern|contract',
    service: 'service account|system|bot|robot|technical',
  },
  { accept: 'accepted|acceptance|tolerate|retain|accept risk', mitigate: 'mitigated|mitigation|reduce|treat|remediate|control', transfer: 'transferred|share|insure|insurance', avoid: 'avoided|terminate|eliminate' },
  { open: 'new|active|identified|not started|to do|todo|in progress|ongoing', monitored: 'monitoring|monitor|accepted|watch', closed: 'done|resolved|mitigated|retired|inactive' },
  { open: 'new|not started|to do|todo', in_progress: 'ongoing|started|in work|in arbeit|wip|working', done: 'closed|complete|completed|resolved|implemented|finished|erledigt|fixed', accepted: 'accepted|risk accepted', dropped: 'cancelled|canceled|rejected|withdrawn|obsolete' },
  { none: 'no plan|none|n a|na|not required', planned: 'not started|open|to do|scheduled', in_progress: 'ongoing|started|wip', done: 'closed|complete|completed|implemented|finished' },
  { not_started: 'open|to do|planned', in_progress: 'ongoing|started|partial', in_place: 'done|complete|completed|implemented|closed|yes' },
  { proposed: 'new|onboarding|in review|planned|candidate|under evaluation', active: 'in use|approved|live|current|onboarded', ended: 'inactive|terminated|offboarded|retired|closed|expired|former' },
  { 'carve-out': 'carve out|carved out|carve out method|carveout|yes carve out', inclusive: 'inclusive method|included' },
  { satisfactory: 'ok|pass|passed|acceptable|approved|no issues|good', conditions: 'conditional|conditionally approved|approved with conditions|with remarks|minor issues', unsatisfactory: 'fail|failed|not acceptable|rejected|unacceptable' },
  { unqualified: 'clean|unmodified', qualified: 'modified', adverse: 'negative', disclaimer: 'disclaimed' },
  { public: 'open', internal: 'internal use|internal only|private', confidential: 'sensitive|vertraulich', restricted: 'secret|highly confidential|strictly confidential|highly sensitive|top secret' },
  { production: 'prod|prd|live', staging: 'stage|stg|pre production|preprod|uat', test: 'dev|development|qa|testing|sandbox', corporate: 'office|corp|internal it|it' },
  { application: 'app|software|web application', database: 'db', server: 'host|vm|virtual machine|compute|instance', network: 'network device|firewall|router|switch', cloud_account: 'cloud|aws account|subscription|gcp project|azure subscription', repository: 'repo|code repository|source code', endpoint: 'laptop|workstation|desktop|notebook|mobile|phone|tablet|pc', saas: 'saas application|cloud service', data_store: 'storage|bucket|file share|data warehouse|object storage' },
  { missing: 'not written|none|to do', draft: 'in draft|in review|in progress|under review', approved: 'active|published|in force|effective|final|current', retired: 'archived|withdrawn|obsolete|superseded' },
  { open: 'unmapped', covered: 'yes|mapped|in place|implemented', gap: 'no|missing', not_applicable: 'n a|na|not applicable' },
]; // prettier-ignore

/** From the gravest to the least: lists that people number, such as P1 to P4 or tier 1 to 3. */
const LEVELS = ['critical', 'high', 'medium', 'low', 'low'] as const;
/** "SEV-2", "P1", "Tier 3", "S2", "2 - High", "Level 4". */
const LEVEL = /^(?:sev|severity|p|prio|priority|s|tier|level|t|class|cat|category|stufe)?\s?([1-5])(?: .*)?$/;
/** CVSS base scores, as version 3 of its specification rates them. */
const CVSS = /^(?:\w+ )?(10|\d)[.,](\d)$/;

/** "Completed w/ one or more errors" is no plain success, "Succeeded with 0 errors" is one. */
const RESERVED =
  /^(?:completed?|success\w*|succeeded|ok|done|finished)\b(?!.*\b(?:no|0|zero|without)\b).*\b(?:errors?|exceptions?|failures?|failed|issues?|warn\w*|skipped|partial\w*)\b/;

/** The value of a choice that a text stands for; undefined when for none. Programs write words together: "CompletedWithWarnings". */
export const readChoice = (field: RegisterField, text: string): string | undefined =>
  choiceOf(field, text) ?? choiceOf(field, headerWords(text));

function choiceOf(field: RegisterField, text: string): string | undefined {
  const values = (field.choices ?? []).map(({ value }) => value);
  const written = plainWords(text);
  if (written === '') return undefined;
  const own = field.choices?.find(
    ({ value, label }) => plainWords(label) === written || plainWords(value) === written,
  );
  if (own) return own.value;
  if (values.includes('critical') && values.includes('low')) {
    const level = readLevel(text.trim().toLowerCase(), written);
    if (level !== undefined) return level;
  }
  const known = wordsOf(values).get(written);
  if (known === undefined && values.includes('warnings') && RESERVED.test(written)) return 'warnings';
  return known ?? startOf(field, values, written);
}

function readLevel(text: string, written: string): string | undefined {
  const score = CVSS.exec(text);
  if (score) {
    const points = Number(`${score[1]}.${score[2]}`);
    return points >= 9 ? 'critical' : points >= 7 ? 'high' : points >= 4 ? 'medium' : 'low';
  }
  const level = LEVEL.exec(written);
  return level ? LEVELS[Number(level[1]) - 1] : undefined;
}

/** "Yes, carve-out" and "High (7.5)": the longest choice or word that the text begins with. */
function startOf(field: RegisterField, values: readonly string[], written: string): string | undefined {
  const labels = (field.choices ?? []).map(({ value, label }) => [plainWords(label), value] as const);
  const [best] = [...labels, ...wordsOf(values)]
    .filter(([word]) => word.length > 1 && written.startsWith(`${word} `))
    .toSorted(([a], [b]) => b.length - a.length);
  return best?.[1];
}

function wordsOf(values: readonly string[]): Map<string, string> {
  // The list of words that shares most of its values with the choices is theirs.
  const fitting = WORDS.filter((words) => values.filter((value) => value in words).length >= 2).toSorted(
    (a, b) => foreign(a, values) - foreign(b, values),
  );
  const known = new Map<string, string>();
  for (const words of fitting.slice(0, 1)) {
    for (const [value, synonyms] of Object.entries(words)) {
      if (!values.includes(value)) continue;
      for (const word of synonyms.split('|')) if (!known.has(word)) known.set(word, value);
    }
  }
  return known;
}

const foreign = (words: Words, values: readonly string[]): number => {
  const shared = values.filter((value) => value in words).length;
  return Object.keys(words).length + values.length - 2 * shared;
};
