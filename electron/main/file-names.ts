import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FileFilter } from 'electron';
import type { PickFilesInput, PickSaveTargetInput } from '../../shared/contract/desktop.ts';
import { safeName } from '../../shared/domain/file-name.ts';

const ALL: FileFilter = { name: 'All files', extensions: ['*'] };

/** What an open dialog offers. Evidence may be any file. */
export const OPEN_FILTERS: Record<PickFilesInput['accept'], FileFilter[]> = {
  evidence: [ALL],
  folder: [],
  spreadsheet: [{ name: 'Spreadsheets', extensions: ['xlsx', 'csv'] }, ALL],
  population: [
    { name: 'Populations', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'jsonl', 'ndjson', 'json'] },
    ALL,
  ],
  document: [{ name: 'Documents', extensions: ['docx', 'pdf', 'html', 'htm', 'md', 'txt'] }, ALL],
  policy: [{ name: 'Sampling policies', extensions: ['json'] }, ALL],
  template: [{ name: 'Report templates', extensions: ['json'] }, ALL],
  review: [{ name: 'Reviews of auditors', extensions: ['trustbench-review'] }, ALL],
  workspace: [{ name: 'Trustbench workspaces', extensions: ['trustbench'] }],
};

/** What a save dialog offers; the first extension is added to a name that has none of them. */
export const SAVE_FILTERS: Record<PickSaveTargetInput['kind'], FileFilter[]> = {
  workspace: [{ name: 'Trustbench workspace', extensions: ['trustbench'] }],
  pdf: [{ name: 'PDF document', extensions: ['pdf'] }],
  xlsx: [{ name: 'Excel workbook', extensions: ['xlsx'] }],
  json: [{ name: 'JSON document', extensions: ['json'] }],
  zip: [{ name: 'ZIP archive', extensions: ['zip'] }],
  docx: [{ name: 'Word document', extensions: ['docx'] }],
  html: [{ name: 'Web page', extensions: ['html'] }],
  folder: [],
  any: [ALL],
};

/** What stands between words of a title and in no name. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const BETWEEN = /[\u0000-\u001f\u007f<>:"/\\|?*]+/g;

/** A title as a name that every file system takes. */
export const safeFileName = (suggested: string): string =>
  safeName(suggested.replaceAll(BETWEEN, '-'), 'Untitled');

/** The chosen path with the extension of its kind. */
export function withExtension(path: string, kind: PickSaveTargetInput['kind']): string {
  const extensions = SAVE_FILTERS[kind].flatMap((filter) => filter.extensions);
  const [first] = extensions;
  if (first === undefined || first === '*') return path;
  return extensions.includes(extname(path).slice(1).toLowerCase()) ? path : `${path}.${first}`;
}

/** A place inside a folder where nothing stands yet: the second of a name gets " 2". */
export function freePlace(folder: string, name: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${name} ${n}`);
    if (!existsSync(path)) return path;
  }
}

/** True when the added extension leads to a file that the dialog did not ask about. */
export function replacesUnasked(chosen: string, target: string): boolean {
  return chosen !== target && existsSync(target);
}
