import { expect, it } from 'vitest';
import { ignoredByName, noticesOfName } from '../../../shared/domain/file-notices.ts';

it.each([
  ['Incident response plan v2 (draft - do not use).pdf', ['draft']],
  ['UAR Q1 working copy DO NOT SEND.xlsx', ['draft']],
  ['policy_draft_v2.docx', ['draft']],
  ['working copy.xlsx', ['draft']],
  ['Q1 Access review FINAL (2).pdf', ['copy']],
  ['Copy of list.xlsx', ['copy']],
  ['list - Copy.xlsx', ['copy']],
  ['list - Copy (3).xlsx', ['copy']],
  ['list copy 2.xlsx', ['copy']],
  ['Copy of draft (2).docx', ['draft', 'copy']],
  ['Drafting standards.pdf', []],
  ['Screenshot (12).png', []],
  ['Report (2026).pdf', []],
  ['Copyright notice.txt', []],
  ['backup copy policy.pdf', []],
])('%s', (name, notices) => {
  expect(noticesOfName(name)).toEqual(notices);
});

it.each([
  ['.DS_Store', 'system'],
  ['Thumbs.db', 'system'],
  ['desktop.ini', 'system'],
  ['__MACOSX', 'system'],
  ['._list.csv', 'system'],
  ['~$report.docx', 'system'],
  ['a.trustbench.lock', 'system'],
  ['.git', 'hidden'],
  ['..%2fetc', null],
  ['list.csv', null],
  ['a.trustbench', null],
])('leaves out %s: %s', (name, reason) => {
  expect(ignoredByName(name)).toBe(reason);
});
