import type { Writable } from 'node:stream';
import type { ReportMeta } from '../../../../shared/domain/report-model.ts';
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import { readableAccent } from '../../../../shared/domain/report-settings.ts';
import { cleanText } from '../clean-text.ts';
import type { RenderOptions } from '../progress.ts';
import { throwIfCancelled } from '../progress.ts';
import { provenance, reportTime, reportTitle } from '../words.ts';
import { planContents, planTerms, type Terms } from './front-sheets.ts';
import { writePackage } from './ooxml/package.ts';
import { placesOf, planTable } from './plan-table.ts';
import type { Sheet } from './sheet.ts';

export interface WorkbookResult {
  sheets: number;
  rows: number;
}

/**
 * Writes a workbook, row by row, and ends the stream. With a cover it opens with that and, where there are several tables, with a
 * list of its sheets; without one it is the tables alone, for a program to read back. The same model gives the same bytes.
 * @throws AppError `cancelled` when the signal fires; the stream is destroyed and what it wrote is not a workbook.
 */
export async function writeBook(
  meta: ReportMeta,
  cover: Terms | null,
  sheets: readonly Sheet<unknown>[],
  write: Writable,
  options: RenderOptions,
): Promise<WorkbookResult> {
  const places = placesOf(sheets);
  const taken = new Set<string>();
  const front = cover
    ? [planTerms('Cover', reportTitle(meta), cover), ...(sheets.length > 1 ? [planContents(sheets)] : [])]
    : [];
  const planned = [...front, ...sheets.map((sheet) => planTable(sheet, places, taken))];
  const total = planned.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  const turn = (rows: number): void => {
    throwIfCancelled(options.signal);
    done += rows;
    options.onProgress?.({ phase: 'rows', done, total });
  };
  try {
    throwIfCancelled(options.signal);
    await writePackage(
      {
        title: cleanText(`${meta.client}, ${reportTitle(meta)}`),
        author:
          cleanText([meta.preparedBy, meta.firm].filter((name) => name !== '').join(', ')) || 'Trustbench',
        at: meta.generatedAt,
        accent: readableAccent(meta.settings.accent),
        paper: meta.settings.paper,
        header: `&L&8${code(meta.client, 80)}&R&8${code(`${reportTitle(meta)}, ${reportTime(meta)}`, 120)}`,
        footer: `&L&8${NOT_AN_ATTESTATION}\n${code(provenance(meta), 110)}&R&8 &A, &P of &N`,
        sheets: planned,
      },
      write,
      turn,
    );
  } catch (error) {
    write.destroy();
    throw error;
  }
  return { sheets: planned.length, rows: sheets.reduce((sum, { rows }) => sum + rows.length, 0) };
}

/**
 * Header and footer text with "&" as itself; Excel takes 255 characters in all, the second "&" of each counted. A leading blank keeps
 * digits out of "&8".
 */
function code(text: string, longest: number): string {
  let coded = ' ';
  for (const letter of cleanText(text).replaceAll('\n', ' ')) {
    const own = letter === '&' ? '&&' : letter;
    if (coded.length + own.length > longest) break;
    coded += own;
  }
  return coded;
}
