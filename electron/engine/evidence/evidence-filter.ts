import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import { isSamePerson } from '../../../shared/domain/segregation.ts';
import {
  EVIDENCE_FLAGS,
  EVIDENCE_REVIEWS,
  reviewOf,
  type EvidenceFlag,
  type EvidenceReview,
} from '../../../shared/domain/evidence-flags.ts';
import {
  EVIDENCE_KINDS,
  EVIDENCE_METHODS,
  type EvidenceKind,
  type EvidenceMethod,
} from '../../../shared/domain/evidence-vocabulary.ts';
import { timeFlags, type FreshnessRules, type TimeFlag } from '../../../shared/domain/evidence-time.ts';
import type { Frequency } from '../../../shared/domain/vocabulary.ts';
import type { IndexedEvidence, StoredEvidence } from './evidence-index.ts';

export interface EvidenceSearch {
  search?: string;
  controlId?: string;
}

export interface EvidenceFilter extends EvidenceSearch {
  filter: 'all' | EvidenceFlag;
  kind?: EvidenceKind | 'unset';
  method?: EvidenceMethod | 'unset';
  review?: EvidenceReview;
}

/** What the state of a record depends on beside its own row. */
export interface Surroundings {
  dates: EngagementDates;
  freshness: FreshnessRules;
  /** Of each control, by id. */
  frequencies: ReadonlyMap<string, Frequency | null>;
  /** Ids of the records that a search finds, in what is recorded or in their files. */
  found: (search: string) => { has: (id: string) => boolean };
  /** What the dates of records say, as far as somebody asked; holds as long as the dates, the rules and the frequencies. */
  known: WeakMap<IndexedEvidence, TimeFlag[]>;
  /** Ids of records that another one takes the place of. */
  superseded: { has: (id: string) => boolean };
  /** ISO 8601. */
  today: string;
}

/** What the dates of a record say against the engagement and its controls. */
export function timeFlagsOf(record: IndexedEvidence, around: Surroundings): TimeFlag[] {
  let flags = around.known.get(record);
  if (!flags) {
    flags = timeFlags(
      {
        kind: record.kind || null,
        coversFrom: record.covers_from,
        coversTo: record.covers_to,
        asOf: record.as_of,
        expiresOn: record.expires_on,
      },
      around.dates,
      around.freshness,
      record.controlIds.map((id) => around.frequencies.get(id) ?? null),
    );
    around.known.set(record, flags);
  }
  return flags;
}

/** A single date limits what evidence shows; nothing is wrong with it. */
const LIMIT = 'one_date';

/** What a record cannot show, as a sentence; null when its dates set no such limit. */
export const limitOf = (record: IndexedEvidence, around: Surroundings): string | null =>
  timeFlagsOf(record, around).find(({ code }) => code === LIMIT)?.text ?? null;

/** Sentences about a record that a person must know before relying on it. */
export function warningsOf(record: IndexedEvidence, around: Surroundings): string[] {
  const flags = timeFlagsOf(record, around).filter(({ code }) => code !== LIMIT);
  return [...flags.map(({ text }) => text), ...warningsBesideDates(record)];
}

function warningsBesideDates(record: IndexedEvidence): string[] {
  const warnings: string[] = [];
  if (record.type_differs === 1)
    warnings.push(`The content is ${record.media_type}, which the file name does not say.`);
  if (record.verdict && record.reviewed_version !== record.version)
    warnings.push(`The verdict was given for version ${record.reviewed_version ?? 1}, not for this one.`);
  if (record.verdict && isSamePerson(record.collected_by, record.reviewed_by))
    warnings.push(`${record.reviewed_by} collected it and reviewed it too.`);
  return warnings;
}

const reviewOfRecord = (record: StoredEvidence): EvidenceReview =>
  reviewOf({
    verdict: record.verdict,
    verdictVersion: record.reviewed_version,
    versions: record.version,
  });

type FlagTests = Record<EvidenceFlag, (record: IndexedEvidence) => boolean>;

function flagTests(all: readonly IndexedEvidence[], around: Surroundings): FlagTests {
  return {
    unlinked: (e) => e.controlIds.length === 0,
    warnings: (e) =>
      timeFlagsOf(e, around).some(({ code }) => code !== LIMIT) || warningsBesideDates(e).length > 0,
    notices: (e) => e.type_differs === 1 || e.notices !== '[]',
    duplicates: (e) => repeatedNames(all).has(nameOf(e)),
    personal_data: (e) => e.personal_data === 'yes',
    stale: (e) => timeFlagsOf(e, around).some(({ code }) => code === 'stale'),
    expired: (e) => e.expires_on !== null && e.expires_on < around.today,
    one_date: (e) => limitOf(e, around) !== null,
    superseded: (e) => around.superseded.has(e.id),
  };
}

const nameOf = ({ file_name }: StoredEvidence): string => file_name.toLowerCase();

const repeatedIn = new WeakMap<readonly IndexedEvidence[], ReadonlySet<string>>();

/** @param records a list that does not change */
function repeatedNames(records: readonly IndexedEvidence[]): ReadonlySet<string> {
  const known = repeatedIn.get(records);
  if (known) return known;
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const record of records) {
    const name = nameOf(record);
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  repeatedIn.set(records, repeated);
  return repeated;
}

/** The records that pass, in their order. */
export function filterEvidence(
  records: readonly IndexedEvidence[],
  query: EvidenceFilter,
  around: Surroundings,
): readonly IndexedEvidence[] {
  const { filter, kind, method, review } = query;
  const found = searchEvidence(records, query, around);
  if (filter === 'all' && !kind && !method && !review) return found;
  const tests = flagTests(records, around);
  return found.filter(
    (record) =>
      (!kind || (record.kind || 'unset') === kind) &&
      (!method || (record.method || 'unset') === method) &&
      (!review || reviewOfRecord(record) === review) &&
      (filter === 'all' || tests[filter](record)),
  );
}

function searchEvidence(
  records: readonly IndexedEvidence[],
  { search, controlId }: EvidenceSearch,
  around: Surroundings,
): readonly IndexedEvidence[] {
  const text = search?.trim() ?? '';
  if (text === '' && controlId === undefined) return records;
  const found = text === '' ? null : around.found(text);
  return records.filter(
    (record) =>
      (controlId === undefined || record.controlIds.includes(controlId)) &&
      (found === null || found.has(record.id)),
  );
}

export interface EvidenceFacets {
  total: number;
  flags: Record<EvidenceFlag, number>;
  kinds: Record<EvidenceKind | 'unset', number>;
  methods: Record<EvidenceMethod | 'unset', number>;
  reviews: Record<EvidenceReview, number>;
}

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

/** How many of the records that a search finds each filter would show. */
export function countFacets(
  records: readonly IndexedEvidence[],
  search: EvidenceSearch,
  around: Surroundings,
): EvidenceFacets {
  const found = searchEvidence(records, search, around);
  const tests = flagTests(records, around);
  const facets: EvidenceFacets = {
    total: found.length,
    flags: zeros(EVIDENCE_FLAGS),
    kinds: zeros(['unset', ...EVIDENCE_KINDS]),
    methods: zeros(['unset', ...EVIDENCE_METHODS]),
    reviews: zeros(EVIDENCE_REVIEWS),
  };
  for (const record of found) {
    facets.kinds[record.kind || 'unset'] += 1;
    facets.methods[record.method || 'unset'] += 1;
    facets.reviews[reviewOfRecord(record)] += 1;
    for (const flag of EVIDENCE_FLAGS) if (tests[flag](record)) facets.flags[flag] += 1;
  }
  return facets;
}
