/** What an email says of itself and what is attached to it. Nothing of it is fetched or run. */
import PostalMime from 'postal-mime';
import { originText } from '../../safe-name.ts';
import { ownValue } from '../../../../shared/domain/own-value.ts';

/** Bytes of an email that is read for its attachments. */
export const LARGEST_EMAIL = 64 << 20;
const MOST_ATTACHMENTS = 1000;
const LONGEST_TITLE = 200;

export interface Attachment {
  /** As the email has it; hostile. */
  name: string;
  bytes: Uint8Array;
}

export interface Email {
  /** Fit to be shown; empty when it has none. */
  subject: string;
  /** ISO 8601, UTC. */
  sentAt: string | null;
  attachments: Attachment[];
  /** Attachments beyond the most that are taken. */
  leftOut: number;
  /** A part that was begun is not ended: the end of the file is missing. */
  isCutOff: boolean;
}

/** @throws Error when it can not be read as an email */
export async function readEmail(bytes: Buffer): Promise<Email> {
  const email = await PostalMime.parse(bytes, {
    attachmentEncoding: 'arraybuffer',
    forceRfc822Attachments: true,
    maxNestingDepth: 50,
  });
  const sent = new Date(email.date ?? '');
  return {
    subject: originText((email.subject ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE)),
    sentAt: Number.isNaN(sent.getTime()) ? null : sent.toISOString(),
    attachments: email.attachments.slice(0, MOST_ATTACHMENTS).map(({ filename, mimeType, content }, i) => ({
      name: filename?.trim() || nameless(i + 1, mimeType),
      bytes: typeof content === 'string' ? Buffer.from(content, 'base64') : new Uint8Array(content),
    })),
    leftOut: Math.max(0, email.attachments.length - MOST_ATTACHMENTS),
    isCutOff: isCutOff(bytes),
  };
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'message/rfc822': '.eml',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'application/pdf': '.pdf',
  'text/calendar': '.ics',
  'text/html': '.html',
  'text/plain': '.txt',
};

const nameless = (n: number, mimeType: string): string =>
  `Attachment ${n}${ownValue(EXTENSIONS, mimeType) ?? ''}`;

/** The outermost boundary must also close. */
function isCutOff(bytes: Buffer): boolean {
  const headers =
    bytes
      .subarray(0, 65_536)
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? '';
  const boundary = /^content-type:\s{0,100}multipart\/[^]{0,500}?boundary="?([^"\s;]{1,100})/im.exec(
    headers,
  )?.[1];
  return boundary !== undefined && !bytes.includes(`--${boundary}--`);
}
