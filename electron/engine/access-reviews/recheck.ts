/** Lines looked at again with the roster and the rules as they are now: leavers often come in after the listing. */
import { assessListing, inOrder } from '../../../shared/domain/access-review/flags.ts';
import type { ListedAccess } from '../../../shared/domain/access-review/listing.ts';
import type { AccessFlag } from '../../../shared/domain/access-review/vocabulary.ts';
import { readProgrammeRules } from '../registers/programme-rules.ts';
import type { Session } from '../session.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { flagsOf, readLineRecords, readReviewRecord, type LineRecord, type ReviewRecord } from './content.ts';
import { readRoster } from './listing-source.ts';

interface Reassessed {
  id: string;
  workerId: string | null;
  ownerNote: string;
  flags: AccessFlag[];
}

/** Differences from the earlier listing do not depend on the roster, and whether an unused account is new is not kept. */
const KEPT: readonly AccessFlag[] = ['new', 'role_changed'];

/** Lines that would be assessed otherwise by now. A person who was found once, by a number for example, stays the owner. */
export function reassess(workspace: Workspace, review: ReviewRecord): Reassessed[] {
  const records = readLineRecords(workspace, review.id).filter((line) => !flagsOf(line).includes('removed'));
  const roster = readRoster(workspace);
  const known = new Map(roster.map((person) => [person.id, person]));
  const listed = records.map((line): ListedAccess => {
    const owner = line.worker_id === null ? undefined : known.get(line.worker_id);
    return {
      row: line.position,
      application: line.application,
      account: line.account,
      email: owner?.email ?? '',
      number: owner?.number ?? '',
      name: line.name,
      role: line.role,
      lastLogin: line.last_login,
      status: line.account_status,
      created: '',
    };
  });
  const context = { roster, rules: readProgrammeRules(workspace), asOf: review.as_of };
  return assessListing(listed, context).flatMap((now, index) => {
    const record = records[index];
    if (!record) return [];
    const before = flagsOf(record);
    const flags = inOrder(
      new Set([
        ...now.flags.filter((flag) => flag !== 'dormant' || isOld(record)),
        ...before.filter(stays(record)),
      ]),
    );
    const isSameOwner = now.workerId === record.worker_id;
    if (isSameOwner && flags.join() === inOrder(new Set(before)).join()) return [];
    const ownerNote = isSameOwner ? record.owner_note : now.ownerNote;
    return [{ id: record.id, workerId: now.workerId, ownerNote, flags }];
  });
}

const isOld = ({ last_login: lastLogin }: LineRecord): boolean => lastLogin !== 'never';
const stays =
  (record: LineRecord) =>
  (flag: AccessFlag): boolean =>
    KEPT.includes(flag) || (flag === 'dormant' && !isOld(record));

/** @returns how many lines changed */
export function recheck(session: Session, id: string): number {
  const review = readReviewRecord(session.workspace, id);
  const changed = reassess(session.workspace, review);
  session.change(`Check ${review.ref} against the roster`, (tx) => {
    for (const { id: lineId, workerId, ownerNote, flags } of changed)
      tx.update('access_review_line', lineId, {
        worker_id: workerId,
        owner_note: ownerNote,
        flags: JSON.stringify(flags),
      });
  });
  return changed.length;
}
