import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import { guardCell, unguardCell } from '../../../shared/domain/spreadsheet-text.ts';
import { diffRoundTrip, type RoundTripDiff } from '../../../shared/domain/matrix-round-trip/diff.ts';
import {
  FIELD_HEADERS,
  ID_HEADER,
  ROUND_TRIP_FIELDS,
  showControl,
  type RoundTripControl,
  type RoundTripField,
  type Texts,
} from '../../../shared/domain/matrix-round-trip/fields.ts';
import { readRoundTripSheet } from '../../../shared/domain/matrix-round-trip/sheet.ts';
import { SAMPLING_RISKS } from '../../../shared/domain/sampling/index.ts';
import type { Cell, SheetTable } from '../../../shared/domain/table.ts';
import { FREQUENCIES, LAYERS, MODES, NATURES, RESPONSIBILITIES } from '../../../shared/domain/vocabulary.ts';

const PEOPLE = ['Grace Owner', 'Renée Dubois-Clark', '山田 太郎'];
const POLICIES = ['Access control', 'Backup'];
type Controls = Map<string, Texts>;

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const cell = (text: string): Cell => ({ text, kind: text === '' ? 'empty' : 'text' });

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '=1+1',
    "'=x",
    '+49 30',
    '-',
    '@home',
    '007',
    '1.10',
    '2026-01-02',
    ' x ',
    'a\nb',
    'CC6.1: a',
  ),
);
const name = text.map((t) => t.trim()).filter((t) => t !== '');
const someCriteria = fc
  .uniqueArray(fc.nat(CRITERIA.length - 1), { maxLength: 5 })
  .map((list) => list.toSorted((a, b) => a - b).map((n) => CRITERIA[n]?.id ?? ''));
const optional = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
const control = someCriteria.chain((criteria) =>
  fc.record({
    title: name,
    domain: text,
    statement: text,
    criteria: fc.constant(criteria),
    rationales: fc.dictionary(fc.constantFrom('CC1.1', ...criteria), name, { maxKeys: 3 }),
    risk: text,
    owner: optional(PEOPLE),
    frequency: optional(FREQUENCIES),
    nature: optional(NATURES),
    mode: optional(MODES),
    layer: optional(LAYERS),
    isKey: fc.boolean(),
    samplingRisk: optional(SAMPLING_RISKS),
    responsibility: fc.constantFrom(...RESPONSIBILITIES),
    provider: text,
    policy: optional(POLICIES),
    system: text,
    evidenceWanted: text,
    notes: text,
  }),
);
const controls = fc.array(control, { minLength: 1, maxLength: 8 }).map(
  (list): Controls =>
    new Map(
      list.map((c, n) => {
        const whole: RoundTripControl = { id: idOf(n), ref: `IAM-${n + 1}`, ...c };
        return [whole.id, showControl(whole)];
      }),
    ),
);

/** The sheet as it is exported; the order of rows and columns may be another. */
function exportSheet(
  exported: Controls,
  columns: readonly RoundTripField[] = ROUND_TRIP_FIELDS,
  ids: readonly string[] = [...exported.keys()],
): SheetTable {
  const header = [ID_HEADER, ...columns.map((field) => FIELD_HEADERS[field])].map(cell);
  const rows = ids.map((id) => [cell(id), ...columns.map((field) => cell(exported.get(id)?.[field] ?? ''))]);
  return {
    name: 'Controls',
    hidden: false,
    rows: [header, ...rows],
    firstRow: 1,
    hiddenColumns: [],
    hiddenRows: [],
  };
}

function compare(table: SheetTable, exported: Controls | null, here: Controls): RoundTripDiff {
  const sheet = readRoundTripSheet([table], exported ?? new Map());
  if (!sheet) throw new Error('no sheet');
  return diffRoundTrip(sheet, {
    here,
    exported,
    exportedRow: () => null,
    inScope: () => true,
    people: PEOPLE,
    policies: POLICIES,
  });
}

const NOTHING = { changed: [], added: [], removed: [], problems: [] };

/** What the file holds after everything was accepted that can be. */
function accept(here: Controls, diff: RoundTripDiff): Controls {
  const after = new Map([...here].map(([id, texts]) => [id, { ...texts }]));
  for (const { id, fields } of diff.changed) {
    for (const { field, sheet, problem } of fields) {
      const texts = after.get(id);
      if (texts && problem === null) texts[field] = sheet;
    }
  }
  return after;
}

function change(table: SheetTable, row: number, field: RoundTripField, value: string | Cell): void {
  const column = table.rows[0]?.findIndex(({ text: heading }) => heading === FIELD_HEADERS[field]) ?? -1;
  const cells = table.rows[row];
  if (cells) cells[column] = typeof value === 'string' ? cell(value) : value;
}

const two = (): Controls =>
  new Map(
    ['Reviews of access', 'Backups are restored'].map((title, n) => [
      idOf(n),
      showControl({
        id: idOf(n),
        ref: `IAM-${n + 1}`,
        title,
        domain: 'Access',
        statement: `The statement of ${title}.`,
        criteria: ['CC6.1', 'CC6.2'],
        rationales: { 'CC6.1': 'Because.' },
        risk: '',
        owner: 'Grace Owner',
        frequency: 'quarterly',
        nature: 'preventive',
        mode: 'manual',
        layer: 'process',
        isKey: true,
        samplingRisk: 'moderate',
        responsibility: 'own',
        provider: '',
        policy: null,
        system: `System ${n}`,
        evidenceWanted: `List ${n}`,
        notes: '',
      }),
    ]),
  );

describe('round trip of a matrix', () => {
  it('finds no change in what was exported, whatever the order of rows and columns', () => {
    fc.assert(
      fc.property(
        controls.chain((exported) =>
          fc.tuple(
            fc.constant(exported),
            fc.shuffledSubarray([...ROUND_TRIP_FIELDS], { minLength: ROUND_TRIP_FIELDS.length }),
            fc.shuffledSubarray([...exported.keys()], { minLength: exported.size }),
          ),
        ),
        ([exported, columns, ids]) => {
          expect(compare(exportSheet(exported, columns, ids), exported, exported)).toEqual(NOTHING);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has nothing left to change once everything was accepted', () => {
    fc.assert(
      fc.property(controls, controls, (exported, client) => {
        const here = new Map(exported);
        const edited = new Map(
          [...exported.keys()].flatMap((id) => [[id, client.get(id) ?? exported.get(id)!]]),
        );
        const table = exportSheet(edited as Controls);
        const after = accept(here, compare(table, exported, here));
        const second = compare(table, exported, after).changed.flatMap(({ fields }) => fields);
        expect(second.filter(({ problem }) => problem === null)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('tells who changed a field', () => {
    const exported = two();
    const here = two();
    const table = exportSheet(exported);
    change(table, 1, 'title', 'Client');
    change(table, 1, 'notes', 'Client');
    change(table, 1, 'system', 'The same');
    const mine = here.get(idOf(0))!;
    Object.assign(mine, { notes: 'Here', risk: 'Here', system: 'The same' });
    const [first] = compare(table, exported, here).changed;
    expect(
      first?.fields.map(({ field, kind, exported: was, here: is, sheet }) => [field, kind, was, is, sheet]),
    ).toEqual([
      ['title', 'client', 'Reviews of access', 'Reviews of access', 'Client'],
      ['risk', 'here', '', 'Here', ''],
      ['notes', 'both', '', 'Here', 'Client'],
    ]);
  });

  it('calls every difference a conflict when it is not known what was exported', () => {
    const table = exportSheet(two());
    change(table, 1, 'title', 'Client');
    const [first] = compare(table, null, two()).changed;
    expect(first?.fields).toMatchObject([{ field: 'title', kind: 'both', exported: null }]);
  });

  it('takes other writings of a value for the value', () => {
    const exported = two();
    const table = exportSheet(exported);
    change(table, 1, 'criteria', 'cc 6.2; CC6.1');
    change(table, 1, 'frequency', 'QUARTERLY');
    change(table, 1, 'owner', 'grace  owner');
    change(table, 1, 'isKey', { text: 'TRUE', kind: 'boolean' });
    change(table, 1, 'samplingRisk', 'medium');
    expect(compare(table, exported, exported)).toEqual(NOTHING);
  });

  it('names what cannot be kept and keeps the rest', () => {
    const exported = two();
    const table = exportSheet(exported);
    change(table, 1, 'criteria', 'CC6.1, CC9.9');
    change(table, 1, 'frequency', 'now and then');
    change(table, 1, 'policy', 'No such policy');
    change(table, 1, 'title', '');
    change(table, 1, 'notes', { text: '#REF!', kind: 'error' });
    change(table, 2, 'ref', 'IAM-1');
    change(table, 2, 'owner', 'New Person');
    const { changed, problems } = compare(table, exported, exported);
    expect(problems.map(({ row, column, code, severity }) => `${column}${row} ${code} ${severity}`)).toEqual([
      'C2 value_missing blocks',
      'F2 criterion_unknown blocks',
      'J2 frequency_unknown blocks',
      'R2 policy_unknown blocks',
      'U2 cell_error blocks',
      'I3 owner_new warns',
      'B3 ref_duplicate blocks',
    ]);
    expect(changed[1]?.fields.map(({ field, problem }) => [field, problem?.code])).toEqual([
      ['ref', 'ref_duplicate'],
      ['owner', undefined],
    ]);
  });

  it('drops the reason of a criterion with the criterion', () => {
    const exported = two();
    const table = exportSheet(exported);
    change(table, 1, 'criteria', 'CC6.2');
    const diff = compare(table, exported, exported);
    expect(diff.changed[0]?.fields.map(({ field, sheet }) => [field, sheet])).toEqual([
      ['criteria', 'CC6.2'],
      ['rationales', ''],
    ]);
    expect(compare(table, exported, accept(exported, diff)).changed).toEqual([]);
  });
});

describe('rows of a sheet that was away', () => {
  const grown = () => {
    const exported = two();
    return { exported, table: exportSheet(exported) };
  };

  it('offers new rows as controls and missing or emptied ones as removals', () => {
    const { exported, table } = grown();
    table.rows.push([]);
    table.rows.push([cell('')]);
    change(table, 4, 'ref', 'IAM-9');
    change(table, 4, 'title', 'New');
    change(table, 4, 'frequency', 'monthly');
    table.rows[2] = [cell(idOf(1))];
    const diff = compare(table, exported, exported);
    expect(diff.added).toMatchObject([
      {
        row: 5,
        texts: { ref: 'IAM-9', title: 'New', frequency: 'Monthly', responsibility: 'Own', isKey: 'No' },
      },
    ]);
    expect(diff.removed).toEqual([{ id: idOf(1), ref: 'IAM-2', title: 'Backups are restored' }]);
    expect(diff.changed).toEqual([]);
  });

  it('refuses a new row without a number or with one that is taken', () => {
    const { exported, table } = grown();
    table.rows.push([], []);
    change(table, 3, 'title', 'No number');
    change(table, 4, 'ref', 'iam-2');
    change(table, 4, 'title', 'Taken');
    const diff = compare(table, exported, exported);
    expect(diff.added).toEqual([]);
    expect(diff.problems.map(({ row, code }) => [row, code])).toEqual([
      [4, 'value_missing'],
      [5, 'ref_duplicate'],
    ]);
  });

  it('keeps the row with the number when an id is there twice', () => {
    const { exported, table } = grown();
    const copy = [...(table.rows[1] ?? [])];
    table.rows.splice(1, 0, copy);
    change(table, 1, 'ref', 'IAM-7');
    const diff = compare(table, exported, exported);
    expect(diff.changed).toEqual([]);
    expect(diff.added.map(({ texts }) => texts.ref)).toEqual(['IAM-7']);
    expect(diff.problems.map(({ code }) => code)).toEqual(['id_duplicate']);
  });

  it('finds a row by its number when the id is missing, and by its text when ids slipped', () => {
    const { exported, table } = grown();
    table.rows[1]![0] = cell('');
    expect(compare(table, exported, exported)).toMatchObject({
      ...NOTHING,
      problems: [{ row: 2, code: 'id_missing' }],
    });
    table.rows[1]![0] = cell(idOf(1));
    table.rows[2]![0] = cell(idOf(0));
    expect(compare(table, exported, exported)).toMatchObject({
      ...NOTHING,
      problems: [{ code: 'id_moved' }, { code: 'id_moved' }],
    });
  });

  it('says when the control is gone or the id is a stranger', () => {
    const { exported, table } = grown();
    const here = new Map([...exported].slice(1));
    table.rows.push([cell(idOf(99)), cell('X-1'), cell('Stranger')]);
    expect(compare(table, exported, here).problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'control_removed'],
      [4, 'id_unknown'],
    ]);
  });
});

describe('columns of a sheet that was away', () => {
  it('finds the headings below a banner and a renamed column by what it holds', () => {
    const exported = two();
    const table = exportSheet(exported);
    table.rows[0]![4] = cell('What we do');
    table.rows[0]![0] = cell('');
    table.rows.unshift([cell('Northwind')], []);
    change(table, 3, 'title', 'x');
    const diff = compare(table, exported, exported);
    expect(diff.problems).toMatchObject([{ row: 3, column: 'E', code: 'column_renamed' }]);
    expect(diff.changed).toEqual([]);
  });

  it('leaves a field alone whose column is gone, and says which columns are not read', () => {
    const exported = two();
    const table = exportSheet(exported);
    for (const row of table.rows) row.splice(5, 1);
    table.rows[0]!.push(cell('Our own'));
    table.rows[1]!.push(cell('text'));
    const diff = compare(table, exported, exported);
    expect(diff.changed).toEqual([]);
    expect(diff.problems.map(({ code }) => code)).toEqual(['column_missing', 'column_ignored']);
  });

  it('knows a sheet of another kind', () => {
    const rows = [['Date', 'Amount', 'Owner'].map(cell), ['2026-01-01', '1', 'x'].map(cell)];
    expect(readRoundTripSheet([{ ...exportSheet(two()), rows }], new Map())).toBeNull();
  });
});

describe('cells of a CSV file', () => {
  it('start no formula and come back as they were', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(guardCell(given)).not.toMatch(/^[=+\-@\t\r]/);
        expect(guardCell(given)).not.toMatch(/[\r\n][=+\-@\t]/);
        expect(unguardCell(guardCell(given))).toBe(given);
      }),
    );
    expect(guardCell("'=x")).toBe("''=x");
    expect(guardCell('Steps:\r\n=1\n\tx')).toBe("Steps:\r\n'=1\n'\tx");
    expect(guardCell('\uff1d1+1')).toBe("'\uff1d1+1");
  });
});
