import { describe, expect, it } from 'vitest';
import { assertionNotes, draftAssertion } from '../../../../shared/domain/documents/assertion.ts';
import {
  bridgeChecks,
  claimsNothing,
  demandUnblocked,
  draftBridge,
  type BridgeFacts,
  type GapRecords,
} from '../../../../shared/domain/documents/bridge.ts';
import { composeParts } from '../../../../shared/domain/documents/compose.ts';
import type { DraftPart } from '../../../../shared/domain/documents/document-model.ts';
import { documentOf, paragraph } from '../../../../shared/domain/documents/prose.ts';
import { plainText } from '../../../../shared/domain/policies/words.ts';
import { changeOf, factsOf, incidentOf, vendorOf } from '../../../fixtures/document-facts.ts';

const textOf = (drafts: readonly DraftPart[]) => drafts.map(({ draft }) => plainText(draft)).join('\n');
const cuec = {
  number: 'CUEC-1',
  kind: 'cuec' as const,
  name: 'Removes its own leavers',
  criteria: ['CC6.3'],
  organization: '',
  controlRef: '',
  toldIn: '',
};

describe("management's assertion", () => {
  it('speaks of operation over a period in Type II, and of design at a date in Type I', () => {
    const type2 = textOf(draftAssertion(factsOf()));
    expect(type2).toContain('throughout the period 1 January 2026 to 30 June 2026');
    expect(type2).toContain('operated effectively');
    const type1 = textOf(draftAssertion(factsOf({ type: 'I', from: '2026-06-30', complementary: [cuec] })));
    expect(type1).toContain('as of 30 June 2026');
    expect(type1).not.toMatch(/throughout|operated effectively|operate effectively|period/);
  });

  it('has paragraphs on others only where there are others', () => {
    const plain = textOf(draftAssertion(factsOf()));
    expect(plain).not.toMatch(/relies on|provided that/);
    const vendors = [vendorOf(), vendorOf({ name: 'Tallyworks', treatment: 'inclusive' })];
    const words = textOf(draftAssertion(factsOf({ vendors, complementary: [cuec] })));
    expect(words).toContain('Northwind Ledger relies on Northgate Cloud');
    expect(words).toContain('includes the controls of Tallyworks');
    expect(words).toContain('provided that customers and subservice organizations ran');
  });

  it('lists what the records say against it, and weighs nothing', () => {
    const [criterion] = factsOf().criteria;
    if (!criterion) throw new Error('The fixture has a criterion.');
    const facts = factsOf({
      criteria: [
        { ...criterion, controls: [] },
        {
          ...criterion,
          id: 'CC6.3',
          result: 'exceptions',
          controls: [{ ref: 'IAM-04', hasException: true }],
        },
      ],
      findings: [
        { ref: 'F-01', title: 'Late removal', status: 'open' },
        { ref: 'F-02', title: 'Old', status: 'closed' },
      ],
    });
    expect(assertionNotes(facts).map(({ text }) => text)).toEqual([
      'No control meets CC6.2.',
      'Tests noted exceptions of IAM-04.',
      'Findings are not closed: F-01 Late removal.',
    ]);
    expect(assertionNotes(factsOf())).toEqual([]);
  });
});

describe('the bridge letter', () => {
  const given: BridgeFacts = {
    lastType: 'II',
    lastFrom: '2025-07-01',
    lastTo: '2026-06-30',
    auditor: 'Harbor LLP',
    gapTo: '2026-09-15',
    nextReport: '2027-02-28',
    addressee: 'our customers',
  };
  const quiet: GapRecords = { incidents: [], changes: [] };
  const busy: GapRecords = { incidents: [incidentOf()], changes: [changeOf()] };
  const partsOf = (records: GapRecords | null, own: Record<string, string> = {}) =>
    composeParts(
      draftBridge(factsOf(), given, records),
      new Map(Object.entries(own).map(([part, text]) => [part, documentOf(paragraph(text))])),
    );
  const statement = (records: GapRecords | null) =>
    plainText(partsOf(records).find(({ part }) => part === 'statement')?.body ?? { blocks: [] });
  const blocks = (records: GapRecords | null, own = {}, facts = given) =>
    bridgeChecks(facts, records, partsOf(records, own)).filter(({ level }) => level === 'block');

  it('says that nothing happened only where the records are silent', () => {
    expect(statement(quiet)).toContain(
      'From 1 July 2026 to 15 September 2026, management knows of no material change',
    );
    expect(statement(busy)).toContain('INC-1 Import stopped');
    expect(statement(busy)).toContain('CH-1 New region');
    expect(statement(busy)).not.toMatch(/knows of no material/);
    expect(statement(null)).not.toMatch(/no material/);
    expect(blocks(quiet)).toEqual([]);
    expect(blocks(busy)).toEqual([]);
    expect(blocks(null)).toHaveLength(1);
  });

  it('does not go out while an event is not decided on, nor with a sentence that denies one', () => {
    const open = { ...quiet, incidents: [incidentOf({ isDecided: false })] };
    expect(blocks(open).map(({ text }) => text)).toEqual([
      'Incident INC-1 Import stopped is not decided on: say whether it is significant.',
    ]);
    const denial = { opening: 'We are not aware of any material changes since then.' };
    expect(blocks(quiet, denial)).toEqual([]);
    expect(blocks(busy, denial)).toMatchObject([{ part: 'opening' }]);
    // What stands in the place of the statement follows from the records, whatever is stored for it.
    expect(
      plainText(
        partsOf(busy, { statement: 'Nothing.' }).find(({ part }) => part === 'statement')?.body ?? {
          blocks: [],
        },
      ),
    ).toContain('INC-1');
    expect(() => demandUnblocked('Bridge letter', blocks(open))).toThrow(/was not exported.*INC-1/);
  });

  it('warns beyond three months and refuses a gap that ends before it begins', () => {
    const levels = (gapTo: string) => bridgeChecks({ ...given, gapTo }, quiet, []).map(({ level }) => level);
    expect(levels('2026-09-30')).toEqual([]);
    expect(levels('2026-10-01')).toEqual(['warning']);
    expect(levels('2026-06-30')).toEqual(['block']);
  });

  it.each([
    ['There were no material changes.', true],
    ['We are not aware of any significant incident.', true],
    ['The control environment is unchanged.', true],
    ['Operations were free of incidents.', true],
    ['Nothing of note has happened.', true],
    ['One incident occurred in August.', false],
    ['No auditor examined this letter.', false],
    ['We changed the region. No further comment.', false],
  ])('%s', (text, expected) => {
    expect(claimsNothing(text)).toBe(expected);
  });

  it('claims nothing in any of its other drafts', () => {
    const claiming = draftBridge(factsOf(), given, busy).filter(
      ({ part, draft }) => part !== 'statement' && claimsNothing(plainText(draft)),
    );
    expect(claiming).toEqual([]);
  });
});
