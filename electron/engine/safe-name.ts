import { basename, extname } from 'node:path';

/** Bytes; leaves room for the number of a second file of one name. */
const LONGEST_NAME = 240;

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** What no file system takes, and marks that let a name read in another order than it is written. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const REFUSED = /[\u0000-\u001f\u007f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A file name and nothing more: no folders, no control characters, not hidden, not longer than file systems take. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // Windows drops dots and blanks at the end, so that two names would become one.
  const plain = last
    .toWellFormed()
    .replaceAll(REFUSED, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const extension = extname(plain).slice(0, 16);
  const characters = [...basename(plain, extname(plain))];
  while (Buffer.byteLength(characters.join('') + extension) > LONGEST_NAME) characters.pop();
  const short = `${characters.join('') || 'file'}${extension}`;
  return DEVICE.test(short) ? `_${short}` : short;
}

/** Control characters, and marks that change the order of reading. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const DECEIVING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** A way up in a path, also where a program would decode it. */
const WAY_UP = /(^|[/\\])\.\.([/\\]|$)|\.\.%(2f|5c)/i;
/** What file systems take, in bytes. */
const LONGEST_ON_DISK = 255;
/** Characters of the text that says where a file stood. */
const LONGEST_ORIGIN = 1000;

/**
 * The name that evidence gets from a name given by others, and whether it tried to be more than a name. A harmless name stays as
 * it is, however unusual, because it is what the client knows the file by.
 *
 * @param given path inside an archive with `/`, or a plain name
 */
export function evidenceName(given: string): { fileName: string; isUnsafe: boolean } {
  const isPath = WAY_UP.test(given) || /^[/\\]|^[a-z]:[/\\]|\\/i.test(given);
  const last = (WAY_UP.test(given) ? given.replaceAll(/%(2f|5c)/gi, '/') : given).split(/[/\\]/).at(-1) ?? '';
  const isPlain =
    last.trim() !== '' &&
    last.isWellFormed() &&
    !DEVICE.test(last) &&
    last.search(DECEIVING) < 0 &&
    !/^\.+$/.test(last) &&
    Buffer.byteLength(last) <= LONGEST_ON_DISK;
  return { fileName: isPlain ? last : safeName(last), isUnsafe: isPath || !isPlain };
}

/** Text of others, such as where a file stood or what an email calls itself, fit to be shown. Never used as a path. */
export function originText(given: string): string {
  return given.toWellFormed().replaceAll(DECEIVING, '_').slice(0, LONGEST_ORIGIN);
}
