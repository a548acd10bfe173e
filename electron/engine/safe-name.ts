import { isDeceiving, isDeviceName, safeName, visibleText } from '../../shared/domain/file-name.ts';

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
    !isDeviceName(last) &&
    !isDeceiving(last) &&
    !/^\.+$/.test(last) &&
    Buffer.byteLength(last) <= LONGEST_ON_DISK;
  return { fileName: isPlain ? last : safeName(last), isUnsafe: isPath || !isPlain };
}

/** Text of others, such as where a file stood or what an email calls itself, fit to be shown. Never used as a path. */
export const originText = (given: string): string => visibleText(given.slice(0, LONGEST_ORIGIN));
