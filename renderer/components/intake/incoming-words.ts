import { plural, size } from '../../app/format.ts';
import type { IncomingTotals } from '../../app/incoming.ts';

/** "412 files in 3 folders, 84 MB in all." */
export function incomingWords({ files, folders, bytes }: IncomingTotals): string {
  if (files === null) return 'The files in the folder are counted when they are read.';
  const inFolders = folders > 0 ? ` in ${plural(folders, 'folder')}` : '';
  return files === 1 && folders === 0
    ? `${size(bytes)}.`
    : `${plural(files, 'file')}${inFolders}, ${size(bytes)} in all.`;
}
