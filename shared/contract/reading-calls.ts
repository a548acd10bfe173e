/**
 * The calls that leave the records of the open workspace as they are: they read, export, ask of files that were picked, or concern the
 * application. Every other call changes records, and an open sealed copy refuses it. A call that is not named here counts as one
 * that changes.
 */
const READING: Readonly<Record<string, string>> = {
  workspace:
    'status create makeSample open openRecent forgetRecent saveCopy close history historyPeople exportHistory verify backup',
  areaLocks: 'list',
  backups: 'list setFolder ofFile offer verify compare exportComparison restore restoreFile recover',
  seal: 'preview info key keyring createKey replaceKey backUpKey savePublicKey',
  segregation: 'list',
  auditorReview: 'mine setReviewer put remove export preview list',
  settings: 'get set',
  passphrase: 'lock unlock dismiss',
  scope: 'get counts description',
  matrix: 'criteria controls comments library importPreview exportMatrix reimportPreview',
  readiness: 'summary checks path',
  registers:
    'list names linked linkedFrom importPreview exportFile policyTexts policyText policyOutlineText readPolicyFile exportPolicies countAcknowledgements requirementOutlook vendorStandings vendorReviews complementaryCriteria riskScale riskOffers incidentEvents workforceRules policyOutlook',
  accessReviews: 'list get lines preview',
  calendar: 'year agenda record offers comparePlan rules todo export',
  metrics: 'list detail readSeries',
  governance: 'list',
  renewal: 'preview start prior checkPriorFile',
  views: 'list',
  evidence:
    'list facets get versions guesses linked linkTargets evidenceOf preview saveCopy search searchState read textOf thumbnail text findText table json findJson jsonValue email document redactions saveRedactedCopy coverage rules exportPreview exportFolder copyName',
  requests: 'list get proposals importPreview packs returns recognizeReturn dropReturn',
  audit:
    'deviations evidenceMarks testEvidenceMarks exportMarkedCopies samplingPolicy exportSamplingPolicy findPopulationItems populations population previewPopulation populationRows references namedRecords review reviewOverview reviewNotes results samples sampleLog defaultSeed sampleStrata reperform tests sheet auditorView plan dashboard sessionSteps sessionControl walkthroughLinks interviewQuestions',
  findings: 'list detail progress',
  reports: 'settings texts exported compare preview previewed exportSet saveTemplate overview export',
  documents: 'get bridge questions',
  jobs: 'list get cancel',
  events: 'subscribe',
};

/** As "matrix.controls". */
export const READING_CALLS: ReadonlySet<string> = new Set(
  Object.entries(READING).flatMap(([area, names]) => names.split(' ').map((name) => `${area}.${name}`)),
);
