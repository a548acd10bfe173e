import { describe, expect, it } from 'vitest';
import { boardColumns, neighbour } from '../../../renderer/areas/requests/board/board-columns.ts';
import { filterRequests, NO_FILTER } from '../../../renderer/areas/requests/request-filter.ts';
import { patchOf, reasonNeeded } from '../../../renderer/areas/requests/request-patches.ts';
import type { RequestRow } from '../../../shared/contract/requests/records.ts';

const request = (ref: string, fields: Partial<RequestRow> = {}): RequestRow => ({
  id: ref,
  ref,
  number: '',
  origin: 'manual',
  kind: 'evidence',
  title: `Title of ${ref}`,
  wording: '',
  interpretation: '',
  category: '',
  coversFrom: null,
  coversTo: null,
  asOf: null,
  assigneeId: null,
  assignee: null,
  requestedBy: '',
  requestedOn: null,
  due: null,
  priority: 'normal',
  status: 'open',
  statusReason: '',
  auditorStatus: 'none',
  auditorReason: '',
  submittedOn: null,
  closedOn: null,
  followUpOf: null,
  controls: [],
  criteria: [],
  tests: [],
  evidence: [],
  comments: 0,
  items: null,
  timing: 'undated',
  isThere: false,
  isOutdated: false,
  ...fields,
});

describe('the board', () => {
  const rows = [
    request('R-001', { due: '2026-03-02', timing: 'later' }),
    request('R-002', { due: '2026-01-02', timing: 'overdue' }),
    request('R-003', { status: 'submitted', auditorStatus: 'returned' }),
  ];

  it('puts the most urgent card first in each column', () => {
    const columns = boardColumns(rows, 'ours');
    expect(columns.map(({ name, requests }) => [name, requests.map(({ ref }) => ref)])).toEqual([
      ['Open', ['R-002', 'R-001']],
      ['In progress', []],
      ['Received', []],
      ['Submitted', ['R-003']],
      ['Not applicable', []],
    ]);
    expect(boardColumns(rows, 'auditor').find(({ id }) => id === 'returned')?.requests).toHaveLength(1);
  });

  it('leads by the arrow keys from card to card, over empty columns', () => {
    const columns = boardColumns(rows, 'ours');
    expect(neighbour(columns, 'R-002', 'ArrowDown')).toBe('R-001');
    expect(neighbour(columns, 'R-001', 'ArrowDown')).toBeNull();
    expect(neighbour(columns, 'R-001', 'ArrowRight')).toBe('R-003');
    expect(neighbour(columns, 'R-003', 'ArrowLeft')).toBe('R-002');
    expect(neighbour(columns, 'R-002', 'ArrowLeft')).toBeNull();
  });
});

describe('the table', () => {
  const known = { people: [{ id: 'p', name: 'Grace Owner' }], controls: [] };

  it('reads words, people and days as a spreadsheet has them', () => {
    expect(patchOf('status', 'In progress', known)).toEqual({ status: 'in_progress' });
    expect(patchOf('assignee', 'grace owner', known)).toEqual({ assigneeId: 'p' });
    expect(patchOf('due', '', known)).toEqual({ due: null });
    expect(() => patchOf('due', 'soon', known)).toThrow(/not a date/);
    expect(() => patchOf('assignee', 'Nobody Known', known)).toThrow(/list of people/);
    expect(() => patchOf('controls', 'X-1', known)).toThrow(/no control X-1/);
  });

  it('knows which reason a status needs', () => {
    const row = request('R-001');
    expect(reasonNeeded([row], { status: 'not_applicable' })).toBe('statusReason');
    expect(reasonNeeded([{ ...row, statusReason: 'No vendors' }], { status: 'not_applicable' })).toBeNull();
    expect(reasonNeeded([row], { auditorStatus: 'returned' })).toBe('auditorReason');
    expect(reasonNeeded([row], { auditorStatus: 'accepted' })).toBeNull();
  });

  it('finds every word and keeps to what is shown', () => {
    const rows = [
      request('R-001', { title: 'Firewall rules', assignee: 'Grace Owner', assigneeId: 'p' }),
      request('R-002', { timing: 'overdue', auditorStatus: 'returned' }),
    ];
    const refs = (part: Partial<typeof NO_FILTER>) =>
      filterRequests(rows, { ...NO_FILTER, ...part }).map(({ ref }) => ref);
    expect(refs({ search: 'grace fire' })).toEqual(['R-001']);
    expect(refs({ show: 'overdue' })).toEqual(['R-002']);
    expect(refs({ show: 'returned' })).toEqual(['R-002']);
    expect(refs({ assignee: '' })).toEqual(['R-002']);
  });
});
