/**
 * What a sign-off covers: everything a test sheet says, and nothing about its review. Lists are keyed by what people call their
 * parts (item key, attribute letter, evidence number), so that a difference can be said in words.
 */
import {
  DEVIATION_EXTENT_NAMES,
  EVIDENCE_MARK_KIND_NAMES,
  SAMPLE_METHOD_NAMES,
} from '../audit-vocabulary.ts';
import { MARK_NAMES, PROCEDURE_NAMES, TEST_KIND_NAMES, TEST_RESULT_NAMES } from '../vocabulary.ts';
import { canonicalJson, isBranch, type Tree } from './canonical-json.ts';

type Named<Value extends Tree> = { readonly [key: string]: Value };

/** Stands in every stored content; a later form of it gets another number. */
export const CONTENT_FORM = 1;

export interface SheetContent {
  readonly [part: string]: Tree;
  readonly form: number;
  /** Control reference, kind, statement, objective, source, procedure. */
  readonly test: Named<string>;
  /** By position. */
  readonly procedures: Named<Named<string>>;
  /** By letter. */
  readonly attributes: Named<string>;
  readonly population: Tree;
  /** Populations of the control that record that nothing occurred, by number. */
  readonly recordedZeros: Named<Named<string>>;
  readonly sample: Tree;
  /** The selection log by position, without draws that were only repeated. */
  readonly log: Named<Named<string>>;
  /** By key of the population. */
  readonly items: Named<Tree>;
  /** Evidence of the test by number; the value is the SHA-256 of its file. */
  readonly evidence: Named<string>;
  /** Deviations by item key; one about the whole test stands under ''. */
  readonly deviations: Named<Named<string>>;
  /** Marks on evidence, by place and id. */
  readonly marksOnEvidence: Named<Tree>;
  readonly result: string;
  readonly conclusion: string;
}

/**
 * What differs between the signed and the present content, one phrase each: "CR-0410 C: met → exception". Empty exactly when
 * the canonical texts are the same.
 */
export function contentDifferences(signed: Tree, present: Tree): string[] {
  return [...differences([], signed, present)];
}

function* differences(
  path: readonly string[],
  before: Tree | undefined,
  after: Tree | undefined,
): Generator<string> {
  if (before !== undefined && after !== undefined && isBranch(before) && isBranch(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const key of [...keys].toSorted())
      yield* differences([...path, key], own(before, key), own(after, key));
    return;
  }
  if (canonicalOf(before) === canonicalOf(after)) return;
  const label = labelOf(path);
  if (isWhole(before) || isWhole(after)) {
    if (before === undefined || before === null) yield `${label}: added`;
    else if (after === undefined || after === null) yield `${label}: removed`;
    else yield `${label}: changed`;
    return;
  }
  const [was, is] = [words(path, before), words(path, after)];
  // Two long texts may begin alike.
  const isSaid = was !== is && !ENCODED.has(path.at(-1) ?? '');
  yield isSaid ? `${label}: ${was} → ${is}` : `${label}: changed`;
}

/** Fields that hold JSON, which nobody reads. */
const ENCODED = new Set(['natures', 'design', 'details', 'signs', 'ipeChecks']);

const isWhole = (value: Tree | undefined): boolean => value !== undefined && isBranch(value);
const canonicalOf = (value: Tree | undefined): string => (value === undefined ? '' : canonicalJson(value));

/** A key such as "__proto__" comes from a population like any other. */
const own = (branch: { readonly [key: string]: Tree }, key: string): Tree | undefined =>
  Object.hasOwn(branch, key) ? branch[key] : undefined;

const PART_NAMES: Record<string, string> = {
  form: 'Form of the sign-off',
  population: 'Population',
  sample: 'Sample',
  result: 'Result',
  conclusion: 'Conclusion',
};
const FIELD_NAMES: Record<string, string> = {
  control: 'Control',
  kind: 'Kind of test',
  statement: 'Statement of the control',
  objective: 'Objective',
  source: 'Source',
  procedure: 'Procedure',
  natures: 'Methods',
  voidReason: 'reason of the replacement',
  replaces: 'replaced item',
  populationSha256: 'SHA-256 of the population',
  runBy: 'run by',
  runAt: 'run at',
  independentTotal: 'independent total',
  inPeriod: 'rows in the period',
  frameSize: 'size of the frame',
  doneOn: 'date',
  ipeChecks: 'completeness and accuracy checks',
  ipeVerdict: 'completeness and accuracy verdict',
  ipeNote: 'completeness and accuracy note',
};
const named = (field: string): string => FIELD_NAMES[field] ?? field;

/** What a person calls the place: "CR-0410 C", "Procedure 2 outcome", "Evidence EV-0012". */
function labelOf(path: readonly string[]): string {
  const [part = '', key = '', field, letter] = path;
  const rest = path.slice(2).map(named);
  switch (part) {
    case 'test':
      return named(key);
    case 'items':
      if (field === 'marks') return [key, letter ?? 'marks'].join(' ');
      if (field === 'cellNotes') return [key, letter, 'note'].filter(Boolean).join(' ');
      if (field === 'cellEvidence') return [key, ...path.slice(3), 'evidence'].join(' ');
      return [key, ...rest].join(' ');
    case 'procedures':
      return ['Procedure', key, ...rest].join(' ').trim();
    case 'attributes':
      return `Attribute ${key}`.trim();
    case 'evidence':
      return `Evidence ${key}`.trim();
    case 'recordedZeros':
      return ['Recorded zero', key, ...rest].join(' ').trim();
    case 'log':
      return ['Selection log', key, ...rest].join(' ').trim();
    case 'deviations':
      return ['Deviation', key, ...rest].filter(Boolean).join(' ');
    case 'marksOnEvidence':
      // The id at the end keeps two marks of a page apart and says nothing to a person.
      return ['Mark on', key.replace(/ [^ ]*$/, ''), ...rest].join(' ').trim();
    default:
      return [PART_NAMES[part] ?? part, ...path.slice(1).map(named)].join(' ').trim();
  }
}

const SHOWN = 80;

function words(path: readonly string[], value: Tree | undefined): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (typeof value !== 'string') return String(value);
  const list = WORD_LISTS.get(path[0] === 'items' ? (path[2] ?? '') : (path.at(-1) ?? ''));
  if (list && Object.hasOwn(list, value)) return (list[value] ?? value).toLowerCase();
  if (/^[0-9a-f]{64}$/.test(value)) return `${value.slice(0, 8)}…`;
  const line = value.replaceAll(/\s+/g, ' ').trim();
  return `"${line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line}"`;
}

const WORD_LISTS = new Map<string, Readonly<Record<string, string>>>([
  ['marks', MARK_NAMES],
  ['mark', MARK_NAMES],
  ['result', TEST_RESULT_NAMES],
  ['kind', { ...TEST_KIND_NAMES, ...EVIDENCE_MARK_KIND_NAMES }],
  ['nature', PROCEDURE_NAMES],
  ['method', SAMPLE_METHOD_NAMES],
  ['extent', DEVIATION_EXTENT_NAMES],
]);
