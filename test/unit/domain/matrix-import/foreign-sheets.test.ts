import { describe, expect, it } from 'vitest';
import { BACKUP, CHANGE, controls, MFA, problems, read, REQUEST, tableOf } from './sheet.ts';

describe('exports of compliance tools', () => {
  it('requirements of several frameworks in one column, an address beside the owner', () => {
    const reading = read(
      tableOf(`
        ID|Name|Description|Frameworks|Framework Requirements|Owner|Owner Email
        ACC-1|Second factor|${MFA}|SOC 2, ISO 27001|SOC 2 CC6.1; ISO 27001:2022 A.5.15; HIPAA 164.312(d)|Jane Doe|jane@acme.io
        OPS-4|Backups|${BACKUP}|SOC 2|SOC 2 A1.2; ISO 27001:2022 A.8.13||ann@acme.io
        TRN-1|Training|${REQUEST}|ISO 27001|ISO 27001:2022 A.6.3||`),
    );
    expect(controls(reading)).toEqual(['ACC-1: CC6.1', 'OPS-4: A1.2', 'TRN-1: ']);
    expect(reading.rows.map(({ owner }) => owner)).toEqual(['Jane Doe', 'ann@acme.io', null]);
    expect(reading.rows[0]?.ownerEmail).toBe('jane@acme.io');
    expect(problems(reading)).toEqual(['E4 criterion_unknown', 'F4 owner_missing']);
  });

  it('addresses are the owners where no column names them', () => {
    const reading = read(
      tableOf(`
        Control ID|Control Name|Description|Frameworks|Owner Email|Status|Test Frequency
        SF-001|Second factor|${MFA}|SOC 2 (CC6.1, CC6.6)|jane@acme.io|Passing|Continuous
        SF-002|Approvals|${REQUEST}|SOC 2 (CC6.2), ISO 27001 (A.9.2.1)||Failing|Adhoc`),
    );
    expect(controls(reading)).toEqual(['SF-001: CC6.1 CC6.6', 'SF-002: CC6.2']);
    expect(reading.rows[0]).toMatchObject({ owner: 'jane@acme.io', frequency: 'continuous' });
    expect(problems(reading)).toEqual(['E3 owner_missing']);
  });

  it('the name of an owner is preferred to the role, and "Automated" is answered by yes or no', () => {
    const reading = read(
      tableOf(`
        Control ID|Control|SOC 2|Control Owner Role|Control Owner Name|Automated|Key?
        UC-1|${MFA}|CC6.1|CISO|Jane Doe|Yes|checked
        UC-2|${REQUEST}|CC6.2|IT Manager|Jim Poe|No|unchecked
        UC-3|${BACKUP}|A1.2|SRE Lead|Ann Lee|Partially|`),
    );
    expect(reading.rows.map(({ owner, mode, isKey }) => [owner, mode, isKey])).toEqual([
      ['Jane Doe', 'automated', true],
      ['Jim Poe', 'manual', false],
      ['Ann Lee', 'it-dependent', false],
    ]);
    expect(problems(reading)).toEqual([]);
  });
});

describe('reports and lists of auditors', () => {
  it('a block for each criterion, with the header repeated below its heading', () => {
    const reading = read(
      tableOf(`
        Section IV
        CC6.1: Logical access (own words)
        Control Number|Controls Specified by Acme|Test of Controls|Results
        AC-1|${MFA}|Inspected the setting|No exceptions noted.
        CC6.2: Registration (own words)
        Control Number|Controls Specified by Acme|Test of Controls|Results
        AC-2|${REQUEST}|Inspected tickets|No exceptions noted.`),
    );
    expect(controls(reading)).toEqual(['AC-1: CC6.1', 'AC-2: CC6.2']);
    expect(problems(reading)).toEqual(['-3 no_owner_column', '-5 skipped_section', '-6 skipped_header']);
  });

  it('the criterion within the number', () => {
    const reading = read(
      tableOf(`
        Control ID|Control Description|Control Owner
        SOC2-CC6.1-01|${MFA}|Jane Doe
        SOC2-A1.2-01|${BACKUP}|Ann Lee`),
    );
    expect(controls(reading)).toEqual(['SOC2-CC6.1-01: CC6.1', 'SOC2-A1.2-01: A1.2']);
    expect(problems(reading)).toEqual(['A2 criterion_assumed']);
  });

  it('headings of groups and of criteria, in the column of the numbers', () => {
    const reading = read(
      tableOf(`
        Ref|Control|Owner
        CC1 - Control environment
        CC1.1 – Integrity
        ELC-1|${REQUEST}|Jane Doe
        CC6 - Logical access
        CC6.1 – Restriction
        ITGC-1|${MFA}|Jim Poe`),
    );
    expect(controls(reading)).toEqual(['ELC-1: CC1.1', 'ITGC-1: CC6.1']);
    expect(problems(reading)).toEqual([2, 3, 5, 6].map((row) => `-${row} skipped_section`));
  });

  it('a criterion that no control meets is no more of the control above', () => {
    const reading = read(
      tableOf(`
        Criteria|Description|Controls
        CC6.1|Logical access|AC-1, AC-2
        CC7.2|Monitoring|OP-1
        CC9.2|Vendors|
        CC9.1|Risks|n/a
        A1.2|Environment|OP-1`),
    );
    expect(controls(reading)).toEqual(['AC-1: CC6.1', 'AC-2: CC6.1', 'OP-1: CC7.2 A1.2']);
    expect(reading.left.map(({ row }) => row)).toEqual([4, 5]);
    expect(problems(reading)).toContain('C4 ref_missing');
  });
});

describe('what stands around the controls', () => {
  it('sign-off below and a legend beside are not read into the last control', () => {
    const reading = read(
      tableOf(`
        Process|Risk|Control #|Control|Criteria|Owner|Frequency||Legend|Meaning
        Access|People get in|C-01|${MFA}|CC6.1|Jane Doe|Q||Q|Quarterly
        Access|People stay|C-02|${REQUEST}|CC6.2|Jim Poe|A||A|Annual
        ||||||||M|Monthly
        ||||||||W|Weekly

        Prepared by:|Jane Doe|Date:|2026-01-31
        Reviewed by:|Jim Poe|Date:|2026-02-01`),
    );
    expect(controls(reading)).toEqual(['C-01: CC6.1', 'C-02: CC6.2']);
    expect(reading.rows[1]?.risk).toBe('People stay');
    expect(problems(reading)).toEqual(['-4 skipped_section', '-7 skipped_section', '-8 skipped_section']);
  });

  it('nothing goes on over an empty row', () => {
    const reading = read(
      tableOf(`
        Control #|Control|Criteria|Owner|Evidence
        C-01|${MFA}|CC6.1|Jane Doe|Setting
        ||||Export of the users

        |||Version 3|of the matrix`),
    );
    expect(reading.rows[0]?.evidence).toBe('Setting\nExport of the users');
    expect(problems(reading)).toEqual(['A3 continued_row', 'A5 ref_missing']);
  });
});

describe('several tables on a sheet', () => {
  it('a table below with its columns in another order is read by its own names', () => {
    const reading = read(
      tableOf(`
        Security
        Control ID|Control|Criteria|Owner|Frequency
        S-1|${MFA}|CC6.1|Jane Doe|Q

        Availability
        Control ID|Owner|Control|Criteria|Frequency
        A-1|Jim Poe|${BACKUP}|A1.2|Daily
        S-1|Jim Poe|${CHANGE}|CC8.1|Daily`),
    );
    expect(controls(reading)).toEqual(['S-1: CC6.1', 'A-1: A1.2']);
    expect(reading.rows[1]).toMatchObject({ owner: 'Jim Poe', statement: BACKUP, group: 'Availability' });
    expect(problems(reading)).toEqual(['-5 skipped_section', '-6 skipped_header', 'A8 ref_duplicate']);
  });

  it('a history or a list of risks below holds no controls, a further block does', () => {
    const reading = read(
      tableOf(`
        Control ID|Control description|TSC|Owner|Frequency
        C-1|${MFA}|CC6.1|Jane Doe|Q

        Change management
        C-3|${CHANGE}|CC8.1|Jim Poe|Per change

        Operations|Availability
        B-1|${BACKUP}|A1.2|Ann Lee|Daily

        Version|Author|Date|Change
        1.0|Jane Doe|2026-01-01|Initial version

        Risk ID|Risk|Likelihood|Impact
        R-1|Unauthorised access|High|High`),
    );
    expect(controls(reading)).toEqual(['C-1: CC6.1', 'C-3: CC8.1', 'B-1: A1.2']);
    expect(problems(reading)).toEqual(['-4 skipped_section', '-7 skipped_section', '-10 skipped_section']);
    expect(reading.problems.at(-1)?.message).toContain('Row 10 and 3 more');
  });
});

describe('controls out of use', () => {
  it('says which controls a status, a remark before the text or a strike-through retires', () => {
    const table = tableOf(`
      Control ID|Control|Criteria|Owner|Status|Applicable
      X-1|${MFA}|CC6.1|Jane Doe|Active|Yes
      X-2|${REQUEST}|CC6.2|Jane Doe|Retired|Yes
      X-3|${BACKUP}|A1.2|Jane Doe|Planned|No
      X-4|RETIRED - ${CHANGE}|CC8.1|Jane Doe|Active|Yes
      X-5|Logs of access are kept for a year|CC7.2|Jane Doe|Active|Yes
      X-6|Alerts are looked at every day|CC7.2|Jane Doe|Active|Yes`);
    const strike = (row: number, column: number, struck: 'whole' | 'part') => {
      const cell = table.rows[row]?.[column];
      if (cell) cell.struck = struck;
    };
    strike(5, 0, 'whole');
    strike(5, 1, 'whole');
    strike(6, 1, 'part');
    const reading = read(table);
    expect(reading.rows).toHaveLength(6);
    expect(problems(reading)).toEqual([
      'E3 out_of_use',
      'F4 out_of_use',
      'B5 out_of_use',
      'A6 out_of_use',
      'B7 text_struck',
    ]);
  });
});

describe('columns of values', () => {
  it('a column of marks for each value', () => {
    const reading = read(
      tableOf(`
        Control Ref|Control Wording|Criteria|Owner|Preventive|Detective|Manual|Automated|Daily|Quarterly
        AC-01|${MFA}|CC6.1|Jane Doe|X|||X|X|
        AC-02|${REQUEST}|CC6.2|Jim Poe||✓|x|x||x
        AC-03|${BACKUP}|A1.2|Ann Lee|x|x||x||`),
    );
    expect(reading.rows.map(({ nature, mode, frequency }) => [nature, mode, frequency])).toEqual([
      ['preventive', 'automated', 'daily'],
      ['detective', 'it-dependent', 'quarterly'],
      [null, 'automated', null],
    ]);
    expect(problems(reading)).toEqual(['I4 frequency_unknown', 'E4 nature_unknown']);
  });

  it('nature and mode in one column, owners under a name of several columns', () => {
    const reading = read(
      tableOf(`
        Control||Mapping|Ownership|^Ownership|Attributes
        No.|Description|SOC 2|Name|E-mail|Control type
        AC-1|${MFA}|CC6.1|Jane Doe|jane@acme.io|Preventive / Automated
        AC-2|${REQUEST}|CC6.2|Jim Poe|jim@acme.io|Detective - manual`),
    );
    expect(
      reading.rows.map(({ owner, ownerEmail, nature, mode }) => [owner, ownerEmail, nature, mode]),
    ).toEqual([
      ['Jane Doe', 'jane@acme.io', 'preventive', 'automated'],
      ['Jim Poe', 'jim@acme.io', 'detective', 'manual'],
    ]);
    expect(problems(reading)).toEqual([]);
  });

  it('a criterion in the column of owners is nobody', () => {
    const reading = read(
      tableOf(`
        Control ID|Control|Criteria|Owner
        AC-1|${MFA}|CC6.1|Jane Doe
        AC-2|Access is asked for|then approved|CC6.2`),
    );
    expect(problems(reading)).toEqual(['C3 criterion_unknown', 'D3 owner_missing']);
  });
});

it('a remark is no group, and "(continued)" is no number', () => {
  const reading = read(
    tableOf(`
      Control ID|Control|TSC|Owner
      Note: all controls are those of Acme.
      AC-1|${MFA}|CC6.1|Jane Doe
      (continued)||CC6.6|
      AC-2|${REQUEST}|CC6.2|Jim Poe`),
  );
  expect(controls(reading)).toEqual(['AC-1: CC6.1 CC6.6', 'AC-2: CC6.2']);
  expect(reading.rows[0]?.group).toBe('');
  expect(problems(reading)).toEqual(['-2 skipped_section', 'A4 continued_row']);
});

it('beside a grid, a column of texts between the criteria and the controls is none of the controls', () => {
  const reading = read(
    tableOf(`
      Criterion|Own words|AC-1|AC-2
      |Title|Second factor|Access requests
      CC6.1|Logical access|x|
      CC6.2|Registration|x|x`),
  );
  expect(controls(reading)).toEqual(['AC-1: CC6.1 CC6.2', 'AC-2: CC6.2']);
});

describe('signs', () => {
  it('full-width letters and other dashes make no other number', () => {
    const reading = read(
      tableOf(`
        Control ID|Control|Criteria|Owner
        ＡＣ－１|${MFA}|ＣＣ６．１|Jane Doe
        AC–2|${CHANGE}|CC8.1\u00a0|Jane\u00a0Doe`),
    );
    expect(controls(reading)).toEqual(['AC-1: CC6.1', 'AC-2: CC8.1']);
    expect(reading.rows[1]?.owner).toBe('Jane Doe');
  });
});
