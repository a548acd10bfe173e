/** Names that lead elsewhere, that no file system takes, or that read as another name. */
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeviceName, safeName, visibleText } from '../../../shared/domain/file-name.ts';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

describe('a safe name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\report.pdf', 'report.pdf'],
    ['a\u0000b\n.txt', 'a_b_.txt'],
    ['...', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['name. . ', 'name'],
    ['a:b*c?.csv', 'a_b_c_.csv'],
    ['x.pdf:stream', 'x.pdf_stream'],
    ['\ud83d.txt', '\ufffd.txt'],
    ['.bashrc', 'bashrc'],
    ['Übersicht 2026.tar.gz', 'Übersicht 2026.tar.gz'],
    ['گزارش\u200cها.pdf', 'گزارش\u200cها.pdf'],
  ])('of %j is %j', (name, expected) => expect(safeName(name)).toBe(expected));

  it.each(['CON', 'nul.txt', 'com1.tar.gz', 'LPT9', 'com¹.txt', 'CONIN$', 'aux .txt', 'con.', 'prn.txt. .'])(
    'is never the device %j',
    (name) => {
      expect(safeName(name)).toMatch(/^_/);
      expect(isDeviceName(safeName(name))).toBe(false);
    },
  );

  it.each(['console.txt', 'com10.txt', 'auxiliary', 'null'])('leaves %j, which is no device', (name) =>
    expect(safeName(name)).toBe(name),
  );

  it.each([
    ['order turned round', 'invoice\u202efdp.exe'],
    ['isolated order', 'invoice\u2067fdp.exe'],
    ['Arabic mark', 'invoice\u061cfdp.exe'],
    ['no width', 'invoice\u200bfdp.exe'],
    ['word joiner', 'invoice\u2060fdp.exe'],
    ['byte order mark', 'invoice\ufefffdp.exe'],
    ['soft hyphen', 'invoice\u00adfdp.exe'],
    ['tag', 'invoice\u{e0041}fdp.exe'],
    ['line separator', 'invoice\u2028fdp.exe'],
    ['C1 control', 'invoice\u009bfdp.exe'],
    ['NUL', 'invoice\u0000fdp.exe'],
  ])('shows where %s stood', (_, name) => {
    expect(safeName(name)).toBe('invoice_fdp.exe');
    expect(visibleText(name)).toBe('invoice_fdp.exe');
  });

  it('never cuts a character in two, and keeps the extension', () => {
    const name = safeName(`${'👩🏽‍💻'.repeat(100)}.xlsx`);
    expect(bytesOf(name)).toBeLessThanOrEqual(240);
    expect(name.isWellFormed()).toBe(true);
    expect(name.endsWith('.xlsx')).toBe(true);
  });

  it('is a name on every system, whatever it is made of', () => {
    const piece = constantFrom(
      '..',
      '/',
      '\\',
      '.',
      ' ',
      'con',
      ':',
      '\u202e',
      '\0',
      '\ud800',
      '漢'.repeat(40),
    );
    assert(
      property(array(oneof(piece, string({ unit: 'binary' }))), (pieces) => {
        const name = safeName(pieces.join(''));
        // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
        expect(name).not.toMatch(/[/\\<>:"|?*\u0000-\u001f\u007f-\u009f]|^[.\s]|[.\s]$|^$/);
        expect(name.isWellFormed() && !isDeviceName(name)).toBe(true);
        expect(bytesOf(name)).toBeLessThanOrEqual(241);
        expect(safeName(name)).toBe(name);
      }),
      { numRuns: 1000 },
    );
  });
});
