/** Text as the parts of an Office file hold it. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For elements and attributes alike. @param text without control characters */
export const escapeXml = (text: string): string =>
  /[&<>"]/.test(text) ? text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign) : text;

/** Excel reads `_x0041_` in a string as the character 41; the text itself is kept by escaping its first sign. */
export const escapeString = (text: string): string =>
  escapeXml(text.includes('_x') ? text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text);

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `AB` of 28; columns count from 1. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** `'Sample items'!A5`, as formulas and links name a place. */
export const placeIn = (sheet: string, place: string): string => `'${sheet.replaceAll("'", "''")}'!${place}`;
