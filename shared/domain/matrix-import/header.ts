/** Finds the header row of a control matrix and guesses what its columns hold, from their names and from their values. */
import { cellAt, columnCount, type SheetTable } from '../table.ts';
import { looksLikeCriteria } from './criteria-cell.ts';
import { readOwner } from './owner.ts';
import { isPlaceholder, MATRIX_FIELDS, type MatrixField, type MatrixMapping } from './types.ts';
import { plainWords, readFrequency, readKey, readLayer, readMode, readNature } from './words.ts';

interface FieldNames {
  /** The whole header, in the words of `plainWords` and without "control" before it; the best names first. */
  exact: string[];
  /** Telling even with other words beside it. */
  within?: string[];
}

const NAMES: Record<MatrixField, FieldNames> = {
  ref: {
    exact:
      'ref|reference|id|number|no|nr|code|control|controls|ctrl|ctl|cid|item|ref id|ref no|ref number|unique id|identifier'.split(
        '|',
      ),
    within:
      'control id|control number|control no|control nr|control ref|control reference|control code|ctrl number|ctrl id|ctrl no|ctrl ref|ctl id|ctl number|ctl no|control identifier|refcode|ref code|controlid|key control number'.split(
        '|',
      ),
  },
  criteria: {
    exact:
      'criteria|criterion|tsc|tsc ref|tsc no|tsp|soc 2|soc2|cc|cc ref|common criteria|framework|requirement|requirements|mapping|ref'.split(
        '|',
      ),
    within:
      'tsc|tsp|criteria|criterion|trust services|trust service|trust principle|soc 2 ref|soc2 ref|soc 2 mapping|aicpa|cc ref|common criteria|framework ref|framework mapping'.split(
        '|',
      ),
  },
  title: {
    exact: 'title|name|short name|short title|control|control topic|topic|summary|headline|subject'.split(
      '|',
    ),
    within: 'control title|control name|ctrl name|control short'.split('|'),
  },
  statement: {
    exact:
      'description|activity|control|controls|control statement|statement|wording|what we do|control wording|procedure|details|control details|detail|control language|text'.split(
        '|',
      ),
    within:
      'control activity|control activities|control description|description of control|control statement|control procedure|control requirement|control text|control wording|activity description|ctrl description|control specification'.split(
        '|',
      ),
  },
  owner: {
    exact:
      'owner|who|responsible|accountable|assignee|contact|person|performer|operator|lead|owned by|performed by|resp'.split(
        '|',
      ),
    within:
      'owner|responsible|responsibility|accountable|assigned to|control operator|control performer|person in charge'.split(
        '|',
      ),
  },
  frequency: {
    exact: 'when|how often|occurrence|timing|interval|freq|period|recurrence|f'.split('|'),
    within: 'frequency|freq|cadence|how often|periodicity'.split('|'),
  },
  nature: {
    exact: 'nature|type|p d c|p d|pdc|kind|prev det|prev det corr|category|class'.split('|'),
    within:
      'preventive|preventative|control nature|nature of control|control type|type of control|p d c'.split(
        '|',
      ),
  },
  mode: {
    exact:
      'mode|auto man|man auto|a m|m a|m a s|a m s|type|nature|execution|method|automation|manual|operation'.split(
        '|',
      ),
    within:
      'mode|automated|automation|auto manual|manual auto|auto man|man auto|control mode|execution|control method|control type|type of control|control nature'.split(
        '|',
      ),
  },
  layer: {
    exact: 'layer|ppt|category|type|dimension|people process technology|people process tech|pillar'.split(
      '|',
    ),
    within: 'people process|control layer'.split('|'),
  },
  isKey: {
    exact: 'key|key y n|is key|k|key nonkey|key non key|nk|k nk|primary|key control|significance'.split('|'),
    within: 'key control|key y n|is key|key non key'.split('|'),
  },
  system: {
    exact:
      'system|systems|application|applications|app|apps|tool|tools|technology|platform|source|it system|system tool|in scope system'.split(
        '|',
      ),
    within: 'system|application|tooling|platform|source system'.split('|'),
  },
  evidence: {
    exact:
      'evidence|proof|artifact|artifacts|artefact|artefacts|documentation|deliverable|deliverables|pbc|records'.split(
        '|',
      ),
    within:
      'evidence|artifact|artefact|artifacts|artefacts|supporting documentation|documentation required'.split(
        '|',
      ),
  },
  notes: {
    exact: 'notes|note|comments|comment|remarks|remark|questions|observations|open points'.split('|'),
    within: 'notes|comments|comment|remarks'.split('|'),
  },
  group: {
    exact:
      'group|domain|category|area|family|section|process|theme|topic|block|tsc category|trust services category'.split(
        '|',
      ),
    within:
      'criteria group|control domain|control family|control category|control area|control group|process area|trust services category|tsc category|domain|criteria category'.split(
        '|',
      ),
  },
  risk: {
    exact: 'risk|risks|threat|wcgw|risk addressed'.split('|'),
    within: 'risk|what could go wrong|wcgw|threat'.split('|'),
  },
  lastTested: {
    exact:
      'last tested|last test|tested on|date tested|test date|last test date|last tested date|last tested on'.split(
        '|',
      ),
    within: 'last tested|date tested|tested on|last test'.split('|'),
  },
};

/** A header with such a word means something else than the field whose name it also holds ("Old ref", "Risk rating"). */
const OTHER_MEANING =
  /\b(?:old|previous|prior|legacy|former|superseded|result|results|status|rating|score|likelihood|impact|inherent|residual|conclusion|sample|population|gap|gaps|finding|findings|reviewer|reviewed|due|evidence id|link|url|count|email|procedure performed|test of)\b/;
const SEARCHED_ROWS = 100;
const JUDGED_VALUES = 60;
/**
 * The least that a name and values must weigh together for a column to be taken: a telling name (3.2) is believed even when the values
 * contradict it (-2), so that each of them is reported; a name of many meanings, such as "Type", is not.
 */
const LEAST_WEIGHT = 1.1;
/** What a name is worth less when only the row above the header completes it. */
const FROM_ABOVE = 0.5;

/**
 * The index in `table.rows` of the row that names the columns: the one that names most fields, the first of equals. Banners above it
 * name none. Null when no row names two fields with a reference, a text or criteria among them.
 */
export function findHeaderRow(table: SheetTable): number | null {
  let best: number | null = null;
  let most = 1;
  for (let row = 0; row < Math.min(table.rows.length, SEARCHED_ROWS); row += 1) {
    const named = namedFields(table, row);
    const isMatrix =
      named.has('ref') || named.has('statement') || named.has('title') || named.has('criteria');
    if (isMatrix && named.size > most) {
      most = named.size;
      best = row;
    }
  }
  return best;
}

/** The fields that the cells of a row name, each cell counting once. Long cells are prose, not column names. */
export function namedFields(table: SheetTable, row: number): Set<MatrixField> {
  const fields = new Set<MatrixField>();
  const seen = new Set<string>();
  for (const cell of table.rows[row] ?? []) {
    const name = plainWords(cell.text);
    if (name === '' || name.length > 60 || seen.has(name)) continue;
    seen.add(name);
    const field = MATRIX_FIELDS.find((each) => !fields.has(each) && nameWeight(each, name) > 0);
    if (field) fields.add(field);
  }
  return fields;
}

/**
 * Guesses the column of every field: each pair of field and column is weighed by the column's name and by what its values look like,
 * and the heaviest pairs are taken first. Hidden columns count less, because the visible one is the one people keep up to date.
 */
export function guessMapping(table: SheetTable, headerRow: number): MatrixMapping {
  const pairs: { field: MatrixField; column: number; weight: number }[] = [];
  for (let column = 0; column < columnCount(table); column += 1) {
    const header = cellAt(table, headerRow, column);
    const values = columnValues(table, headerRow, column);
    // A column of marks under a criterion's name belongs to a grid of criteria by controls, not to a field.
    if (looksLikeCriteria(header.text)) continue;
    const name = plainWords(header.text);
    const fullName = `${groupName(table, headerRow, column)} ${name}`.trim();
    for (const field of MATRIX_FIELDS) {
      const named = Math.max(nameWeight(field, name), nameWeight(field, fullName) - FROM_ABOVE);
      const valued = values.length === 0 ? 0 : valueWeight(field, values);
      const certainByValues = field === 'criteria' && valued > 1.6;
      if (named === 0 && !(certainByValues && !OTHER_MEANING.test(name))) continue;
      const weight = named + valued - (table.hiddenColumns.includes(column) ? 1 : 0);
      if (weight >= LEAST_WEIGHT) pairs.push({ field, column, weight });
    }
  }
  pairs.sort((a, b) => b.weight - a.weight || a.column - b.column);
  const mapping: MatrixMapping = {};
  const taken = new Set<number>();
  for (const { field, column } of pairs) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** About 3 for the field's own name, about 2 for a name that holds it among other words, 0 otherwise. */
function nameWeight(field: MatrixField, name: string): number {
  const { exact, within = [] } = NAMES[field];
  if (within.includes(name)) return 3.2;
  const rank = exact.findIndex((each) => each === name || `control ${each}` === name);
  if (rank >= 0) return 3 - 0.02 * rank;
  if (OTHER_MEANING.test(name)) return 0;
  const held = within.filter((phrase) => ` ${name} `.includes(` ${phrase} `));
  if (held.length === 0) return 0;
  const longest = Math.max(...held.map((phrase) => phrase.split(' ').length));
  return Math.max(1.5, 2.4 - 0.15 * (name.split(' ').length - longest));
}

/** The name that a row above the header gives to several columns ("Owner" over "Name" and "Mail"); empty for a banner. */
function groupName(table: SheetTable, headerRow: number, column: number): string {
  const above = table.rows[headerRow - 1] ?? [];
  const names = new Set(above.map((cell) => cell.text.trim()).filter((text) => text !== ''));
  const text = above[column]?.text ?? '';
  return names.size >= 2 && text.length <= 30 ? plainWords(text) : '';
}

function columnValues(table: SheetTable, headerRow: number, column: number): string[] {
  const values: string[] = [];
  for (let row = headerRow + 1; row < table.rows.length && values.length < JUDGED_VALUES; row += 1) {
    const cell = cellAt(table, row, column);
    const text = cell.text.trim();
    if (text !== '' && cell.kind !== 'error' && !isPlaceholder(text)) values.push(text);
  }
  return values;
}

/** The weight of a closed word list by the share of values that belong to it. */
function closed(part: number): number {
  if (part >= 0.5) return 2 * part;
  return part < 0.25 ? -2 : 0;
}

/** From -2 (the values contradict the name) to 2 (they could be nothing else); 0 where values tell nothing. */
function valueWeight(field: MatrixField, values: string[]): number {
  const share = (test: (value: string) => boolean): number => values.filter(test).length / values.length;
  const average = values.reduce((sum, value) => sum + value.length, 0) / values.length;
  switch (field) {
    case 'criteria':
      return closed(share(looksLikeCriteria));
    case 'ref': {
      const codes = share(looksLikeRef);
      const repeated = new Set(values).size < values.length / 2;
      return closed(codes) - (repeated ? 1 : 0) - (share(looksLikeCriteria) > 0.5 ? 1 : 0);
    }
    case 'frequency':
      return closed(share((value) => readFrequency(value).value !== null));
    case 'nature':
      // Natures with a problem, such as "P/D", still show what the column is.
      return closed(
        share(
          (value) =>
            value.length < 40 && value.split(/[/,&]/).every((part) => readNature(part).value !== null),
        ),
      );
    case 'mode':
      return closed(share((value) => value.length < 40 && readMode(value).value !== null));
    case 'layer':
      return closed(share((value) => value.length < 40 && readLayer(value).value !== null));
    case 'isKey':
      return closed(share((value) => readKey(value).value !== null));
    case 'owner':
      return average <= 60 && share((value) => readOwner(value).kind !== 'none' && !/\d{3}/.test(value)) > 0.5
        ? 1
        : -1;
    case 'statement':
      return average >= 40 ? 1.5 : average < 15 ? -2 : 0;
    case 'title':
      return average < 3 || share(looksLikeRef) > 0.5 ? -2 : average > 90 ? -1.5 : average > 12 ? 0.5 : 0;
    case 'risk':
      return share(looksLikeRef) > 0.5 ? -1 : 0;
    case 'lastTested':
      return share((value) => /\d/.test(value)) > 0.5 ? 0.5 : -1;
    default:
      return 0;
  }
}

/** A short code with a digit: "CE-01", "12", "AC 3.2", "NWL_C017". */
export function looksLikeRef(text: string): boolean {
  return (
    text.length <= 24 && /^[\p{L}\d]+(?:[._/-][\p{L}\d]+)*(?: [\d._-]+)?$/u.test(text) && /\d/.test(text)
  );
}
