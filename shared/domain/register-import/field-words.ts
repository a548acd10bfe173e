/** How people name the columns of their registers, by register and field; the label of a field always names it. */
import type { RegisterId } from '../registers.ts';

/** Names in the words of `plainWords`, the best first, with bars between. */
export type FieldWords = Readonly<Record<string, string>>;

/** Fields that mean the same in every register. */
export const COMMON_WORDS: FieldWords = {
  ref: 'ref|reference|id|number|no|nr|key|record|record id|item no',
  ownerId: 'owner|responsible|accountable|assigned to|assignee|responsible person|owner name|verantwortlich',
  due: 'due|due date|deadline|target date|due on|to be done by',
  notes: 'notes|note|comment|comments|remarks|remark|bemerkung|bemerkungen|additional information',
  status: 'status|state|current status',
  kind: 'kind|type|category',
  description: 'description|details|detail|summary|beschreibung',
  approvedBy: 'approved by|approver|accepted by|signed off by',
  approvedOn: 'approved on|approval date|date approved|approved|accepted on|approved at',
  reviewedOn: 'reviewed on|last review|last reviewed|review date|date reviewed|last review date|reviewed',
  nextReview: 'next review|next review date|review due|next assessment',
  severity: 'severity|sev|priority|prio|rating|severity level|risk rating',
  vendorId: 'vendor|supplier|third party|provider|vendor name|supplier name',
  controlId: 'control|control id|control ref|control number|control no|related control',
  criterionId: 'criterion|criteria|tsc|tsc ref|trust services criterion',
  name: 'name|title|summary|subject',
  number: 'number|id|no|nr|ref|reference|key',
};

const PEOPLE: FieldWords = {
  name: 'name|full name|employee name|employee|worker|display name|person|staff member|worker name|legal name|preferred name|staff name|contractor name|user name|mitarbeiter|mitarbeiterin|colleague|leaver|joiner|new hire|starter|user',
  firstName: 'first name|given name|forename|firstname|vorname',
  lastName: 'last name|surname|family name|lastname|nachname',
  number:
    'number|employee id|employee number|employee no|emp id|emp no|empid|employeeid|staff id|staff number|worker id|personnel number|personal nr|personalnummer|person id|hr id|associate id|payroll id|user id|id|no|nr',
  email:
    'email|e mail|mail|email address|e mail address|work email|work e mail|company email|user principal name|upn|login|username|user|account',
  title: 'job title|title|position|role|job|function|designation|stelle',
  department: 'department|dept|team|business unit|org unit|division|cost center|cost centre|group|abteilung',
  manager: 'manager|line manager|supervisor|reports to|manager name|reporting manager|vorgesetzter',
  kind: 'kind|worker type|employment type|employee type|contract type|type|engagement type',
  startedOn:
    'started on|start date|hire date|date of hire|hired|hired on|joined|joined on|join date|date joined|joining date|date of joining|first day|employment start|start|started|date started|commencement date|onboarding date|eintritt|eintrittsdatum',
  screenedOn:
    'screened on|screening done|screening|background check|background check date|background check done|background check completed|background screening|screening completed|screening complete|screening date|vetting|bgc|bgc date',
  codeSignedOn:
    'code signed|code signed on|code of conduct|code of conduct signed|code of conduct acknowledged|coc signed|coc|conduct signed',
  trainedOn:
    'trained on|security training done|security training|training|training completed|training done|training complete|security awareness training|awareness training|training date',
  accessTicket:
    'access ticket|access request|provisioning ticket|onboarding ticket|request ticket|ticket|ticket id',
  accessApprovedBy: 'access approved by|approved by|approver|access approver',
  accessApprovedAt:
    'access approved|access approved at|access approved on|approved at|approved on|approval date|access approval|access approval date|date approved|approved|approval time',
  accessGrantedAt:
    'access granted|access granted at|access granted on|granted at|granted on|granted|provisioned|provisioned at|provisioned on|access provisioned|access given|account created|account created at|account created on',
  leftOn:
    'last day|left on|last working day|last day of work|last day worked|leaving date|leave date|exit date|departure date|end date|date left|date of leaving|employment end|employment end date|leaver date|separation date|left|austritt|austrittsdatum|off boarding date|offboarding date',
  leftAt:
    'left at|terminated at|terminated|terminated on|termination|termination date|termination time|termination date time|termination datetime|termination timestamp|end of employment',
  accessRemovedAt:
    'access removed|access removed at|access removed on|account disabled at|account disabled|account disabled on|accounts disabled|disabled at|disabled on|disabled|access revoked|access revoked at|access revoked on|revoked at|revoked on|revoked|deprovisioned|deprovisioned at|deprovisioned on|access disabled|deactivated|deactivated at|deactivated on|account deactivated|account deactivated at|access removal|access removal date|account removed|removed at|removed on|removed|access terminated|access end|offboarded at|access termination date|access termination|access end date|suspended|suspended on|suspended at|blocked on|blocked at|locked on|locked at|access blocked|sso disabled|zugang gesperrt|zugang gesperrt am|gesperrt am|deaktiviert am|konto deaktiviert am',
  leaverTicket:
    'leaver ticket|offboarding ticket|termination ticket|exit ticket|offboarding request|deprovisioning ticket',
};

/** What a list of one kind means where the whole register could mean something else. */
export const JOINER_WORDS: FieldWords = { ...PEOPLE, startedOn: `${PEOPLE['startedOn']}|date` };
export const LEAVER_WORDS: FieldWords = {
  ...PEOPLE,
  accessTicket: 'access ticket|access request|provisioning ticket|onboarding ticket',
  leftAt: `${PEOPLE['leftAt']}|date|end|effective date`,
  leaverTicket: `${PEOPLE['leaverTicket']}|ticket|ticket id|ticket number|ticket no|case|request`,
};

export const FIELD_WORDS: Readonly<Partial<Record<RegisterId, FieldWords>>> = {
  people: PEOPLE,
  training: {
    name: 'learner|name|full name|employee name|employee|learner name|participant|person|student|trainee|attendee|staff name|user|username|login|member|staff',
    email: 'email|e mail|mail|email address|e mail address|learner email|user email|work email',
    number:
      'employee id|employee number|employee no|emp id|staff id|learner id|personnel number|worker id|user id',
    course:
      'course|training|course name|course title|training name|module|curriculum|program|programme|activity|lesson|learning',
    assignedOn:
      'assigned on|assigned|assignment date|date assigned|enrolled|enrolled on|enrollment date|enrolment date|invited|invited on|start date',
    due: 'due|due date|deadline|due on|complete by',
    completedOn:
      'completed on|completed|completion date|date completed|completed date|completed at|completion|finished|finished on|finish date|passed|passed on|done|done on',
    state: 'status|completion status|training status|state|completed|completion|passed|done',
    score: 'score|result|grade|points|mark|quiz score|score percent',
  },
  incidents: {
    number:
      'incident|incident id|incident number|incident no|number|id|ref|reference|ticket|key|case|case number|incident ref|incident key',
    name: 'title|summary|incident title|incident summary|incident name|short description|subject|headline|what happened|name|description|incident|what',
    severity:
      'severity|sev|priority|prio|severity level|incident severity|impact level|level|urgency|criticality',
    kind: 'kind|type|category|incident type|incident category|classification',
    lead: 'lead|incident lead|incident commander|commander|incident manager|incident owner|owner|handler|assignee|assigned to|responder',
    beganAt:
      'began|began at|started|started at|start|start time|occurred|occurred at|impact start|incident start|outage start|date of occurrence|start of impact|impact started at|impact began|began on|started on|incident began|begin|onset|outage began',
    detectedAt:
      'detected|detected at|detected on|date detected|time detected|detection|detection time|discovered|discovered at|reported|reported at|reported on|date reported|identified|identified at|alerted|noticed|opened|opened at|created|created at|raised|created on|opened on|detection date|time of detection|time of discovery|triggered|triggered at|triggered on',
    declaredAt:
      'declared|declared at|declared on|time declared|acknowledged|acknowledged at|triaged|triaged at',
    containedAt:
      'contained|contained at|containment|containment time|time contained|date contained|mitigated|mitigated at',
    resolvedAt:
      'resolved|resolved at|resolved on|time resolved|date resolved|resolution time|resolution date|restored|restored at|recovered|recovered at|fixed|fixed at|closed|closed at|closed on|date closed|ended|end|end time|incident end|time of resolution',
    reviewedOn:
      'reviewed on|review done|post incident review|post incident review date|post mortem|postmortem|post mortem date|postmortem date|postmortem done|pir|pir date|pir done|review held|review date|review|lessons learned',
    affected:
      'customers affected|affected|affected customers|customers impacted|impacted customers|users affected|number affected|number of customers affected|customer count|customers',
    effect: 'effect|impact|customer impact|business impact',
    rootCause: 'root cause|cause|rca|root cause analysis',
    resolution: 'how it ended|resolution|fix|remediation|action taken|actions taken|resolution notes',
    notice:
      'notice to customers|customer notice|notice|notification|customer notification|customer communication|customers notified|communication|notified',
    noticeOn: 'notice on|notified on|notification date|notice date|customers notified on|notified at',
  },
  backups: {
    name: 'job|job name|backup job|backup name|backup|backup plan|policy|plan|task|workload|database|system|name|resource|dataset|server|source|asset|resource name|item name|protected item|client|vm name|volume|instance|resource arn|resource id',
    day: 'night of|date|day|run date|backup date|backup day|night|business date|datum|run',
    startedAt:
      'started|started at|start|start time|begin|begin time|start date|creation time|creation date|created|created at|backup start date',
    finishedAt:
      'finished|finished at|finish|finish time|end|end time|ended|stop time|completed|completed at|completion time|end date|completion date|finish date|backup finish date',
    outcome: 'outcome|status|result|state|job status|backup status|completion status|success|ergebnis',
    attempt: 'attempt|attempt no|attempt number|try|run no|run number',
    message:
      'message|error|error message|reason|failure reason|details|comment|notes|log|info|remarks|description|status message',
  },
  vulnerabilities: {
    number:
      'finding|finding id|finding number|vulnerability id|vuln id|number|id|key|ref|reference|issue id|ticket|plugin id|qid|vulnerability|issue|cve|issue key|problem id',
    name: 'title|finding title|finding name|vulnerability title|vulnerability name|summary|name|plugin name|weakness|description|vulnerability|finding|issue|problem title|issue title|issue name',
    place:
      'where|asset|asset name|affected asset|affected system|host|hostname|system|component|resource|target|server|application|service|repository|repo|image|package|location|ip|project name|project|dns name|device|device name|computer|computer name|image name',
    severity:
      'severity|sev|severity level|risk rating|risk level|risk|rating|priority|criticality|level|cvss severity|cvss score|cvss|issue severity|vulnerability severity|finding severity|risk factor',
    openedOn:
      'opened on|opened|open date|date opened|found|found on|date found|found date|discovered|discovered on|discovery date|detected|detected on|date detected|first seen|first found|first detected|first observed|identified|identified on|date identified|reported|reported on|raised|raised on|created|created at|first introduced|introduced|introduced on|created on',
    closedOn:
      'closed on|closed|closed date|close date|date closed|closed at|fixed|fixed on|fixed at|fix date|date fixed|remediated|remediated on|remediation date|date remediated|resolved|resolved on|resolved at|date resolved|patched|patched on|completed|last resolved|last fixed|date last fixed|mitigated|mitigated on|resolution date|resolved date|fixed date',
    slaDays:
      'days allowed|sla days|sla|sla in days|sla d|sla target|remediation sla|remediation sla days|days to fix|target days|allowed days',
    dueOn:
      'due date|due|due on|due at|due by|fix by|remediate by|remediation due|remediation due date|remediation deadline|sla due|sla due date|sla date|sla deadline|target date|target fix date|deadline',
    state:
      'status|state|vuln status|vulnerability status|issue status|finding status|current status|remediation status',
    exception: 'exception|risk acceptance|risk accepted|accepted risk|waiver|exemption|deviation|accepted',
    acceptedUntil:
      'accepted until|risk accepted until|exception until|exception expiry|exception expires|exception end|acceptance expiry|acceptance until|waiver until|waiver expires|valid until',
  },
  risks: {
    ref: 'ref|risk id|risk no|risk number|risk ref|id|number|no|nr|key|reference',
    name: 'risk|title|risk title|risk name|risk description|risk statement|risk scenario|risk event|name|scenario|event|summary|description',
    category: 'category|risk category|type|risk type|area|domain',
    likelihood:
      'likelihood|inherent likelihood|likelihood inherent|gross likelihood|probability|inherent probability|prob|l',
    impact: 'impact|inherent impact|impact inherent|gross impact|impact rating|severity|i',
    residualLikelihood:
      'residual likelihood|likelihood residual|residual probability|net likelihood|target likelihood',
    residualImpact: 'residual impact|impact residual|net impact|target impact',
    ownerId: 'owner|risk owner|responsible|accountable|assigned to|owner name',
    decision:
      'decision|treatment|response|risk response|risk treatment|treatment option|treatment decision|risk decision|strategy',
    planStatus: 'plan status|treatment status|mitigation status|action status',
    due: 'due|due date|target date|deadline|treatment due|action due',
    identifiedOn:
      'identified on|identified|date identified|raised|raised on|date raised|date added|created|opened',
    acceptedUntil: 'accepted until|acceptance expiry|acceptance until|accepted to|expires|expiry|expiry date',
    threat: 'threat|threats|cause|threat source|risk source|threat actor',
    consequence: 'consequence|consequences|effect|impact description|business impact|potential impact',
    plan: 'mitigation plan|mitigation|treatment plan|action plan|actions|action|mitigating controls|existing controls|controls in place|mitigations|remediation plan|plan',
  },
  vendors: {
    name: 'vendor|supplier|vendor name|supplier name|third party|service provider|company|provider|subprocessor|name|partner|organisation|organization|legal name|lieferant',
    service:
      'what it does|service|services|services provided|service provided|service description|purpose|product|description|function|use',
    criticality:
      'criticality|tier|vendor tier|risk tier|risk rating|risk level|inherent risk|importance|rating|risk',
    subservice:
      'criterion fails without it|subservice|subservice org|subservice organization|subservice organisation|sub service organization|sub service organisation|is subservice',
    subserviceReason: 'why|subservice reason|reason',
    treatment: 'treatment|reporting method|method|carve out or inclusive|inclusive or carve out',
    ownerId:
      'owner|vendor owner|business owner|relationship owner|responsible|accountable|vendor manager|contract owner',
    data: 'data it holds|data|customer data|data types|type of data|data processed|data shared|data access|personal data|data categories',
    classification: 'class|classification|data classification|data class',
    contact: 'contact|contact name|vendor contact|contact email|account manager',
    report:
      'its report|report|soc report|soc report type|report type|assurance report|assurance|attestation|certifications|certification|certificate',
    reportFrom:
      'report from|soc report from|report period from|report period start|report start|period from|period start',
    reportTo:
      'report to|soc report to|report period to|report period end|report end|report until|soc report until|soc report end|report date|soc report date|report as of|period to|period end',
    reportAuditor: 'report by|auditor|report auditor|audit firm|service auditor',
    reportOpinion: 'opinion|report opinion|auditor opinion',
    reportExceptions: 'exceptions in the report|exceptions|report exceptions|findings|deviations',
    bridgeTo: 'bridge letter to|bridge letter|bridge letter until|bridge to|gap letter',
    reviewedOn:
      'reviewed on|last assessment|last assessment date|last review|last review date|last reviewed|last assessed|assessed on|assessed|assessment date|date reviewed|review date|due diligence date',
    reviewVerdict: 'verdict|review result|review outcome|assessment result|outcome|result|conclusion',
    nextReview: 'next review|next review date|next assessment|next assessment date|review due',
    contract: 'contract|agreement|contract ref|contract reference|contract number|msa',
    contractEnds:
      'contract ends|contract end|contract end date|contract expiry|contract renewal|renewal date|renewal|expiry|expires',
    clauses: 'clauses|contract clauses',
  },
  assets: {
    name: 'asset|asset name|system name|device name|hostname|host|system|device|application|server|resource|name|item',
    number:
      'number|asset id|asset tag|asset number|asset no|inventory number|serial number|serial|tag|id|ref',
    kind: 'kind|type|asset type|asset category|device type|category|asset class',
    classification: 'class|classification|data classification|data class|sensitivity|confidentiality',
    criticality: 'criticality|business criticality|importance|tier|critical|priority',
    environment: 'environment|env|stage',
    inScope: 'in scope|scope|soc 2 scope|in soc 2 scope|audit scope',
    ownerId: 'owner|asset owner|system owner|business owner|responsible|custodian|assigned to|user',
    place: 'where it is|location|site|region|place|hosting location|hosting|hosted|office',
    addedOn:
      'added on|added|date added|acquired|acquired on|acquisition date|purchased|purchased on|purchase date|in service|in service date|commissioned|created',
    disposedOn:
      'disposed on|disposed|disposal date|retired|retired on|decommissioned|decommissioned on|decommission date|end of life',
  },
  policies: {
    name: 'policy|policy name|policy title|title|name|document|document name',
    reviewDue: 'next review|next review date|review due|review by|review date',
    effectiveOn: 'effective on|effective date|effective|in force since|valid from',
    version: 'version|rev|revision|policy version',
  },
  actions: {
    ref: 'ref|action id|id|number|no|key|reference',
    name: 'action|corrective action|title|description|task|summary|name',
    raisedOn: 'raised on|raised|opened|created|date raised|opened on',
    doneOn: 'done on|done|completed|completed on|closed|closed on|completion date|date closed',
  },
  changes: {
    name: 'change|title|summary|change title|name|description',
    changedOn: 'changed on|date|change date|deployed|implemented|implemented on|effective date',
  },
  'policy-exceptions': {
    ref: 'ref|exception id|id|number|no|key|reference',
    name: 'exception|title|exception title|description|summary|name',
    expiresOn: 'expires on|expires|expiry|expiry date|valid until|until|end date|expiration date',
    requestedOn: 'requested on|requested|request date|date requested|raised on',
    compensation: 'what makes up for it|compensating control|compensating controls|compensation|mitigation',
  },
};
