import { describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import { LONG_NAME, writeInbox } from '../fixtures/inbox.ts';
import { cliFolder } from './cli.ts';

const { folder, at, trustbench, json, refused, newWorkspace } = cliFolder();

interface Printed {
  added: (AttachResult['added'][number] & { path: string })[];
  duplicates: { ref: string; path: string }[];
  rejected: { path: string; code: string; message: string }[];
  ignored: AttachResult['ignored'];
  unpacked: { path: string; files: number }[];
}

describe('attaching what a client sent', () => {
  const file = 'inbox.trustbench';

  it('takes a folder with everything in it, and says what of it needs a look', () => {
    newWorkspace(file);
    writeInbox(folder);
    const { added, duplicates, rejected, ignored, unpacked } = json<Printed>('attach', file, 'inbox');
    expect(unpacked).toEqual([{ path: 'inbox/exports.zip', files: 3 }]);
    expect(added.map((e) => [e.path, e.type, e.typeDiffers, e.notices])).toEqual([
      ['inbox/..%2f..%2fetc%2fpasswd.txt', 'text/plain', false, ['unsafe_name']],
      [`inbox/${LONG_NAME}`, 'text/plain', false, []],
      ['inbox/Access review Q1 2026 signed.pdf', 'application/pdf', false, []],
      ['inbox/branch-protection-ledger-core.json', 'application/json', false, []],
      ['inbox/exports.zip/exports/LMS completion.csv', 'text/csv', false, []],
      ['inbox/exports.zip/exports/code of conduct.csv', 'text/csv', false, []],
      ['inbox/Incident response plan (draft - do not use).txt', 'text/plain', false, ['draft']],
      ['inbox/MFA enrolment report June.pdf', 'image/png', true, []],
      ['inbox/network diagram.svg', 'image/svg+xml', false, ['active_content']],
      ['inbox/RE_ Q1 access review.eml', 'message/rfc822', false, []],
      ['inbox/RE_ Q1 access review.eml/decisions.csv', 'text/csv', false, []],
      ['inbox/wiki export.html', 'text/html', false, ['active_content']],
    ]);
    expect(added[0]?.fileName).toBe('passwd.txt');
    expect(added[9]?.title).toBe('RE: Q1 access review');
    expect(duplicates).toMatchObject([
      { path: 'inbox/Q1 Access review FINAL (2).pdf', ref: added[2]?.ref },
      { path: 'inbox/HR/LMS completion.csv', ref: added[4]?.ref },
    ]);
    expect(rejected.map((r) => [r.path, r.code])).toEqual([
      ['inbox/DR test report 2026.pdf', 'bad_input'],
      ['inbox/exports.zip/exports/salaries.csv', 'file_unreadable'],
    ]);
    expect(ignored).toEqual([
      {
        reason: 'system',
        count: 2,
        names: ['inbox/HR/.DS_Store', 'inbox/exports.zip / __MACOSX/exports/._LMS completion.csv'],
      },
    ]);
  });

  it('refuses a day that there is not, as wrong usage', () => {
    const { code, message } = refused('attach', file, 'inbox', '--covers', '2026-02-30..2026-03-31');
    expect({ code, message }).toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('--covers'),
    });
  });

  it('takes nothing twice, and an archive by itself when asked to', () => {
    expect(json<Printed>('attach', file, 'inbox').added).toEqual([]);
    const kept = json<Printed>('attach', file, 'inbox/exports.zip', '--keep-containers');
    expect(kept.added).toMatchObject([
      { path: 'inbox/exports.zip', type: 'application/zip', notices: ['encrypted'] },
    ]);
  });

  it('ends with 2 when nothing came in', () => {
    writeFileSync(at('broken.zip'), 'PK\u0003\u0004 and nothing more');
    const { code, out } = trustbench('attach', file, 'broken.zip', 'gone');
    expect(code).toBe(2);
    expect(out).toContain('broken.zip is a damaged or cut off archive');
    expect(out).toContain('gone does not exist');
  });
});
