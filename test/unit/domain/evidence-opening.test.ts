import { expect, it } from 'vitest';
import {
  LARGEST_OPENED,
  OPENED_EXTENSIONS,
  openedExtension,
  refuseOpening,
} from '../../../shared/domain/evidence-opening.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const file = { mediaType: 'application/pdf', size: 1000, notices: [] };

it('opens what is safe, under the extension of its content', () => {
  expect(refuseOpening(file)).toBe(null);
  expect(refuseOpening({ ...file, mediaType: DOCX, notices: ['copy', 'draft'] })).toBe(null);
  // A program that asks for the password is no risk; scripts are looked for in the open parts.
  expect(refuseOpening({ ...file, notices: ['encrypted'] })).toBe(null);
  expect(openedExtension(DOCX)).toBe('.docx');
});

it.each([
  ['text/html', /^Markup/],
  ['image/svg+xml', /^Markup/],
  ['application/xml', /^Markup/],
  ['application/zip', /^Archives/],
  ['application/gzip', /^Archives/],
  ['message/rfc822', /^Emails/],
  ['application/vnd.ms-outlook', /^Emails/],
  ['application/vnd.ms-excel', /^Files of this type/],
  ['application/vnd.ms-excel.sheet.macroenabled.12', /^Files of this type/],
  ['application/vnd.microsoft.portable-executable', /^Files of this type/],
  ['application/octet-stream', /^Files of this type/],
  ['__proto__', /^Files of this type/],
])('does not open %s', (mediaType, reason) => {
  expect(refuseOpening({ ...file, mediaType })).toMatch(reason);
});

it('does not open what could run something, or could not be checked for it', () => {
  expect(refuseOpening({ ...file, notices: ['active_content'] })).toMatch(/scripts or macros/);
  expect(refuseOpening({ ...file, mediaType: DOCX, notices: ['encrypted'] })).toMatch(/could not be checked/);
  expect(refuseOpening({ ...file, mediaType: DOCX, notices: ['damaged'] })).toMatch(/could not be checked/);
  expect(refuseOpening({ ...file, size: LARGEST_OPENED + 1 })).toMatch(/1 GB/);
});

it('has no extension that a desktop runs', () => {
  for (const extension of ['.html', '.svg', '.js', '.sh', '.exe', '.bat', '.lnk', '.desktop', '.xml', '.eml'])
    expect(OPENED_EXTENSIONS.has(extension)).toBe(false);
});
