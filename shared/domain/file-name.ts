/** Names of files from outside, made harmless: one rule for uploads, archives, exports and what a save dialog suggests. */

/** Bytes of UTF-8; leaves room for the number of a second file of one name. */
const LONGEST_NAME = 240;
/** Characters, with the dot. */
const LONGEST_EXTENSION = 16;

/** Names that Windows keeps for devices, whatever their extension (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/i;
/**
 * Characters that control, that are not seen, or that change the order of reading. The two joiners stay, because words of Persian and
 * Hindi are written with them.
 */
const DECEIVING = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** What Windows takes in no name. */
const REFUSED = /[<>:"|?*]/g;
/** Windows drops dots and blanks at the end, so that two names would become one. */
const END = /[.\s]+$/;

/** True for a name that stands for a device on Windows: "nul.txt" is no file there. */
export const isDeviceName = (name: string): boolean => DEVICE.test(name);

/** True when something of it is not seen, or turns the order of reading round. */
export const isDeceiving = (text: string): boolean => text.search(DECEIVING) >= 0;

/** Half of a pair that stands for one letter: no text outside can hold it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The text with "_" in the place of what is not seen, so that a reader sees that something stood there. */
export const visibleText = (text: string): string =>
  text.replaceAll(LONE_SURROGATE, '\uFFFD').replaceAll(DECEIVING, '_');

/**
 * A file name and nothing more: no folders, nothing invisible, not hidden, no device, not longer than file systems take.
 *
 * @param otherwise the name of what has none left
 */
export function safeName(name: string, otherwise = 'file'): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = visibleText(last)
    .replaceAll(REFUSED, '_')
    .replace(/^[.\s]+/, '')
    .replace(END, '');
  const dot = plain.lastIndexOf('.');
  const [stem, rest] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
  const extension = [...rest].slice(0, LONGEST_EXTENSION).join('').replace(END, '');
  const characters = [...stem];
  while (bytesOf(characters.join('') + extension) > LONGEST_NAME) characters.pop();
  const short = `${characters.join('').replace(extension === '' ? END : '', '') || otherwise}${extension}`;
  return isDeviceName(short) ? `_${short}` : short;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
