import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  IPE_VERDICT_NAMES,
  POPULATION_KIND_NAMES,
  SPOT_CHECK_DIRECTION_NAMES,
  SAMPLE_METHODS,
  type IpeVerdict,
  type PopulationKind,
  type SpotCheckDirection,
} from '../../domain/audit-vocabulary.ts';
import { IPE_ANSWER_NAMES, IPE_CHECK_IDS, type IpeAnswer } from '../../domain/ipe-checks.ts';
import { PERIODIC_FREQUENCIES } from '../../domain/occurrences.ts';
import {
  day,
  fileToken,
  id,
  instant,
  jobStarted,
  line,
  name,
  nothing,
  paragraph,
  sha256,
} from '../primitives.ts';

const words = <Word extends string>(names: Record<Word, string>) =>
  z.enum(Object.keys(names) as [Word, ...Word[]]);
const count = z.int().min(0);
const kind = words<PopulationKind>(POPULATION_KIND_NAMES);
const dateOrder = z.enum(['day-first', 'month-first']);
const verdict = words<IpeVerdict>(IPE_VERDICT_NAMES);
const direction = words<SpotCheckDirection>(SPOT_CHECK_DIRECTION_NAMES);
const outcome = z.enum(['agrees', 'differs']);

export const population = z.strictObject({
  id,
  /** Workpaper number such as P-03; empty for one that was added before populations had numbers. */
  ref: z.string(),
  kind,
  name: z.string(),
  evidenceId: id,
  evidenceRef: z.string(),
  fileName: z.string(),
  sha256,
  keyColumn: z.string(),
  dateColumn: z.string().nullable(),
  /** How dates such as 03/04/2026 are read; null when none needs it. */
  dateOrder: dateOrder.nullable(),
  columns: z.array(z.string()),
  /** The columns that a test sheet shows first, in this order; none chosen shows all. */
  shownColumns: z.array(z.string()),
  rows: z.int(),
  /** Rows whose date lies in the period; all rows when there is no date column. */
  inPeriod: z.int(),
  /** Distinct non-empty keys in the period: what a sample is drawn from. */
  frameSize: z.int(),
  duplicateKeys: z.int(),
  emptyKeys: z.int(),
  unreadableDates: z.int(),
  firstDate: day.nullable(),
  lastDate: day.nullable(),
  /** Of the engagement when the population was frozen; null when its dates do not decide what is drawn. */
  periodFrom: day.nullable(),
  periodTo: day.nullable(),
  sourceSystem: z.string(),
  query: z.string(),
  runBy: z.string(),
  runAt: z.string(),
  /** Count from an independent source; completeness is agreed when it equals `rows`. */
  independentTotal: z.int().nullable(),
  /** Where the independent total is from. */
  totalSource: z.string(),
  /** Whether it is complete and accurate enough to draw from; null until somebody says. */
  ipeVerdict: verdict.nullable(),
  /** The controls it serves. */
  controls: z.array(z.strictObject({ id, ref: z.string(), title: z.string() })),
  frozenAt: instant,
  samples: z.int(),
});
export type Population = z.infer<typeof population>;

const keySequence = z.strictObject({
  prefix: z.string(),
  first: z.string(),
  last: z.string(),
  count,
  missing: count,
  gaps: z.array(z.strictObject({ from: z.string(), to: z.string(), missing: count })),
  gapCount: count,
});

/** What a file is known to hold beyond the figures of `population`; see `PopulationProfile`. */
export const populationProfile = z.strictObject({
  beforePeriod: count,
  afterPeriod: count,
  emptyDates: count,
  duplicateExamples: z.array(z.string()),
  raggedRows: count,
  months: z.array(z.strictObject({ month: z.string(), rows: count })),
  values: z.array(
    z.strictObject({
      column: z.string(),
      empty: count,
      distinct: count.nullable(),
      top: z.array(z.strictObject({ value: z.string(), rows: count })),
    }),
  ),
  sequences: z.strictObject({ found: z.array(keySequence), otherKeys: count }),
});

const ipeCheck = z.strictObject({
  answer: words<IpeAnswer>(IPE_ANSWER_NAMES).nullable(),
  note: z.string().max(2000),
});

export const spotCheck = z.strictObject({
  id,
  direction,
  key: z.string(),
  outcome: outcome.nullable(),
  note: z.string(),
  checkedBy: z.string(),
  checkedAt: instant.nullable(),
});
export type SpotCheck = z.infer<typeof spotCheck>;

export const populationRecord = population.extend({
  /** Null for a population of an earlier version. */
  profile: populationProfile.nullable(),
  ipeChecks: z.partialRecord(z.enum(IPE_CHECK_IDS), ipeCheck),
  ipeNote: z.string(),
  ipeBy: z.string(),
  ipeAt: instant.nullable(),
  spotChecks: z.array(spotCheck),
  /** What shows how the list came about, such as a screenshot of the query and its count. */
  evidence: z.array(z.strictObject({ id, ref: z.string(), title: z.string() })),
  drawn: z.array(
    z.strictObject({
      sampleId: id,
      testId: id,
      workpaper: z.string(),
      method: z.enum(SAMPLE_METHODS),
      size: count,
      drawnAt: instant,
    }),
  ),
});
export type PopulationRecord = z.infer<typeof populationRecord>;

export const populationPreview = z.strictObject({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  keyColumn: z.string().nullable(),
  dateColumn: z.string().nullable(),
});

/** What is said of where a list came from; it stays editable after the file is frozen. */
const provenance = {
  sourceSystem: line.default(''),
  query: paragraph.default(''),
  runBy: line.default(''),
  runAt: line.default(''),
};
const total = { independentTotal: count.nullable().default(null), totalSource: line.default('') };
const controlIds = z.array(id).max(500).default([]);

export const populationDetails = z.strictObject({
  name,
  keyColumn: name,
  dateColumn: name.nullable(),
  dateOrder: dateOrder.nullable().default(null),
  shownColumns: z.array(name).max(50).default([]),
  ...provenance,
  ...total,
  controlIds,
});

export const zeroDetails = z.strictObject({
  name,
  /** An export with a header and no rows; without it the record itself is written as a file. */
  file: fileToken.optional(),
  ...provenance,
  controlIds,
});

export const calendarDetails = z.strictObject({
  name,
  controlIds: z.array(id).min(1).max(500),
  frequency: z.enum(PERIODIC_FREQUENCIES),
  /** A day on which the control is due, where that is not the end of its interval. */
  anchor: day.nullable().default(null),
});

/** What stays editable after the file is frozen. */
export const populationPatch = z
  .strictObject({
    name,
    shownColumns: z.array(name).max(50),
    sourceSystem: line,
    query: paragraph,
    runBy: line,
    runAt: line,
    independentTotal: count.nullable(),
    totalSource: line,
  })
  .partial();

const ofPopulation = z.strictObject({ id });

export const populationsContract = {
  populations: oc.input(nothing).output(z.array(population)),
  population: oc.input(ofPopulation).output(populationRecord),
  previewPopulation: oc.input(z.strictObject({ file: fileToken })).output(populationPreview),
  /** Freezes the file as evidence and profiles it; starts a job whose result is `{ id }` of the population. */
  addPopulation: oc.input(populationDetails.extend({ file: fileToken })).output(jobStarted),
  /** Records that nothing was there: who looked where, when and how. Result of the job as in `addPopulation`. */
  addZeroPopulation: oc.input(zeroDetails).output(jobStarted),
  /** Writes down when a periodic control is due in the period, and freezes that. Result of the job as in `addPopulation`. */
  addCalendarPopulation: oc.input(calendarDetails).output(jobStarted),
  /** Facts about the list; the frozen file and how it is read do not change. */
  updatePopulation: oc
    .input(
      ofPopulation.extend({
        patch: populationPatch,
      }),
    )
    .output(nothing),
  /** Answers one of the nine questions; a verdict that the answer no longer carries is withdrawn. */
  answerIpeCheck: oc
    .input(ofPopulation.extend({ check: z.enum(IPE_CHECK_IDS), ...ipeCheck.shape }))
    .output(nothing),
  /** The verdict, with who gave it and when; null withdraws it. */
  setIpeVerdict: oc
    .input(ofPopulation.extend({ verdict: verdict.nullable(), note: paragraph }))
    .output(nothing),
  setPopulationControls: oc.input(ofPopulation.extend({ controlIds: z.array(id).max(500) })).output(nothing),
  setPopulationEvidence: oc.input(ofPopulation.extend({ evidenceIds: z.array(id).max(500) })).output(nothing),
  /**
   * Picks further keys of the frozen list, to be looked up in the system; the seed follows from the file. Starts a job whose result
   * is `{ keys }`.
   */
  pickSpotChecks: oc.input(ofPopulation.extend({ count: z.int().min(1).max(25) })).output(jobStarted),
  /** Looks keys of the system up in the frozen list; starts a job whose result is `{ found, missing }`, both keys. */
  lookUpSpotChecks: oc
    .input(ofPopulation.extend({ keys: z.array(z.string().trim().min(1).max(300)).min(1).max(25) }))
    .output(jobStarted),
  /** The outcome of a spot check; that of a looked up key is found by the list itself and only its note changes. */
  updateSpotCheck: oc
    .input(z.strictObject({ id, outcome: outcome.nullable().optional(), note: line.optional() }))
    .output(nothing),
  removeSpotCheck: oc.input(z.strictObject({ id })).output(nothing),
  /** Rows of the frozen file, counted from 0. */
  populationRows: oc
    .input(ofPopulation.extend({ from: count, count: z.int().min(1).max(200) }))
    .output(z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) })),
  /** Refused while a sample is drawn from it. Its file stays in evidence. */
  removePopulation: oc.input(ofPopulation).output(nothing),
};
