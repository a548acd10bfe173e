import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  folderName,
  itemKeysIn,
  matchFile,
  type NamedRequest,
} from '../../../../shared/domain/request-pack/names.ts';
import { meaningOf } from '../../../../shared/domain/request-pack/sheet.ts';

const REQUESTS: NamedRequest[] = [
  {
    id: 'a',
    ref: 'R-001',
    number: '4.01',
    title: 'User list with roles',
    folder: 'R-001 User list with roles',
  },
  { id: 'b', ref: 'R-010', number: '4.10', title: 'Access review Q1', folder: 'R-010 Access review Q1' },
  { id: 'c', ref: 'R-011', number: '7', title: 'Penetration test summary', folder: '' },
];

describe('a file is matched', () => {
  it.each([
    ['back.zip / Pack/R-001 User list with roles/export.csv', 'a', 'folder', 'sure'],
    ['pack/R-010 Access review Q1 (1)/R-001 in the name.csv', 'b', 'folder', 'sure'],
    ['r-010_signed.pdf', 'b', 'reference', 'sure'],
    ['R1 users.csv', 'a', 'reference', 'sure'],
    ['R-0010.pdf', 'b', 'reference', 'sure'],
    ['R-001 and R-010.pdf', 'a', 'reference', 'likely'],
    ['4.1 org chart.pdf', 'a', 'number', 'sure'],
    ['4.10 review.pdf', 'b', 'number', 'sure'],
    ['item 7.pdf', 'c', 'number', 'likely'],
    ['penetration_test_2026.pdf', 'c', 'title', 'likely'],
    ['backup 14.01.2026.pdf', null, 'none', 'none'],
    ['CR-001.pdf', null, 'none', 'none'],
    ['notes.txt', null, 'none', 'none'],
  ])('%s', (origin, requestId, reason, confidence) => {
    expect(matchFile(origin, REQUESTS)).toEqual({ requestId, reason, confidence });
  });
});

it('names of folders are plain, short and begin with the reference', () => {
  expect(folderName('R-012', 'Łódź & Zürich: "badges" / größte Fläche')).toBe(
    'R-012 Lodz and Zurich badges grosste Flache',
  );
  assert(
    property(string({ unit: 'binary', maxLength: 90 }), (title) => {
      const name = folderName('R-001', title);
      expect(name).toMatch(/^R-001(?: [A-Za-z0-9]+)*$/);
      expect(name.length).toBeLessThanOrEqual(60);
      expect(
        matchFile(`${name}/file.txt`, [{ id: 'a', ref: 'R-001', number: '', title, folder: name }]).requestId,
      ).toBe('a');
    }),
  );
});

it('keys of sample items are read whole', () => {
  expect(itemKeysIn('R-001 x/CHG-101 approval.png', ['CHG-10', 'CHG-101', 'CHG-1'])).toEqual(['CHG-101']);
});

it('only the auditor accepts', () => {
  expect(meaningOf('client', 'Done')).toEqual({ status: 'received', auditorStatus: null });
  expect(meaningOf('client', 'Partly provided')).toEqual({ status: 'in_progress', auditorStatus: null });
  expect(meaningOf('auditor', 'Accepted')).toEqual({ status: null, auditorStatus: 'accepted' });
  expect(meaningOf('auditor', 'Returned')).toEqual({ status: 'in_progress', auditorStatus: 'returned' });
  expect(meaningOf('client', 'Question')).toEqual({ status: null, auditorStatus: null });
});
