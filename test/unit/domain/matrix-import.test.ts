import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  interpretMatrix,
  layoutOf,
  titleOf,
  type MatrixReading,
} from '../../../shared/domain/matrix-import.ts';
import type { Cell, SheetTable } from '../../../shared/domain/table.ts';
import reference from '../../fixtures/criteria-reference.json' with { type: 'json' };

const CRITERIA = new Set(reference.map(({ id }) => id));
const findCriterion = (text: string): string | undefined => (CRITERIA.has(text) ? text : undefined);

/** A table of text cells; rows apart by lines, cells by bars, "\n" for a line break in a cell. */
function tableOf(text: string, changes: Partial<SheetTable> = {}): SheetTable {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cellOf(cell.trim().replaceAll(String.raw`\n`, '\n'))));
  return { name: 'Sheet1', hidden: false, rows, firstRow: 1, hiddenColumns: [], hiddenRows: [], ...changes };
}

function cellOf(text: string): Cell {
  return { text, kind: text === '' ? 'empty' : 'text' };
}

function read(table: SheetTable): MatrixReading & { columns: Record<string, string> } {
  const layout = layoutOf(table, findCriterion);
  const columns = Object.fromEntries(
    Object.entries(layout?.mapping ?? {}).map(([field, column]) => [field, layout?.names[column] ?? '']),
  );
  return { ...interpretMatrix(table, layout, { findCriterion }), columns };
}

const MFA = 'A second factor is required for everyone in all applications';
const REQUEST = 'Access is requested in a ticket and approved before it is given';

describe('title from a statement', () => {
  it('is its first clause, at most 80 characters', () => {
    expect(titleOf('Badges are collected; devices are wiped.')).toBe('Badges are collected');
    expect(titleOf('TLS 1.2 or newer is used. Older versions are refused.')).toBe('TLS 1.2 or newer is used');
    const long = titleOf('word '.repeat(40));
    expect(long.length).toBeLessThanOrEqual(80);
    expect(long).toMatch(/word…$/);
  });
});

describe('layouts', () => {
  it('one criterion in each row: a control that goes on adds its criteria to the first row', () => {
    const { rows, problems, columns } = read(
      tableOf(`
        Trust Services Criteria|Control Ref|Control|Control type|Type|Responsible person(s)|How often?
        CC6.1|AC1|${MFA}|Automated|Preventive|Jane Doe|Always
        CC6.2|AC2|${REQUEST}|Manual|Preventive|Jim Poe|On demand
        CC6.3|AC2|${REQUEST}|Manual|Preventive|Jim Poe|On demand
        Total|2|||||`),
    );
    expect(columns).toMatchObject({
      mode: 'Control type',
      nature: 'Type',
      statement: 'Control',
      frequency: 'How often?',
    });
    expect(rows.map(({ ref, criteria }) => `${ref}: ${criteria.join(' ')}`)).toEqual([
      'AC1: CC6.1',
      'AC2: CC6.2 CC6.3',
    ]);
    expect(problems.map(({ row, code }) => `${row} ${code}`)).toEqual(['4 continued_row', '5 skipped_total']);
  });

  it('a grid of criteria by controls', () => {
    const { rows } = read(
      tableOf(`
        Control|Description|Owner|CC6.1|CC6.2|A1.2
        AC-01|${MFA}|Jane Doe|X||no
        AC-02|${REQUEST}|Jim Poe|X|x|✓`),
    );
    expect(rows.map(({ criteria }) => criteria.join(' '))).toEqual(['CC6.1', 'CC6.1 CC6.2 A1.2']);
  });

  it('criteria as headings between the controls', () => {
    const { rows } = read(
      tableOf(`
        Acme Inc.|||
        Control #|Description of Control Activity|Control Owner|Freq
        CC6.1 Logical access|||
        AC-01|${MFA}|Jane Doe|continuous
        CC8.1|||
        CM-01|${REQUEST}|Jim Poe|per change`),
    );
    expect(rows.map(({ ref, criteria, group }) => [ref, criteria, group])).toEqual([
      ['AC-01', ['CC6.1'], 'CC6.1 Logical access'],
      ['CM-01', ['CC8.1'], 'CC8.1'],
    ]);
  });

  it('a header of two rows', () => {
    const { rows, columns } = read(
      tableOf(`
        Control|||Attributes||Owner
        ID|Name|Description|TSC|Type|Name
        A-1|MFA|${MFA}|CC6.1|P|Jane Doe`),
    );
    expect(columns).toMatchObject({
      ref: 'ID',
      title: 'Name',
      statement: 'Description',
      criteria: 'TSC',
      nature: 'Type',
    });
    expect(rows[0]).toMatchObject({ title: 'MFA', owner: 'Jane Doe', nature: 'preventive' });
  });

  it('no column of references: controls are numbered and that is said', () => {
    const { rows, problems } = read(
      tableOf(`
        TSC Criteria|Control Requirement|Evidence ID|Status|Control Owner
        CC6.1|${MFA}|E-1|Done|Jane Doe
        CC6.2|${REQUEST}|E-2|Open|Jim Poe`),
    );
    expect(rows.map(({ ref }) => ref)).toEqual(['C-001', 'C-002']);
    expect(problems.map(({ code }) => code)).toEqual(['no_ref_column']);
  });

  it('telling names: the current reference, not the old one, and the key column, not the risk rating', () => {
    const { columns } = read(
      tableOf(`
        Old ref|Ref|Criteria|Risk rating|Risk statement|Control title|Control activity|Performer|Control owner|Nature (P/D/C)|Mode (Auto/Semi/Manual)|Key?|Test result
        V-1|AC-01|CC6.1|High|Stolen credentials|MFA|${MFA}|IT|Jane Doe|P|Auto|Y|ok
        V-2|AC-02|CC6.2|Low|Access without approval|Request|${REQUEST}|IT|Jim Poe|P|Manual|N|ok`),
    );
    expect(columns).toMatchObject({
      ref: 'Ref',
      risk: 'Risk statement',
      owner: 'Control owner',
      title: 'Control title',
      mode: 'Mode (Auto/Semi/Manual)',
    });
  });
});

describe('problems', () => {
  const header = 'Ref|Criteria|Control activity|Owner|Frequency|Nature|Notes';

  it('names the cell of each and keeps what is sound', () => {
    const { rows, problems } = read(
      tableOf(`
        ${header}
        A-1|CC6.1, CC6.9|${MFA}|Jane Doe / Jim Poe|weekly|P|
        A-2||${REQUEST}||sometimes|P/D|=see A-1
        a-1|CC6.2|Another control with the same reference|Jane Doe|weekly|P|
        |CC6.3|A control without any reference at all|Jane Doe|weekly|P|+1

        Ref|Criteria|Control activity|Owner|Frequency|Nature|Notes`),
    );
    expect(
      rows.map(({ ref, criteria, owner, frequency, nature, notes }) => [
        ref,
        criteria,
        owner,
        frequency,
        nature,
        notes,
      ]),
    ).toEqual([
      ['A-1', ['CC6.1'], null, 'weekly', 'preventive', ''],
      ['A-2', [], null, null, null, '=see A-1'],
      ['A-3', ['CC6.3'], 'Jane Doe', 'weekly', 'preventive', '+1'],
    ]);
    expect(
      problems.map(({ row, column, code, severity }) => `${column ?? '-'}${row} ${code} ${severity}`),
    ).toEqual([
      'B2 criterion_unknown warns',
      'D2 owner_shared warns',
      'B3 criterion_missing warns',
      'D3 owner_missing warns',
      'E3 frequency_unknown warns',
      'F3 nature_unknown warns',
      'A4 ref_duplicate blocks',
      'A5 ref_generated warns',
      '-7 skipped_header informs',
    ]);
  });

  it('uses the stored result of a formula, leaves an error empty, says both', () => {
    const table = tableOf(`${header}\nA-1|CC6.1|${MFA}|Jane Doe|weekly|P|x`);
    table.rows[1]![3] = { text: 'Jane Doe', kind: 'formula' };
    table.rows[1]![4] = { text: '#REF!', kind: 'error' };
    const { rows, problems } = read(table);
    expect(rows[0]).toMatchObject({ owner: 'Jane Doe', frequency: null });
    expect(problems.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'D formula',
      'E cell_error',
      'E frequency_unknown',
    ]);
  });

  it('says that there is no header row', () => {
    expect(read(tableOf('Code|Meaning\nP|preventive')).problems).toMatchObject([
      { code: 'no_header', severity: 'blocks' },
    ]);
  });
});

it('never throws and never imports one reference twice, whatever the table holds', () => {
  const kinds = ['text', 'number', 'date', 'formula', 'error', 'empty', 'boolean'] as const;
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'Ref',
      'Control ID',
      'Criteria',
      'Owner',
      'Frequency',
      'Control activity',
      'CC6.1',
      'CC6.1-CC9.9',
      'A-1',
      'Total',
      'P/D',
      MFA,
    ),
  );
  const cell = fc.record({ text, kind: fc.constantFrom(...kinds), merged: fc.boolean() });
  const rows = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 });
  fc.assert(
    fc.property(rows, (cells) => {
      const { rows: controls } = read(tableOf('', { rows: cells }));
      expect(new Set(controls.map(({ ref }) => ref.toLowerCase())).size).toBe(controls.length);
    }),
    { numRuns: 300 },
  );
});
