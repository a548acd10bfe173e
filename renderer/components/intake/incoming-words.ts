import { plural, size } from '../../app/format.ts';
import type { IncomingTotals } from '../../app/incoming.ts';

/** "412 files in 3 folders, 84 MB in all." */
export function incomingWords({ files, folders, bytes }: IncomingTotals): string {
  if (files === null) return 'What is in the folder is counted when it is read.';
  const inFolders = folders > 0 ? ` in ${plural(folders, 'folder')}` : '';
  return `${plural(files, 'file')}${inFolders}, ${size(bytes)} in all.`;
}
