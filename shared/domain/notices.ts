/** What an opened workspace has to say about itself before work goes on: pure sentences from facts. */

export const NOTICE_CODES = [
  'unclean_end',
  'leftovers',
  'file_moved',
  'file_gone',
  'clock_back',
  'network_drive',
  'sync_folder',
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

export interface Notice {
  code: NoticeCode;
  /** The same as long as it is about the same thing: what was dismissed stays so. */
  id: string;
  message: string;
}

/** What the session before left that did not close the file. Times are ISO 8601. */
export interface UncleanEnd {
  user: string;
  host: string;
  since: string;
  /** A change was being written, and SQLite took it back. */
  changeTakenBack: boolean;
  /** Files that were being attached, and were removed. */
  filesTakenBack: number;
}

/** A change whose time is before that of the change ahead of it. */
export interface ClockStep {
  transaction: number;
  at: string;
  before: string;
}

/** Whether the path still leads to the open file. `path` is where it is now, where that is known. */
export type Standing = { at: 'here' } | { at: 'moved'; path: string | null } | { at: 'gone' };

const minute = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/** @param last the newest change that is in the file */
export function uncleanEndNotice(end: UncleanEnd, last: { label: string; at: string } | null): Notice {
  const lost = [
    ...(end.changeTakenBack ? ['the change that was being written'] : []),
    ...(end.filesTakenBack > 0
      ? [
          end.filesTakenBack === 1
            ? '1 file that was being attached'
            : `${end.filesTakenBack} files that were being attached`,
        ]
      : []),
  ];
  const takenBack =
    lost.length > 0 ? `Taken back: ${lost.join(' and ')}. Do that again.` : 'No change was being written.';
  const newest = last ? ` The last one is "${last.label}", ${minute(last.at)}.` : '';
  return {
    code: 'unclean_end',
    id: `unclean_end ${end.since}`,
    message: `Trustbench was not closed properly in the session that ${end.user} began on ${end.host}, ${minute(end.since)}. Every change that was saved is here.${newest} ${takenBack}`,
  };
}

/** @param names what was removed from the folder of the workspace */
export function leftoversNotice(names: readonly string[]): Notice {
  const what = names.length === 1 ? '1 unfinished file' : `${names.length} unfinished files`;
  return {
    code: 'leftovers',
    id: `leftovers ${names.join(' ')}`,
    message: `${what} of an export or a copy that was cut off more than a day ago ${names.length === 1 ? 'was' : 'were'} removed from the folder of this workspace. Make that export or copy again if it is still needed.`,
  };
}

/** Null while the file is where it was opened. */
export function standingNotice(fileName: string, standing: Standing): Notice | null {
  if (standing.at === 'here') return null;
  if (standing.at === 'gone')
    return {
      code: 'file_gone',
      id: 'file_gone',
      message: `${fileName} was deleted while it was open, so nothing more is saved. Everything up to the last change can still be saved: save a copy now.`,
    };
  const where = standing.path === null ? '' : ` It is now ${standing.path}.`;
  return {
    code: 'file_moved',
    id: 'file_moved',
    message: `${fileName} was moved or renamed while it was open, so nothing more is saved.${where} Move it back, or save a copy and go on with that.`,
  };
}

/** How far a clock may be set back without a word: machines correct theirs by seconds. */
export const CLOCK_TOLERANCE_MS = 60_000;

export function clockNotice(step: ClockStep): Notice {
  return {
    code: 'clock_back',
    id: `clock_back ${step.transaction}`,
    message: `The clock of the computer went back: change ${step.transaction} bears ${minute(step.at)}, the one before it ${minute(step.before)}. The order of the changes is that of their numbers, and their times are what the clock said. Check date and time of this computer.`,
  };
}

export function networkNotice(): Notice {
  return {
    code: 'network_drive',
    id: 'network_drive',
    message:
      'This workspace is on a network drive. Locks and writes that the drive confirms are not always kept there, so two people can overwrite each other and a break of the connection can damage the file. Keep the workspace on this computer and put backups on the drive.',
  };
}

export function syncNotice(service: string): Notice {
  return {
    code: 'sync_folder',
    id: 'sync_folder',
    message: `This workspace is in a folder that ${service} syncs. The service copies the file while it is written, and makes a second copy when two computers have it open. Pause syncing while you work, or keep the workspace elsewhere and put backups into that folder.`,
  };
}
