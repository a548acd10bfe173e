// Control characters, bidirectional overrides, zero-width characters and lone surrogates: invisible, refused by XML, or able to
// make a page show something else than its text.
/* oxlint-disable no-control-regex -- finding control characters is the purpose */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\p{Cs}]/gu;

/** Text from anywhere as it may stand in a document: composed letters, one kind of line break, nothing invisible. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(UNPRINTABLE, '');
}
