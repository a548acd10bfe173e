import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { localFile, type Incoming } from '../../../renderer/app/incoming.ts';
import { differingWords } from '../../../renderer/app/media-names.ts';
import {
  outcomeCsv,
  outcomeRows,
  outcomeSentence,
  outcomeText,
} from '../../../renderer/components/intake/outcome-rows.ts';
import {
  attachedSentence,
  isClean,
  NOTHING_ATTACHED,
  rejectedOf,
  wholeResult,
} from '../../../renderer/state/attach-result.ts';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';

const sha256 = 'a'.repeat(64);
const added = (
  fileName: string,
  more: Partial<AttachResult['added'][number]> = {},
): AttachResult['added'][number] => ({
  fileName,
  origin: '',
  source: 0,
  id: fileName,
  ref: 'EV-0001',
  title: fileName,
  sha256,
  size: 10,
  type: 'application/pdf',
  claimedType: 'application/pdf',
  typeDiffers: false,
  notices: [],
  ...more,
});
const rejected = { fileName: 'empty.txt', origin: '', source: 1, code: 'bad_input', message: 'It is empty.' };
const full: AttachResult = {
  added: [
    added('review.pdf'),
    added('okta.pdf', { type: 'image/png', typeDiffers: true, notices: ['copy'] }),
  ],
  duplicates: [
    { fileName: 'again.pdf', origin: 'Inbox/again.pdf', source: 2, id: 'e', ref: 'EV-0012', sha256 },
  ],
  rejected: [rejected],
  ignored: [{ reason: 'system', count: 3, names: ['.DS_Store'] }],
  totals: { files: 4, bytes: 2_300_000 },
};

describe('what became of attached files', () => {
  it('puts first what needs a look, and names every file once', () => {
    const rows = outcomeRows(full);
    expect(rows.map(({ kind }) => kind)).toEqual([
      'rejected',
      'look',
      'duplicate',
      'ignored',
      'ignored',
      'added',
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows[1]?.says).toBe('Named .pdf, is a PNG image. The name says that it is a copy.');
    expect(rows[2]).toMatchObject({ path: 'Inbox/again.pdf', evidence: { ref: 'EV-0012' } });
    expect(rows[4]?.path).toBe('2 more');
  });

  it('is said in one sentence', () => {
    expect(outcomeSentence(full)).toBe('2 files added (2.3 MB), 1 already here, 1 not attached, 3 left out.');
    expect(outcomeSentence(NOTHING_ATTACHED)).toBe('No file added.');
    expect(attachedSentence(full, 'IAM-07')).toBe(
      'Attached 2 files to IAM-07. 1 already here and linked to IAM-07. 1 not attached.',
    );
    expect(attachedSentence(NOTHING_ATTACHED)).toBeUndefined();
  });

  it('needs no look when every file came in as it says, even from a folder of a desktop', () => {
    expect(isClean(full)).toBe(false);
    expect(isClean(NOTHING_ATTACHED)).toBe(false);
    const plain = { ...full, added: [added('review.pdf')], duplicates: [], rejected: [] };
    expect(isClean(plain)).toBe(true);
    expect(isClean({ ...plain, ignored: [{ reason: 'link', count: 1, names: ['to'] }] })).toBe(false);
  });

  it('is copied as CSV that another program reads and that holds no formula', () => {
    const rows = outcomeRows({
      ...NOTHING_ATTACHED,
      rejected: [{ ...rejected, fileName: '=cmd|"x",1.txt', message: 'Bad "name",\nsaid so.' }],
    });
    const { data } = Papa.parse<string[]>(outcomeCsv(rows).trimEnd());
    expect(data).toEqual([
      ['Outcome', 'File', 'Evidence', 'Title', 'What to know'],
      ['Not attached', '\'=cmd|"x",1.txt', '', '', 'Bad "name",\nsaid so.'],
    ]);
    expect(outcomeText(outcomeRows(full)).split('\n')[2]).toBe(
      'Already here: Inbox/again.pdf (EV-0012): Has the same bytes as EV-0012, which is used instead.',
    );
  });

  it('says what a lying name is', () => {
    expect(differingWords({ fileName: 'a.pdf', mediaType: 'image/png' })).toBe('Named .pdf, is a PNG image');
    expect(differingWords({ fileName: 'a.csv', mediaType: 'application/x-new' })).toBe(
      'Named .csv, is application/x-new',
    );
  });
});

it('counts what the page left out of a folder among what was left out', () => {
  const files: Incoming[] = [
    localFile(new File(['x'], 'a.pdf')),
    { fileName: '.DS_Store', path: 'Inbox/.DS_Store', size: 0, leftOut: 'system' },
    { fileName: 'config', path: 'Inbox/.git/config', size: 0, leftOut: 'hidden' },
  ];
  const offered = { picked: [], sources: [0], refused: [] };
  const result = wholeResult(files, offered, { ...NOTHING_ATTACHED, added: [added('a.pdf')] });
  expect(result.ignored).toEqual([
    { reason: 'system', count: 1, names: ['Inbox/.DS_Store'] },
    { reason: 'hidden', count: 1, names: ['Inbox/.git/config'] },
  ]);
});

describe('trying again', () => {
  const files: Incoming[] = ['a.pdf', 'empty.txt', 'c.pdf'].map((name) => localFile(new File(['x'], name)));

  it('hands over the rejected files alone, counted from what the person gave', () => {
    // The second file was refused before the engine had it, so the engine counts without it.
    const offered = {
      picked: [],
      sources: [0, 2],
      refused: [{ source: 1, error: { code: 'file_unreadable' as const, message: 'Gone.', details: {} } }],
    };
    const attached = { ...NOTHING_ATTACHED, rejected: [{ ...rejected, fileName: 'c.pdf', source: 1 }] };
    const whole = wholeResult(files, offered, attached);
    expect(whole.rejected.map(({ source }) => source)).toEqual([1, 2]);
    expect(whole.totals.files).toBe(1);
    expect(rejectedOf(files, whole)).toEqual([files[1], files[2]]);
  });
});
