import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import {
  CROSSWALKS,
  CROSSWALK_IDS,
  CROSSWALK_NOTE,
  criteriaFor,
  mappedTo,
  type CrosswalkId,
} from '../../../shared/catalog/crosswalk.ts';

const itemIds = (crosswalk: CrosswalkId) => CROSSWALKS[crosswalk].items.map(({ id }) => id);
const unmappedCriteria = (crosswalk: CrosswalkId) =>
  CRITERIA.map(({ id }) => id).filter((id) => mappedTo(crosswalk, id).length === 0);
const unmappedItems = (crosswalk: CrosswalkId) =>
  itemIds(crosswalk).filter((id) => criteriaFor(crosswalk, id).length === 0);

/** Numbers in use in each category of CSF 2.0; the gaps are subcategories of 1.1 that were withdrawn or moved. */
const CSF_NUMBERS = {
  'GV.OC': [1, 2, 3, 4, 5],
  'GV.RM': [1, 2, 3, 4, 5, 6, 7],
  'GV.RR': [1, 2, 3, 4],
  'GV.PO': [1, 2],
  'GV.OV': [1, 2, 3],
  'GV.SC': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  'ID.AM': [1, 2, 3, 4, 5, 7, 8],
  'ID.RA': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  'ID.IM': [1, 2, 3, 4],
  'PR.AA': [1, 2, 3, 4, 5, 6],
  'PR.AT': [1, 2],
  'PR.DS': [1, 2, 10, 11],
  'PR.PS': [1, 2, 3, 4, 5, 6],
  'PR.IR': [1, 2, 3, 4],
  'DE.CM': [1, 2, 3, 6, 9],
  'DE.AE': [2, 3, 4, 6, 7, 8],
  'RS.MA': [1, 2, 3, 4, 5],
  'RS.AN': [3, 6, 7, 8],
  'RS.CO': [2, 3],
  'RS.MI': [1, 2],
  'RC.RP': [1, 2, 3, 4, 5, 6],
  'RC.CO': [3, 4],
};

/** Implementation specifications under each standard of the Security Rule (45 CFR 164 Subpart C, Appendix A and 164.314-316). */
const SECURITY_STANDARDS = {
  '308(a)(1)(i)': ['308(a)(1)(ii)(A)', '308(a)(1)(ii)(B)', '308(a)(1)(ii)(C)', '308(a)(1)(ii)(D)'],
  '308(a)(2)': [],
  '308(a)(3)(i)': ['308(a)(3)(ii)(A)', '308(a)(3)(ii)(B)', '308(a)(3)(ii)(C)'],
  '308(a)(4)(i)': ['308(a)(4)(ii)(A)', '308(a)(4)(ii)(B)', '308(a)(4)(ii)(C)'],
  '308(a)(5)(i)': ['308(a)(5)(ii)(A)', '308(a)(5)(ii)(B)', '308(a)(5)(ii)(C)', '308(a)(5)(ii)(D)'],
  '308(a)(6)(i)': ['308(a)(6)(ii)'],
  '308(a)(7)(i)': [
    '308(a)(7)(ii)(A)',
    '308(a)(7)(ii)(B)',
    '308(a)(7)(ii)(C)',
    '308(a)(7)(ii)(D)',
    '308(a)(7)(ii)(E)',
  ],
  '308(a)(8)': [],
  '308(b)(1)': ['308(b)(2)', '308(b)(3)'],
  '310(a)(1)': ['310(a)(2)(i)', '310(a)(2)(ii)', '310(a)(2)(iii)', '310(a)(2)(iv)'],
  '310(b)': [],
  '310(c)': [],
  '310(d)(1)': ['310(d)(2)(i)', '310(d)(2)(ii)', '310(d)(2)(iii)', '310(d)(2)(iv)'],
  '312(a)(1)': ['312(a)(2)(i)', '312(a)(2)(ii)', '312(a)(2)(iii)', '312(a)(2)(iv)'],
  '312(b)': [],
  '312(c)(1)': ['312(c)(2)'],
  '312(d)': [],
  '312(e)(1)': ['312(e)(2)(i)', '312(e)(2)(ii)'],
  '314(a)(1)': ['314(a)(2)(i)', '314(a)(2)(ii)', '314(a)(2)(iii)'],
  '314(b)(1)': ['314(b)(2)'],
  '316(a)': [],
  '316(b)(1)': ['316(b)(2)(i)', '316(b)(2)(ii)', '316(b)(2)(iii)'],
};

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}.${i + 1}`);

describe.each(CROSSWALK_IDS)('crosswalk %s', (crosswalk) => {
  const { items, map, name, version } = CROSSWALKS[crosswalk];

  it('has a name, a version and a short title of its own for every item', () => {
    const titles = items.map(({ title }) => title);
    expect([name, version].filter((text) => text === '')).toEqual([]);
    expect(titles.filter((title) => title.length < 4 || title.length > 60 || title !== title.trim())).toEqual(
      [],
    );
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('maps every criterion, in canonical order, to items it knows, each once and in order', () => {
    expect(Object.keys(map)).toEqual(CRITERIA.map(({ id }) => id));
    const ordered = Object.entries(map).map(([criterionId, ids]) => [
      criterionId,
      itemIds(crosswalk).filter((id) => ids.includes(id)),
    ]);
    expect(Object.entries(map)).toEqual(ordered);
  });

  it('reads the same both ways', () => {
    for (const { id } of CRITERIA)
      for (const item of mappedTo(crosswalk, id)) expect(criteriaFor(crosswalk, item.id)).toContain(id);
    const links = items.flatMap((item) => criteriaFor(crosswalk, item.id));
    expect(links).toHaveLength(Object.values(map).flat().length);
  });

  it.each(['CC6.9', '', 'constructor'])('refuses %j', (id) => {
    expect(() => mappedTo(crosswalk, id)).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(() => criteriaFor(crosswalk, id)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});

describe('ISO/IEC 27001:2022', () => {
  it('lists the 93 controls of Annex A', () => {
    const expected = [
      ...numbered('A.5', 37),
      ...numbered('A.6', 8),
      ...numbered('A.7', 14),
      ...numbered('A.8', 34),
    ];
    expect(itemIds('iso27001')).toEqual(expected);
    expect(expected).toHaveLength(93);
  });

  it('leaves no criterion and no control out', () => {
    expect(unmappedCriteria('iso27001')).toEqual([]);
    expect(unmappedItems('iso27001')).toEqual([]);
  });
});

describe('NIST CSF 2.0', () => {
  it('lists the 106 subcategories', () => {
    const expected = Object.entries(CSF_NUMBERS).flatMap(([category, numbers]) =>
      numbers.map((number) => `${category}-${String(number).padStart(2, '0')}`),
    );
    expect(itemIds('nist-csf')).toEqual(expected);
    expect(expected).toHaveLength(106);
  });

  it('has nothing on access, correction, disclosure records and quality of personal data', () => {
    expect(unmappedCriteria('nist-csf')).toEqual(['P5.1', 'P5.2', 'P6.2', 'P6.7', 'P7.1']);
  });

  it('is mapped but for opportunities, which SOC 2 does not ask about', () => {
    expect(unmappedItems('nist-csf')).toEqual(['GV.RM-07']);
  });
});

describe('HIPAA', () => {
  it('lists the 22 standards of the Security Rule with their specifications', () => {
    const expected = Object.entries(SECURITY_STANDARDS).flat(2);
    const listed = itemIds('hipaa').filter((id) => id.startsWith('164.3'));
    expect(listed).toEqual(expected.map((id) => `164.${id}`));
    expect(Object.keys(SECURITY_STANDARDS)).toHaveLength(22);
  });

  it('lists the sections on breaches and privacy that criteria touch, once each', () => {
    const others = itemIds('hipaa').filter((id) => !id.startsWith('164.3'));
    expect(others.filter((id) => !/^164\.(4(0[2468]|1[024])|5\d\d(\([a-j]\))?)$/.test(id))).toEqual([]);
    expect(new Set(itemIds('hipaa')).size).toBe(itemIds('hipaa').length);
    for (const section of ['404', '406', '408', '410', '412', '414'])
      expect(others).toContain(`164.${section}`);
  });

  it('has nothing on boards, capacity and specifications of processing', () => {
    expect(unmappedCriteria('hipaa')).toEqual(['CC1.2', 'A1.1', 'PI1.1']);
  });

  it('is mapped but for group health plans and the ban on waivers', () => {
    expect(unmappedItems('hipaa')).toEqual(['164.314(b)(1)', '164.314(b)(2)', '164.530(h)']);
  });
});

it('is marked as a starter', () => {
  expect(CROSSWALK_NOTE).toContain('review before relying on it');
});
