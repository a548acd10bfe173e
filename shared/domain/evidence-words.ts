/** Words of file names and what they say of evidence. Names are read in lower case with every separator as a space. */
import type { Environment, EvidenceKind } from './evidence-vocabulary.ts';
import type { Classification } from './vocabulary.ts';

/** A meaning and the words that carry it, tried in order; the first that matches wins. */
type WordTable<Meaning> = readonly (readonly [Meaning, RegExp])[];

export interface WordMatch<Meaning> {
  meaning: Meaning;
  /** As written in the name. */
  words: string;
}

/** Separators of file names as single spaces, so that a word has blanks around it. */
export const spaced = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s_.,;:()[\]{}+&'"/\\-]+/g, ' ')
    .trim();

const word = (alternatives: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${alternatives})(?![\\p{L}\\d])`, 'iu');

/** The first meaning whose words are in a text. */
export function findWords<Meaning>(text: string, table: WordTable<Meaning>): WordMatch<Meaning> | null {
  const name = spaced(text);
  for (const [meaning, pattern] of table) {
    const found = pattern.exec(name);
    if (found) return { meaning, words: found[0] };
  }
  return null;
}

export const KIND_WORDS: WordTable<EvidenceKind> = [
  ['minutes', word('minutes|meeting notes')],
  ['diagram', word('diagrams?|topology|architecture|network map')],
  [
    'report',
    word(
      'pen ?tests?|penetration tests?|(?:[a-z]+ )?scan(?: results?)?|soc [123]|reports?|exec ?summary|assessment',
    ),
  ],
  ['log', word('cloud ?trail|(?:audit|access|event|activity|change|system) logs?|syslog|logs|audit trail')],
  ['training', word('lms|training|awareness|course completions?|phishing')],
  [
    'record',
    word(
      'access reviews?|user access reviews?|uar|(?:restore|recovery|failover|dr|bcp) (?:tests?|exercise|drill)|tabletop|sign ?off|approvals?|checklist|post ?mortem|comparison|attestation|tickets?',
    ),
  ],
  [
    'configuration',
    word(
      'config(?:uration)?s?|settings|branch protection|security groups?|firewall rules?|(?:mfa|password|sign in|conditional access|backup|bucket|retention|session|lockout) polic(?:y|ies)|encryption|console|terraform|ruleset',
    ),
  ],
  ['agreement', word('agreements?|contracts?|nda|dpa|msa|sla|baa|terms of service|engagement letter')],
  [
    'policy',
    word(
      'polic(?:y|ies)|procedures?|standards?|guidelines?|handbook|runbooks?|playbooks?|code of conduct|(?:response|continuity|recovery|dr|bcp|security) plan|secure sdlc|sdlc',
    ),
  ],
  [
    'listing',
    word(
      'users?|accounts?|lists?|listing|registers?|inventor(?:y|ies)|roster|population|members|leavers|joiners|starters|hires|employees|headcount|export|vendors|suppliers',
    ),
  ],
  ['record', word('reviews?|tests?|exercise|minutes')],
];

/** What else a picture of a screen can show. */
export const PICTURE_KIND_WORDS: WordTable<EvidenceKind> = [
  [
    'configuration',
    word(
      'polic(?:y|ies)|config(?:uration)?s?|settings|console|encryption|protection|rules?|mfa|firewall|groups?',
    ),
  ],
];

/** Only words that are said of an environment: "test" alone is mostly an activity. */
export const ENVIRONMENT_WORDS: WordTable<Environment> = [
  ['staging', word('staging|stg|pre ?prod(?:uction)?')],
  ['production', word('prod|production|live env(?:ironment)?')],
  ['test', word('uat|qa|sandbox|test env(?:ironment)?')],
  ['corporate', word('corp|corporate')],
];

export const SOURCE_WORDS: WordTable<string> = [
  ['AWS CloudTrail', word('cloud ?trail')],
  ['AWS RDS', word('rds')],
  ['AWS S3', word('s3')],
  ['AWS IAM', word('aws iam')],
  ['AWS Config', word('aws config')],
  ['AWS GuardDuty', word('guard ?duty')],
  ['AWS', word('aws')],
  ['Okta', word('okta')],
  ['Microsoft Entra ID', word('entra(?: id)?|azure ad')],
  ['Microsoft Intune', word('intune')],
  ['Microsoft Azure', word('azure')],
  ['Microsoft 365', word('(?:microsoft|office|m|o) ?365')],
  ['Google Workspace', word('google workspace|g ?suite')],
  ['Google Cloud', word('gcp|google cloud')],
  ['GitHub', word('github')],
  ['GitLab', word('gitlab')],
  ['Bitbucket', word('bitbucket')],
  ['Jira', word('jira')],
  ['Confluence', word('confluence')],
  ['ServiceNow', word('service ?now')],
  ['Workday', word('workday')],
  ['BambooHR', word('bamboo ?hr')],
  ['Jamf', word('jamf')],
  ['CrowdStrike', word('crowd ?strike')],
  ['Datadog', word('datadog')],
  ['Splunk', word('splunk')],
  ['PagerDuty', word('pager ?duty')],
  ['Snyk', word('snyk')],
  ['Nessus', word('nessus')],
  ['Qualys', word('qualys')],
  ['Veeam', word('veeam')],
  ['KnowBe4', word('know ?be ?4')],
  ['Salesforce', word('salesforce')],
  ['Slack', word('slack')],
  ['Learning management system', word('lms')],
  ['Wiki', word('wiki')],
];

export const CONFIDENTIALITY_WORDS: WordTable<Classification> = [
  ['restricted', word('restricted|strictly confidential')],
  ['confidential', word('confidential')],
  ['internal', word('internal(?: use)?(?: only)?')],
];

/** Lists of people. */
export const PERSON_WORDS: WordTable<true> = [
  [
    true,
    word(
      'users?|employees?|staff|leavers|joiners|new hires|headcount|badge holders|hr|payroll|personnel|roster|lms',
    ),
  ],
];

/** Columns that hold data of a person. */
export const PERSON_COLUMNS: WordTable<true> = [
  [
    true,
    word(
      'e ?mail(?: address)?|(?:first|last|full|given|sur|family|employee|user) ?name|date of birth|dob|ssn|phone(?: number)?|mobile(?: number)?',
    ),
  ],
];

export const SCREENSHOT_WORDS: WordTable<true> = [
  [
    true,
    word(
      'screen ?shots?|screen ?captures?|screen ?grabs?|snip|bildschirmfoto|capture d écran|captura de pantalla|clean ?shot',
    ),
  ],
];

export const EXPORT_WORDS: WordTable<true> = [[true, word('exports?|exported|extracts?|dump|download')]];

/** Names and titles that a camera, a scanner or a program gave, which say nothing of the content. */
export const EMPTY_NAME =
  /^(?:img|dsc|pxl|scan|scanned|image|photo|picture|document|doc|untitled|unnamed|noname|file|attachment|output|export|presentation|powerpoint presentation|pdf|word document|book|screen ?shot|microsoft word)?(?: |\d|from|at|am|pm|um|document)*$/i;
