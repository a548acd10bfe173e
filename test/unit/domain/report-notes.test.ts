import { expect, it } from 'vitest';
import { exportNotes } from '../../../shared/domain/report-notes.ts';

it('says what a reader of an export should know, and nothing when there is nothing', () => {
  expect(exportNotes({ missing: [] })).toEqual([]);
  expect(exportNotes({ missing: ['𓀀', '𓁐'], warnings: ['One file was left out.'] })).toEqual([
    'The fonts of the report lack 𓀀 𓁐: these signs stand as boxes.',
    'One file was left out.',
  ]);
});
