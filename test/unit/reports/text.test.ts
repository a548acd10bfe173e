import PdfKitDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { FontBook, printable } from '../../../electron/engine/reports/pdf/fonts.ts';
import { hyphenPoints } from '../../../electron/engine/reports/pdf/hyphens.ts';
import { layoutText, STYLES } from '../../../electron/engine/reports/pdf/text.ts';
import { readableAccent } from '../../../shared/domain/report-settings.ts';

const fonts = new FontBook(new PdfKitDocument({ autoFirstPage: false }));
const lines = (text: string, width: number): string[] =>
  layoutText(fonts, text, width, STYLES.body).lines.map((line) =>
    line.pieces.map((piece) => piece.text).join(''),
  );

describe('line breaking', () => {
  it('keeps every character and stays within the width', () => {
    const text =
      `Zoë reviews ${'0123456789abcdef'.repeat(6)} and some_long-file-name.v2_signed.pdf, then Κωστή signs. `.repeat(
        3,
      );
    const block = layoutText(fonts, text, 120, STYLES.body);
    expect(block.width).toBeLessThanOrEqual(120.01);
    expect(
      block.lines
        .flatMap((line) => line.pieces.map((piece) => piece.text))
        .join('')
        .replaceAll('\u00ad', ''),
    ).toBe(text);
  });

  it('breaks at spaces, and after punctuation only inside a word wider than the line', () => {
    expect(lines('due 2026-03-31 now', 50)).toEqual(['due ', '2026-03-31 ', 'now']);
    expect(lines('access-review_2026-03.pdf', 66)).toEqual(['access-review_', '2026-03.pdf']);
  });

  it('keeps given line breaks, empty lines included', () => {
    expect(lines('one\r\n\ntwo', 200)).toEqual(['one ', '', 'two']);
  });

  it('adds no line when a given break falls at the edge', () => {
    const width = layoutText(fonts, 'edge', 200, STYLES.body).width + 0.5;
    expect(lines('edge\nnext', width)).toEqual(['edge ', 'next']);
  });

  it('makes at least one line of nothing', () => {
    expect(layoutText(fonts, '', 100, STYLES.body).lines).toHaveLength(1);
  });
});

describe('fonts', () => {
  it('takes each character from the first file that holds it', () => {
    expect(fonts.word('Łukasz', 400).map(({ text, font }) => [text, font])).toEqual([
      ['Ł', 'latin-ext-400'],
      ['ukasz', 'latin-400'],
    ]);
    expect(fonts.word('Илья', 600).map(({ font }) => font)).toEqual(['cyrillic-600']);
    expect(fonts.word('山田', 600).map(({ font }) => font)).toEqual(['japanese-600']);
    expect(fonts.word('ש', 400)[0]).toMatchObject({ text: 'ש', shown: '□' });
  });

  it('composes letters and drops what cannot be seen', () => {
    expect(printable('e\u0301\u0000\u202E a\u2192b')).toBe('é a->b');
  });
});

describe('hyphenation', () => {
  it('parts English words between syllables, and nothing that may be a name or a code', () => {
    const parted = lines('the organisation considers responsibilities of management', 90);
    expect(parted.some((line) => line.endsWith('\u00ad'))).toBe(true);
    expect(parted.join('').replaceAll('\u00ad', '')).toBe(
      'the organisation considers responsibilities of management',
    );
    for (const word of ['access-review_2026-03.pdf', 'CHG-01', 'short', 'Łukasz'])
      expect(hyphenPoints(word)).toEqual([]);
    expect(hyphenPoints('management')).toEqual([3, 6]);
  });
});

describe('the colour of the firm', () => {
  it('stays when it can be read on white, and is darkened until it can', () => {
    expect(readableAccent('#1c4c9c')).toBe('#1c4c9c');
    expect(readableAccent('#ffee00')).toMatch(/^#[0-9a-f]{6}$/);
    expect(readableAccent('#ffee00')).not.toBe('#ffee00');
    expect(readableAccent('red')).toBe('#1c4c9c');
  });
});
