/**
 * Kinds of text told apart by what they look like. Every pattern looks at a bounded part and none can take long, because the text
 * may be made to.
 */

const LOOKED_AT = 65_536;

const COMMENTS =
  /^(?:\s|<!--[^]*?-->|<\?[^>]{0,2000}\?>|<!doctype[^>[]{0,2000}(?:\[[^\]]{0,20000}\])?[^>]{0,2000}>)*/i;
const HEADER = /^[!-9;-~]{1,80}:[ \t]?\S?/;
/** What mail programs write and people do not. */
const MAIL_HEADER = /^(message-id|mime-version|received|return-path|delivered-to|x-mailer|dkim-signature):/im;

/**
 * @param text the beginning of a file
 * @returns the media type that only this content has; null for text that might be anything
 */
export function textType(text: string): string | null {
  const head = text.slice(0, LOOKED_AT).replace(/^\ufeff/, '');
  return (
    markupType(head) ??
    (isJson(head) ? 'application/json' : null) ??
    (isEmail(head) ? 'message/rfc822' : null)
  );
}

function markupType(head: string): string | null {
  if (!/^\s*</.test(head)) return null;
  const root = /^<([a-z][\w.-]{0,80}:)?([a-z][\w.-]{0,80})[\s/>]/i.exec(head.replace(COMMENTS, ''))?.[2];
  if (/^\s*<!doctype html/i.test(head) || /^(html|head|body)$/i.test(root ?? '')) return 'text/html';
  if (root?.toLowerCase() === 'svg') return 'image/svg+xml';
  return /^\s*<\?xml\s/i.test(head) ? 'application/xml' : null;
}

/** Whether it begins as JSON does, one value or one a line; a value that goes on beyond the part can not be judged whole. */
function isJson(head: string): boolean {
  return /^\s*(\{\s*("(?:[^"\\\n]|\\.){0,2000}"\s*:|\})|\[\s*([{["\]]|-?\d[\d.eE+-]{0,40}\s*[,\]]|(true|false|null)\s*[,\]]))/.test(
    head,
  );
}

/** Headers of a message and a blank line; in a note that merely begins like a memo the lines of mail programs are missing. */
function isEmail(head: string): boolean {
  const headers = mailHeaders(head);
  return (
    headers !== null && MAIL_HEADER.test(headers) && /^(from|subject|date|to|return-path):/im.test(headers)
  );
}

/** Whether a file that calls itself an email can be one: sender and a second header, as a person's export may have. */
export function mayBeEmail(text: string): boolean {
  const headers = mailHeaders(text.slice(0, LOOKED_AT).replace(/^\ufeff/, ''));
  return headers !== null && /^from:/im.test(headers) && /^(subject|date|to):/im.test(headers);
}

function mailHeaders(head: string): string | null {
  const lines = head.replace(/^From .{1,200}\r?\n/, '').split(/\r?\n/, 2000);
  const end = lines.findIndex((line) => !HEADER.test(line) && !/^[ \t]/.test(line));
  const headers = lines.slice(0, end < 0 ? lines.length : end);
  return headers.length >= 2 && HEADER.test(headers[0] ?? '') && (end < 0 || lines[end] === '')
    ? headers.join('\n')
    : null;
}

const looksLikeMarkup = (text: string): boolean => /<[a-z!?/][^<>]{0,2000}>/i.test(text.slice(0, LOOKED_AT));

/** Lines that all hold the same number of commas, semicolons or tabs. @returns the media type of such a table, or null */
export function tableType(text: string): string | null {
  const lines = text
    .slice(0, LOOKED_AT)
    .split(/\r?\n/)
    .slice(0, 20)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return null;
  for (const [separator, type] of [
    ['\t', 'text/tab-separated-values'],
    [',', 'text/csv'],
    [';', 'text/csv'],
  ] as const) {
    const counts = lines.slice(0, -1).map((line) => countOutsideQuotes(line, separator));
    if ((counts[0] ?? 0) > 0 && counts.every((count) => count === counts[0])) return type;
  }
  return null;
}

function countOutsideQuotes(line: string, separator: string): number {
  return line.replaceAll(/"[^"]*"/g, '').split(separator).length - 1;
}

/** Whether text of the type that its name claims can look like this. */
export function fitsClaim(claimed: string, text: string): boolean {
  switch (claimed) {
    case 'application/json':
      return /^\s*("|-?\d|true|false|null|[{[])/.test(text);
    case 'application/xml':
    case 'text/html':
      return looksLikeMarkup(text);
    case 'image/svg+xml':
      return /<svg[\s>]/i.test(text.slice(0, LOOKED_AT));
    case 'message/rfc822':
      return mayBeEmail(text);
    default:
      return true;
  }
}
