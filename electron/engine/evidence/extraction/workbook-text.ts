/** The cells of a workbook, a line for each row and a page for each sheet, so that a hit leads to its row. */
import { parseWorkbook } from '../../tables/workbook.ts';
import { officeFacts } from './office-facts.ts';
import { MOST_TEXT, PAGE_BREAK, type Reading, type SourceFile } from './model.ts';

const LIMITS = { rows: 1_048_576, columns: 16_384 };

export async function readWorkbook({ bytes, fileName }: SourceFile): Promise<Reading> {
  const tables = (await parseWorkbook(bytes, fileName, LIMITS)).filter(({ rows }) => rows.length > 0);
  const pages: string[] = [];
  let length = 0;
  for (const { rows } of tables) {
    const lines: string[] = [];
    for (const row of rows) {
      const line = row.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join('\t');
      lines.push(line);
      length += line.length + 1;
      if (length > MOST_TEXT) break;
    }
    pages.push(lines.join('\n'));
    if (length > MOST_TEXT) break;
  }
  const first = tables[0]?.rows.filter((row) => row.some(({ text }) => text !== ''));
  const columns = first?.[0]?.map(({ text }) => text.trim()).filter((text) => text !== '');
  return {
    text: pages.join(PAGE_BREAK),
    facts: {
      ...(await officeFacts(bytes)),
      sheets: tables.map(({ name }) => name),
      ...(first && { rows: Math.max(0, first.length - 1) }),
      ...(columns && columns.length > 0 && { columns: columns.slice(0, 200) }),
    },
  };
}
