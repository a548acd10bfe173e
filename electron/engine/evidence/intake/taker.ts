/** Takes files, and what is in archives and emails, one after another. What can not be taken is rejected by name. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ZipFile } from 'yauzl';
import type { FileNotice } from '../../../../shared/domain/evidence-vocabulary.ts';
import { AppError, toErrorData } from '../../../../shared/domain/errors.ts';
import { ignoredByName, noticesOfName } from '../../../../shared/domain/file-notices.ts';
import { asFileError } from '../../atomic-file.ts';
import { evidenceName, originText } from '../../safe-name.ts';
import { claimedType, isOfficeArchive } from '../claimed-type.ts';
import { detectMediaType, withClaim, type MediaType } from '../media-type.ts';
import {
  Allowance,
  changedAt,
  DEEPEST,
  isLink,
  isOverlapping,
  isZip,
  memberInput,
  openArchive,
  type Archive,
  type Member,
} from './archive.ts';
import { contentNotices } from './content-notices.ts';
import { LARGEST_EMAIL, readEmail, type Email } from './email.ts';
import { DiskInput, MemoryInput, StreamInput, type Input } from './input.ts';
import { keep } from './keep.ts';
import type { Placed, ReadFile, ReadRequest, Rejection } from './messages.ts';
import type { Outbox } from './outbox.ts';
import type { DiskFile } from './walk.ts';

/** Bytes of an archive or email inside another that are held in memory, because its directory stands at the end. */
const LARGEST_NESTED = 256 << 20;
/** Bytes that the disk of the workspace must have left over. */
const SPARE = 4 << 20;

/** Where an input stands. */
interface Place extends Placed {
  /** Archives and emails that it is inside of. */
  depth: number;
  modifiedAt: Date | null;
  isUnsafe: boolean;
  /** What the outermost archive may still give. */
  allowance: Allowance | null;
}

export class Taker {
  private readonly request: ReadRequest;
  private readonly outbox: Outbox;
  private room: number;
  private halted: { code: string; message: string } | null = null;

  constructor(request: ReadRequest, outbox: Outbox) {
    this.request = request;
    this.outbox = outbox;
    this.room = request.room === null ? Number.POSITIVE_INFINITY : request.room - SPARE;
  }

  /** From now on everything is rejected with this. */
  halt(reason: { code: string; message: string }): void {
    this.halted = reason;
  }

  reject({ fileName, origin, source }: Placed, error: unknown): void {
    const { code, message } = toErrorData(error);
    const rejection: Rejection = { fileName, origin, source, code, message };
    this.outbox.say({ kind: 'rejected', rejection });
  }

  async takeFromDisk(file: DiskFile): Promise<void> {
    const given = basename(file.path);
    const { fileName, isUnsafe } = evidenceName(given);
    const origin = originText(file.origin || (isUnsafe ? given : ''));
    const place: Place = {
      fileName,
      origin,
      source: file.source,
      depth: 0,
      modifiedAt: null,
      isUnsafe,
      allowance: null,
    };
    let input: DiskInput | undefined;
    try {
      if (this.halted) throw this.unread(place);
      this.assertMayBeRead(file.path, fileName);
      input = new DiskInput(file.path);
      place.modifiedAt = new Date(Number(input.stat.mtimeMs));
      await this.take(input, place);
    } catch (error) {
      this.reject(place, this.sentence(error, place));
    } finally {
      input?.close();
    }
  }

  /**
   * Before it is opened: closing the open workspace again would already drop its locks.
   *
   * @throws AppError conflict for the open workspace; Error of the file system
   */
  private assertMayBeRead(path: string, fileName: string): void {
    const { device, inode } = this.request.never;
    const { dev, ino } = statSync(path, { bigint: true });
    if (dev === device && ino === inode) {
      throw new AppError(
        'conflict',
        `${fileName} is the engagement that is open, so it was not attached. Leave it out, or attach a backup of it.`,
      );
    }
  }

  /** @throws AppError when it can not be taken, or Error of the file system or of an archive that is damaged */
  private async take(input: Input, place: Place): Promise<void> {
    if (this.halted) throw this.unread(place);
    if (input.size === 0) {
      throw new AppError(
        'bad_input',
        `${nameOf(place)} is empty (0 bytes), so it was not attached. Ask for the file again.`,
      );
    }
    const head = await input.head();
    if (isZip(head)) await this.takeArchive(await inMemory(input, place, head), place);
    else await this.takeFile(input, place, null);
  }

  private async takeArchive(input: Input, place: Place): Promise<void> {
    const archive = await openArchive(input, nameOf(place)).catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      return null;
    });
    try {
      if (archive === null) await this.takeDamagedArchive(input, place);
      else if (archive.documentType !== null) await this.takeFile(input, place, archive);
      else if (this.request.containers === 'keep') await this.takeFile(input, place, archive);
      else await this.unpack(input, archive, place);
    } finally {
      archive?.zip.close();
    }
  }

  /** A document without its directory is still evidence of what was sent; an archive without it holds nothing to look at. */
  private async takeDamagedArchive(input: Input, place: Place): Promise<void> {
    const head = await input.head();
    const { mediaType } = await detectMediaType(place.fileName, head);
    const isDocument = [mediaType, claimedType(place.fileName) ?? ''].some(isOfficeArchive);
    if (!isDocument && this.request.containers === 'unpack') {
      throw new AppError(
        'file_unreadable',
        `${nameOf(place)} is a damaged or cut off archive, so nothing in it could be read. Ask for it again.`,
      );
    }
    await this.takeFile(input, place, 'damaged');
  }

  private async unpack(input: Input, { zip, members }: Archive, place: Place): Promise<void> {
    assertNotTooDeep(place);
    const allowance = place.allowance ?? new Allowance(input.size);
    if (members.length === 0)
      throw new AppError('bad_input', `${nameOf(place)} is an archive with nothing in it. Ask for it again.`);
    if (isOverlapping(members)) {
      throw new AppError(
        'bad_input',
        `The files in ${nameOf(place)} share their bytes, as in archives that are made to do harm, so none of them was attached. Ask for it again.`,
      );
    }
    for (const member of members) await this.takeMember(zip, member, place, allowance);
    assertUnchanged(input, place);
  }

  private async takeMember(
    zip: ZipFile,
    member: Member,
    archive: Place,
    allowance: Allowance,
  ): Promise<void> {
    const { fileName, isUnsafe } = evidenceName(member.name);
    const place: Place = {
      fileName,
      origin: originText(`${archive.origin || archive.fileName} / ${member.name}`),
      source: archive.source,
      depth: archive.depth + 1,
      modifiedAt: changedAt(member),
      isUnsafe,
      allowance,
    };
    const reason = isLink(member) ? 'link' : ignoredInArchive(member.name);
    if (reason) return this.outbox.say({ kind: 'ignored', reason, name: place.origin });
    try {
      if (this.halted) throw this.unread(place);
      allowance.take(member, nameOf(place));
      await this.take(await memberInput(zip, member, nameOf(place)), place);
    } catch (error) {
      this.reject(place, error instanceof AppError ? error : damagedMember(place));
    }
    if (place.depth === 1) this.outbox.say({ kind: 'progress', bytes: member.entry.compressedSize });
  }

  private async takeFile(input: Input, place: Place, archive: Archive | 'damaged' | null): Promise<void> {
    if (input.size > this.room) {
      throw new AppError(
        'disk_full',
        `${nameOf(place)} needs ${megabytes(input.size)} and the disk of the engagement has ${megabytes(Math.max(0, this.room))} to spare, so it was not attached. Free some space and attach it again.`,
      );
    }
    const { outbox } = this;
    const isOnDisk = input instanceof DiskInput;
    const file = outbox.begin();
    let email: Email | null = null;
    try {
      const { sha256, size, ends } = await keep(input, outbox, file, (bytes) => {
        if (isOnDisk) outbox.note({ kind: 'progress', bytes });
        if (this.halted) throw this.unread(place);
      });
      if (size !== input.size) throw changed(place);
      assertUnchanged(input, place);
      this.room -= size;
      const type = await typeOf(place.fileName, ends.head, archive);
      email =
        type.mediaType === 'message/rfc822' && this.request.containers === 'unpack'
          ? await this.parseEmail(input, place)
          : null;
      const notices = new Set<FileNotice>([
        ...contentNotices(type.mediaType, ends),
        ...archiveNotices(archive),
        ...noticesOfName(place.fileName),
        ...(place.isUnsafe ? (['unsafe_name'] as const) : []),
        ...(email?.isCutOff || isBrokenEmail(type) ? (['damaged'] as const) : []),
      ]);
      const read: ReadFile = {
        fileName: place.fileName,
        origin: place.origin,
        source: place.source,
        sha256,
        size,
        mediaType: type.mediaType,
        claimedType: type.claimed,
        typeDiffers: type.differs,
        notices: [...notices],
        modifiedAt: email?.sentAt ?? place.modifiedAt?.toISOString() ?? null,
        title: email?.subject || null,
      };
      outbox.say({ kind: 'file', file, read });
    } catch (error) {
      outbox.say({ kind: 'drop', file });
      throw error;
    }
    if (email) await this.takeAttachments(email, input.size, place);
  }

  /** Null for one that is kept without looking into it. */
  private async parseEmail(input: Input, place: Place): Promise<Email | null> {
    try {
      if (input.size > LARGEST_EMAIL || input instanceof StreamInput)
        throw new AppError(
          'bad_input',
          `${nameOf(place)} is larger than ${megabytes(LARGEST_EMAIL)}, so it was kept without looking for attachments. Save them from the email and attach them.`,
        );
      return await readEmail(await input.whole());
    } catch (error) {
      this.reject(
        inside(place, 'attachments'),
        error instanceof AppError
          ? error
          : new AppError(
              'file_unreadable',
              `The parts of ${nameOf(place)} could not be read, so it was kept as it is. Save its attachments from the email and attach them.`,
            ),
      );
      return null;
    }
  }

  private async takeAttachments(
    { attachments, leftOut, sentAt }: Email,
    packed: number,
    email: Place,
  ): Promise<void> {
    for (const { name, bytes } of attachments) {
      const { fileName, isUnsafe } = evidenceName(name);
      const place: Place = {
        ...inside(email, name),
        fileName,
        depth: email.depth + 1,
        modifiedAt: sentAt === null ? email.modifiedAt : new Date(sentAt),
        isUnsafe,
        allowance: email.allowance ?? new Allowance(packed),
      };
      try {
        assertNotTooDeep(email);
        await this.take(new MemoryInput(bytes), place);
      } catch (error) {
        this.reject(place, this.sentence(error, place));
      }
    }
    if (leftOut > 0) {
      const error = new AppError(
        'bad_input',
        `${nameOf(email)} has more than ${attachments.length.toLocaleString('en')} attachments, so its last ${leftOut.toLocaleString('en')} were not attached. Save them from the email and attach them.`,
      );
      this.reject(inside(email, 'attachments'), error);
    }
  }

  private unread(place: Placed): AppError {
    const { code, message } = this.halted ?? { code: 'cancelled', message: '' };
    return new AppError(code as AppError['code'], `${nameOf(place)} was not read. ${message}`);
  }

  private sentence(error: unknown, place: Placed): unknown {
    const known = asFileError(error, nameOf(place));
    if (known instanceof AppError) return known;
    const reason = error instanceof Error ? error.message : String(error);
    return new AppError(
      'file_unreadable',
      `${nameOf(place)} could not be read: ${reason}. Copy it to this computer and attach the copy.`,
    );
  }
}

/** The name for sentences: with the archive or email that it is in. */
const nameOf = ({ fileName, origin }: Placed): string => (origin.includes(' / ') ? origin : fileName);

const inside = (place: Place, name: string): Place => ({
  ...place,
  origin: originText(`${place.origin || place.fileName} / ${name}`),
});

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;

/** A nested archive or email is read from memory, because it has to be read in any order. */
async function inMemory(input: Input, place: Place, head: Uint8Array): Promise<Input> {
  if (!(input instanceof StreamInput)) return input;
  if (input.size <= LARGEST_NESTED) return new MemoryInput(await input.whole());
  const { mediaType } = await detectMediaType(place.fileName, head);
  if (isOfficeArchive(mediaType)) return input;
  throw new AppError(
    'bad_input',
    `${nameOf(place)} is an archive of more than ${megabytes(LARGEST_NESTED)} inside another one, so it was not attached. Unpack the outer one and attach it by itself.`,
  );
}

/** @throws AppError bad_input */
function assertNotTooDeep(place: Place): void {
  if (place.depth < DEEPEST) return;
  throw new AppError(
    'bad_input',
    `${nameOf(place)} lies inside ${place.depth} archives or emails one in another, so what is in it was not attached. Unpack the outer ones and attach it by itself.`,
  );
}

function assertUnchanged(input: Input, place: Place): void {
  if (input instanceof DiskInput && input.isChanged) throw changed(place);
}

const changed = (place: Place): AppError =>
  new AppError(
    'file_changed',
    `${nameOf(place)} changed while it was read, so it was not attached. Attach it again when nobody writes to it.`,
  );

const damagedMember = (place: Place): AppError =>
  new AppError(
    'file_unreadable',
    `${nameOf(place)} is damaged inside its archive, so it was not attached. Ask for the archive again.`,
  );

function ignoredInArchive(name: string): 'system' | 'hidden' | null {
  const folders = name.split(/[/\\]/).filter((part) => part !== '.' && part !== '..');
  return folders.map(ignoredByName).find((reason) => reason !== null) ?? null;
}

async function typeOf(
  fileName: string,
  head: Uint8Array,
  archive: Archive | 'damaged' | null,
): Promise<MediaType> {
  if (archive !== null && archive !== 'damaged')
    return withClaim(fileName, archive.documentType ?? 'application/zip');
  const type = await detectMediaType(fileName, head);
  // Of a document that is cut off often nothing is left that tells it from another archive: there the name is believed.
  return archive === 'damaged' && type.claimed !== null && isOfficeArchive(type.claimed)
    ? withClaim(fileName, type.claimed)
    : type;
}

function archiveNotices(archive: Archive | 'damaged' | null): readonly FileNotice[] {
  if (archive === 'damaged') return ['damaged'];
  return archive?.notices ?? [];
}

/** It calls itself an email and has not even the headers of one. */
const isBrokenEmail = ({ claimed, mediaType }: MediaType): boolean =>
  claimed === 'message/rfc822' && mediaType === 'text/plain';
