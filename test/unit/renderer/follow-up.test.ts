import { expect, it } from 'vitest';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import { followUpOf } from '../../../renderer/areas/findings/follow-up.ts';

const CONTROLS = [{ id: 'c1', criteria: ['CC6.1'] }];
const PEOPLE = [{ id: 'p1', name: 'Grace Owner' }];
const finding = (fields: Partial<FindingRow>) =>
  ({ ref: 'F-001', title: 'Late removal', controlId: 'c1', response: null, ...fields }) as FindingRow;

it('asks for what shows that a finding was acted upon, from who owns the action', () => {
  const response = { action: 'Run it daily', actionOwner: 'Grace Owner', actionDue: '2026-08-01' };
  expect(followUpOf(finding({ response: response as FindingRow['response'] }), CONTROLS, PEOPLE)).toEqual({
    title: 'F-001 Late removal: evidence of the action',
    wording:
      'Evidence that the cause of F-001 (Late removal) was removed, and since when.\nAction: Run it daily',
    kind: 'evidence',
    controlIds: ['c1'],
    criteria: ['CC6.1'],
    assigneeId: 'p1',
    due: '2026-08-01',
  });
  expect(followUpOf(finding({ controlId: null, title: 'x'.repeat(300) }), CONTROLS, PEOPLE)).toMatchObject({
    controlIds: [],
    criteria: [],
    assigneeId: null,
    due: null,
  });
  expect(followUpOf(finding({ title: 'x'.repeat(300) }), [], []).title).toHaveLength(200);
});
