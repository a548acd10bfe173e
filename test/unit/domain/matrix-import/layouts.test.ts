import { describe, expect, it } from 'vitest';
import { interpretMatrix, layoutOf } from '../../../../shared/domain/matrix-import.ts';
import { BACKUP, CHANGE, controls, findCriterion, MFA, problems, read, REQUEST, tableOf } from './sheet.ts';

describe('grids of controls by criteria', () => {
  it('holds numbers and marks only', () => {
    const reading = read(
      tableOf(`
        Control|CC6.1|CC6.2|CC7.2|A1.2
        AC-01|x|X||-
        BK-01|no||✓|●
        CM-01||1||?`),
    );
    expect(controls(reading)).toEqual(['AC-01: CC6.1 CC6.2', 'BK-01: CC7.2 A1.2', 'CM-01: CC6.2']);
    expect(problems(reading)).toEqual(['-1 no_owner_column', '-1 no_text_column', 'E4 mark_unknown']);
  });

  it('has the series above the numbers of the criteria, and primary and secondary marks', () => {
    const reading = read(
      tableOf(`
        Control ID|Control description|Owner|Common criteria|||Availability
        |||6.1|6.2|8.1|1.2
        AC-01|${MFA}|Jane Doe|P|S||
        CM-01|${CHANGE}|Jim Poe|||P|S`),
    );
    expect(controls(reading)).toEqual(['AC-01: CC6.1 CC6.2', 'CM-01: CC8.1 A1.2']);
    expect(reading.rows[0]).toMatchObject({ owner: 'Jane Doe', statement: MFA });
    expect(problems(reading)).toEqual([]);
  });

  it('has criteria down the side: each column is a control', () => {
    const reading = read(
      tableOf(`
        TSC|What it asks|AC-01|AC-02|BK-01
        CC6.1|Logical access is restricted to those who need it|x||
        CC6.2|People are registered and authorised|x|X|
        A1.2|The environment is designed and monitored|||yes`),
    );
    expect(controls(reading)).toEqual(['AC-01: CC6.1 CC6.2', 'AC-02: CC6.2', 'BK-01: A1.2']);
    expect(reading.rows.map(({ row, column }) => `${column}${row}`)).toEqual(['C1', 'D1', 'E1']);
    expect(problems(reading)).toContain('B1 skipped_section');
  });

  it('has titles over the numbers of the columns', () => {
    const reading = read(
      tableOf(`
        ||Sign-on|Access request|Backup
        ||AC-01|AC-02|BK-01
        CC6.1|Logical access|x||
        CC6.2|Registration|x|X|
        A1.2|Environment|||x`),
    );
    expect(reading.rows.map(({ ref, title }) => `${ref} ${title}`)).toEqual([
      'AC-01 Sign-on',
      'AC-02 Access request',
      'BK-01 Backup',
    ]);
  });
});

it('one control a column, its fields down the side', () => {
  const reading = read(
    tableOf(`
      Control ID|AC-01|AC-02
      Control description|${MFA}|${REQUEST}
      Owner|Jane Doe|
      Frequency|continuous|bi-weekly
      Criteria|CC6.1|CC6.2, CC6.9`),
  );
  expect(controls(reading)).toEqual(['AC-01: CC6.1', 'AC-02: CC6.2']);
  expect(problems(reading)).toEqual(['C3 owner_missing', 'C4 frequency_ambiguous', 'C5 criterion_unknown']);
});

describe('criteria before controls', () => {
  it('one criterion and one control a row', () => {
    const reading = read(
      tableOf(`
        TSC|Criteria text|Control #|Control|Test
        CC6.1|Logical access|AC-01|${MFA}|Inspected the setting
        CC6.1|Logical access|AC-02|${REQUEST}|Inspected tickets
        CC6.2|Registration|AC-02|${REQUEST}|Inspected tickets
        CC6.3|Roles|AC-02|${REQUEST}|Inspected other tickets`),
    );
    expect(controls(reading)).toEqual(['AC-01: CC6.1', 'AC-02: CC6.1 CC6.2 CC6.3']);
    expect(problems(reading)).toEqual(['-1 no_owner_column', 'C4 continued_row']);
  });

  it('the criterion on the first row of a block, merged or not', () => {
    const body = `
      Criterion|Control no.|Control activity|Owner
      CC6.1|AC-01|${MFA}|Jane Doe
      #|AC-02|${REQUEST}|Jim Poe
      CC7.2|BK-01|${BACKUP}|Ann Lee
      #|CM-01|${CHANGE}|Ann Lee`;
    const blank = read(tableOf(body.replaceAll('#', '')));
    expect(controls(blank)).toEqual(['AC-01: CC6.1', 'AC-02: CC6.1', 'BK-01: CC7.2', 'CM-01: CC7.2']);
    expect(problems(blank)).toEqual(['A1 criteria_reach_down']);
    const merged = read(tableOf(body.replace('#', '^CC6.1').replace('#', '^CC7.2')));
    expect(controls(merged)).toEqual(controls(blank));
    expect(problems(merged)).toEqual([]);
  });

  it('all controls of a criterion in one cell, with their texts or without', () => {
    const texts = read(
      tableOf(String.raw`
        Criterion|Controls in place
        CC6.1|AC-01: ${MFA}\nAC-02: ${REQUEST}
        CC6.2|AC-02: ${REQUEST}`),
    );
    expect(controls(texts)).toEqual(['AC-01: CC6.1', 'AC-02: CC6.1 CC6.2']);
    expect(texts.rows[0]?.statement).toBe(MFA);
    const numbers = read(
      tableOf(`
        Criterion|Summary|Control IDs
        CC6.1|Logical access|AC-01, AC-02
        A1.2|Environment|BK-01; AC-01`),
    );
    expect(controls(numbers)).toEqual(['AC-01: CC6.1 A1.2', 'AC-02: CC6.1', 'BK-01: A1.2']);
  });

  it('several columns of criteria', () => {
    const reading = read(
      tableOf(`
        Ref|Control|Security|Availability|Confidentiality|Owner
        AC-01|${MFA}|CC6.1, CC6.2||C1.1|Jane Doe
        BK-01|${BACKUP}|CC7.5|A1.2, A1.3||Ann Lee`),
    );
    expect(controls(reading)).toEqual(['AC-01: CC6.1 CC6.2 C1.1', 'BK-01: CC7.5 A1.2 A1.3']);
  });

  it('numbers without a series, and criteria in the numbers of the controls', () => {
    const bare = read(
      tableOf(`
        ID|TSC|Control|Owner
        1|6.1|${MFA}|Jane Doe
        2|6.2, 6.3|${REQUEST}|Jim Poe`),
    );
    expect(controls(bare)).toEqual(['1: CC6.1', '2: CC6.2 CC6.3']);
    expect(problems(bare)).toEqual(['B2 criterion_assumed']);
    const inNumbers = read(
      tableOf(`
        Control ID|Control|Owner
        CC6.1-01|${MFA}|Jane Doe
        CC8.1-01|${CHANGE}|Jim Poe`),
    );
    expect(controls(inNumbers)).toEqual(['CC6.1-01: CC6.1', 'CC8.1-01: CC8.1']);
    expect(problems(inNumbers)).toEqual(['A2 criterion_assumed']);
  });
});

describe('a control on several rows', () => {
  it('goes on below a merged number', () => {
    const reading = read(
      tableOf(`
        Ref|Control|Criteria|Owner|Frequency|Test
        AC-01|${MFA}|CC6.1|Jane Doe|continuous|T1
        ^AC-01|^${MFA}|CC6.2|^Jane Doe|^continuous|T2
        ^AC-01|^${MFA}|CC6.3|^Jane Doe|^continuous|T3
        AC-02|${REQUEST}|CC6.2|Jim Poe|per event|T1`),
    );
    expect(controls(reading)).toEqual(['AC-01: CC6.1 CC6.2 CC6.3', 'AC-02: CC6.2']);
    expect(problems(reading)).toEqual(['A3 continued_row']);
  });

  it('goes on below an empty number', () => {
    const reading = read(
      tableOf(`
        Ref|Control|Criteria|Owner|Evidence
        AC-01|${MFA}|CC6.1|Jane Doe|Policy
        ||||Screenshot
        ||CC6.2||Report
        AC-02|${REQUEST}|CC6.2|Jim Poe|Tickets`),
    );
    expect(controls(reading)).toEqual(['AC-01: CC6.1 CC6.2', 'AC-02: CC6.2']);
    expect(reading.rows[0]?.evidence).toBe('Policy\nScreenshot\nReport');
  });

  it('keeps the first owner and says where another one stands', () => {
    const reading = read(
      tableOf(`
        Ref|Control|Criteria|Owner|Frequency
        AC-01|${MFA}|CC6.1|Jane Doe|weekly
        AC-01|${MFA}|CC6.2|Jim Poe|monthly`),
    );
    expect(reading.rows).toMatchObject([{ owner: 'Jane Doe', frequency: 'weekly' }]);
    expect(problems(reading)).toEqual(['D3 continued_differs', 'E3 continued_differs', 'A3 continued_row']);
  });

  it('is no second control of the same number', () => {
    const reading = read(
      tableOf(`
        Ref|Control|Criteria|Owner
        AC-01|${MFA}|CC6.1|Jane Doe
        ac-01|${REQUEST}|CC6.2|Jim Poe
        AC-01|${MFA}|CC6.1|Jane Doe`),
    );
    expect(reading.rows).toHaveLength(1);
    expect(reading.left.map(({ row }) => row)).toEqual([3, 4]);
    expect(problems(reading)).toEqual(['A3 ref_duplicate', 'A4 ref_duplicate']);
  });
});

describe('rows that are no controls', () => {
  it('explain the columns, head a block, sum up or sign', () => {
    const reading = read(
      tableOf(`
        Ref|Control|Criteria|Owner|Frequency|Type
        (unique)|what is done|TSC number|one person|D/W/M/Q/A|P/D/C
        CC6|Logical access||||
        6.1|${MFA}|CC6.1|Jane Doe|continuous|P
        6.2|${REQUEST}|CC6.2|Jim Poe|per event|P
        CC8|Change management||||
        8.1|${CHANGE}|CC8.1|Jim Poe|per event|P
        =3|||||
        Prepared by:|Jane|||2026-01-01|`),
    );
    expect(reading.rows.map(({ ref, group }) => `${ref} ${group}`)).toEqual([
      '6.1 CC6 Logical access',
      '6.2 CC6 Logical access',
      '8.1 CC8 Change management',
    ]);
    expect(problems(reading)).toEqual([
      '-2 skipped_header',
      '-3 skipped_section',
      '-6 skipped_section',
      '-8 skipped_total',
      '-9 skipped_section',
    ]);
  });

  it('number the columns', () => {
    const reading = read(
      tableOf(`
        Ref|Control|Criteria|Owner
        1|2|3|4
        AC-01|${MFA}|CC6.1|Jane Doe`),
    );
    expect(controls(reading)).toEqual(['AC-01: CC6.1']);
    expect(problems(reading)).toEqual(['-2 skipped_header']);
  });
});

describe('numbers', () => {
  it('stand before the title in one cell', () => {
    const reading = read(
      tableOf(`
        Control|Description|Criteria|Owner
        AC-01: Multi-factor sign-on|${MFA}|CC6.1|Jane Doe
        AC-02 - Access request|${REQUEST}|CC6.2|Jim Poe`),
    );
    expect(reading.rows.map(({ ref, title }) => `${ref} ${title}`)).toEqual([
      'AC-01 Multi-factor sign-on',
      'AC-02 Access request',
    ]);
  });

  it('are given where they are missing, never twice, and the same again for the same text', () => {
    const table = tableOf(`
      Ref|Control|Criteria|Owner
      AC-01|${MFA}|CC6.1|Jane Doe
      |${REQUEST}|CC6.2|Jim Poe
      AC-02|${BACKUP}|A1.2|Ann Lee`);
    const first = read(table);
    expect(controls(first)).toEqual(['AC-01: CC6.1', 'AC-03: CC6.2', 'AC-02: A1.2']);
    expect(problems(first)).toEqual(['A3 ref_generated']);
    const existing = [
      { ref: 'AC-09', title: 'Access', statement: REQUEST },
      { ref: 'AC-03', title: 'Other', statement: 'Another' },
    ];
    const again = interpretMatrix(table, layoutOf(table, findCriterion), { findCriterion, existing });
    expect(again.rows[1]?.ref).toBe('AC-09');
  });

  it('are not shared by a text', () => {
    const reading = read(
      tableOf(`
        Ref|Control|Criteria|Owner
        AC-01|${MFA}|CC6.1|Jane Doe
        AC-02, AC-03|${REQUEST}|CC6.2|Jim Poe`),
    );
    expect(problems(reading)).toEqual(['A3 ref_several']);
    expect(reading.left).toMatchObject([{ row: 3, ref: 'AC-02, AC-03' }]);
  });
});

describe('names of columns', () => {
  it.each([
    [
      'German',
      `Nr.|Kontrolle|TSC Kriterien|Verantwortlich|Häufigkeit|Kontrollart|Automatisierung
       K-01|Zugriffe werden beantragt und vor der Vergabe genehmigt|CC6.2; CC6.3|Eva Groß|vierteljährlich|präventiv|teilautomatisiert`,
      ['CC6.2', 'CC6.3'],
      'Eva Groß',
    ],
    [
      'French',
      `N°|Intitulé|Description du contrôle|Critères|Responsable|Fréquence|Nature|Automatisation
       K-01|Revue|Les droits sont revus chaque trimestre par les responsables|CC6.2 et CC6.3|Luc Martin|trimestrielle|préventif|semi-automatique`,
      ['CC6.2', 'CC6.3'],
      'Luc Martin',
    ],
  ])('in %s', (_, text, criteria, owner) => {
    expect(read(tableOf(text)).rows).toMatchObject([
      { ref: 'K-01', criteria, owner, frequency: 'quarterly', nature: 'preventive', mode: 'it-dependent' },
    ]);
  });

  it('are not known or not there: the values tell', () => {
    const body = `AC-01|CC6.1|${MFA}|Jane Doe|quarterly
      AC-02|CC6.2|${REQUEST}|Jim Poe|annual
      BK-01|A1.2|${BACKUP}|Ann Lee|daily`;
    for (const table of [tableOf(body), tableOf(`Foo|Bar|Baz|Qux|Quux\n${body}`)]) {
      const reading = read(table);
      expect(controls(reading)).toEqual(['AC-01: CC6.1', 'AC-02: CC6.2', 'BK-01: A1.2']);
      expect(reading.rows[1]).toMatchObject({ owner: 'Jim Poe', frequency: 'annual', statement: REQUEST });
      expect(problems(reading)).toEqual(['-1 header_guessed']);
    }
  });

  it('stand below a banner, a group row and other meanings', () => {
    const reading = read(
      tableOf(`
        Acme Corp|||||||
        Prepared by|Kim|Date|2026-01-01||||
        Instructions: fill in the yellow columns. Owner is one person. Frequency comes from the list.|||||||
        |||Attributes|||Testing|
        Old ref|Ref|Control|TSC|Type (P/D)|Nature (M/A)|Owner|Test of operation
        v1|AC-01|${MFA}|CC6.1|P|A|Jane Doe|ok
        v2|BK-01|${BACKUP}|A1.2|D|M|Ann Lee|ok`),
    );
    expect(reading.rows).toMatchObject([
      { row: 6, ref: 'AC-01', nature: 'preventive', mode: 'automated', owner: 'Jane Doe' },
      { row: 7, ref: 'BK-01', nature: 'detective', mode: 'manual', owner: 'Ann Lee' },
    ]);
    expect(problems(reading)).toEqual([]);
  });
});

it('reads risk, rationale, responsibility, provider and policy', () => {
  const table = tableOf(`
    Ref|Control|Criteria|Rationale|Risk|Responsibility model|Subservice organization|Policy
    AC-01|${MFA}|CC6.1|Stops guessed passwords|Stolen credentials|Shared|Cloudy Inc.|Access control
    AC-02|${REQUEST}|CC6.2|||inherited|Cloudy Inc.|Unwritten policy`);
  const reading = interpretMatrix(table, layoutOf(table, findCriterion), {
    findCriterion,
    policies: ['Access control policy'],
  });
  expect(reading.rows).toMatchObject([
    {
      risk: 'Stolen credentials',
      rationales: { 'CC6.1': 'Stops guessed passwords' },
      responsibility: 'shared',
      provider: 'Cloudy Inc.',
      policy: 'Access control policy',
    },
    { responsibility: 'provider', policy: '', rationales: {} },
  ]);
  expect(problems(reading)).toEqual(['-1 no_owner_column', 'H3 policy_unknown']);
});

it('says which columns and rows are hidden', () => {
  const reading = read(
    tableOf(
      `Ref|Control|Criteria|Owner|Budget
       AC-01|${MFA}|CC6.1|Jane Doe|5
       AC-02|${REQUEST}|CC6.2|Jim Poe|7`,
      { hiddenColumns: [3, 4], hiddenRows: [2] },
    ),
  );
  expect(problems(reading)).toEqual(['D1 column_hidden', 'E1 column_hidden', '-3 row_hidden']);
});
