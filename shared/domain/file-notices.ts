import type { FileNotice } from './evidence-vocabulary.ts';

/** Why something in a folder or an archive is no evidence and was left out. */
export const IGNORED_REASON_NAMES = {
  system: 'Made by the operating system',
  hidden: 'Hidden',
  link: 'A link to somewhere else',
  special: 'No file',
} as const;
export type IgnoredReason = keyof typeof IGNORED_REASON_NAMES;
export const IGNORED_REASONS = Object.keys(IGNORED_REASON_NAMES) as [IgnoredReason, ...IgnoredReason[]];

/** Names that Windows, macOS and Linux desktops give to files of their own, and Office and Trustbench to those of an open document. */
const SYSTEM =
  /^(\.DS_Store|Thumbs\.db(:encryptable)?|ehthumbs\.db|desktop\.ini|__MACOSX|\._.*|\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems|\$RECYCLE\.BIN|System Volume Information|Icon\r|~\$.*|\.~lock\..*|.*\.trustbench(\.lock|-journal))$/i;

/** Whether a file or folder of this name is left out of a folder or an archive. Null for one that a person made. */
export function ignoredByName(name: string): 'system' | 'hidden' | null {
  if (SYSTEM.test(name)) return 'system';
  // Two dots hide nothing: they are a trick, and the file is taken under a safe name.
  return name.startsWith('.') && !name.startsWith('..') ? 'hidden' : null;
}

const DRAFT =
  /(?<![a-z])(draft|wip|do[ _-]?not[ _-]?(use|send|share|distribute)|working[ _-]?(copy|draft))(?![a-z])/i;
/** "(2)" of a browser, "Copy of" and "- Copy" of Windows, " copy" of macOS. */
const COPY = /\(\d{1,2}\)$|^copy (\(\d+\) )?of |[ _-]copy( ?\(?\d+\)?)?$/i;
/** "working copy" is a draft; "Screenshot (12)" is how Windows numbers screenshots. */
const NO_COPY = /working[ _-]copy$|^screen ?shot \(\d+\)$/i;

/** What the name alone says of a file. */
export function noticesOfName(fileName: string): FileNotice[] {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '').trim();
  return [
    ...(DRAFT.test(stem) ? (['draft'] as const) : []),
    ...(COPY.test(stem) && !NO_COPY.test(stem) ? (['copy'] as const) : []),
  ];
}
