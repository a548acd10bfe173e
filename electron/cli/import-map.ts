/** The map file of an import: which column of a sheet holds what, where the guess is wrong. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../shared/domain/errors.ts';
import { fieldNamed, type Lexicon } from '../../shared/domain/table-import/lexicon.ts';

const mapFile = z.strictObject({
  sheet: z.string().optional(),
  turned: z.boolean().optional(),
  headerRow: z.int().min(0).optional(),
  columns: z.record(z.string(), z.union([z.string(), z.int().min(0), z.null()])).default({}),
});
export type ImportMap = z.infer<typeof mapFile>;
/** A map that says nothing but the columns may leave the braces around them away. */
const PARTS = Object.keys(mapFile.shape);

/** What the engine found on a sheet, as far as a map speaks of it. */
interface Found {
  sheet: string;
  headers: readonly string[];
  mapping: Record<string, number | null>;
}

/** @throws AppError bad_input naming what is wrong in the file; file_unreadable */
export function readImportMap<F extends string>(path: string, lexicon: Lexicon<F>): ImportMap {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const message = `${path} can not be read. Check the path of the map.`;
    throw new AppError('file_unreadable', message, {}, { cause: error });
  }
  const json = parseJson(text, path);
  const isBare =
    typeof json === 'object' && json !== null && !Object.keys(json).some((key) => PARTS.includes(key));
  const known = mapFile.refine(
    ({ columns }) => Object.keys(columns).every((name) => fieldNamed(lexicon, name) !== undefined),
    { path: ['columns'], error: 'no such field' },
  );
  const parsed = known.safeParse(isBare ? { columns: json } : json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError(
    'bad_input',
    `${path}, ${issue?.path.join('.') || 'the whole file'}: ${issue?.message}. The fields are: ${lexicon.fields.join(', ')}.`,
  );
}

/** What the map names replaces the guess; a column has one meaning, so a guess for it elsewhere falls away. */
export function mergeColumns<F extends string>(
  found: Found,
  columns: ImportMap['columns'],
  lexicon: Lexicon<F>,
): Record<string, number | null> {
  const chosen = Object.entries(columns).map(([name, column]): [F | undefined, number | null] => [
    fieldNamed(lexicon, name),
    column === null ? null : columnIndex(found, column),
  ]);
  const taken = new Set(chosen.map(([, index]) => index));
  const guessed = Object.entries(found.mapping).filter(([, index]) => !taken.has(index));
  return Object.fromEntries([...guessed, ...chosen]);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `${path} is not JSON: ${(error as Error).message}.`;
    throw new AppError('bad_input', message, {}, { cause: error });
  }
}

/** A header text, else letters such as "B"; a number counts from 0. */
function columnIndex({ headers, sheet }: Found, column: string | number): number {
  if (typeof column === 'number') return column;
  const wanted = column.trim().toLowerCase();
  const byHeader = headers.findIndex((h) => h.trim().toLowerCase() === wanted);
  if (byHeader >= 0) return byHeader;
  if (/^[a-z]{1,2}$/.test(wanted)) {
    return [...wanted].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;
  }
  throw new AppError(
    'bad_input',
    `Sheet "${sheet}" has no column "${column}". Its headers are: ${headers.filter((h) => h !== '').join(', ')}.`,
  );
}
