import { createHash } from 'node:crypto';
import PostalMime, { type Address, type Attachment } from 'postal-mime';
import { readMarkup } from '../extraction/markup.ts';

const DEEPEST = 50;
const LONGEST_BODY = 1_000_000;
const LONGEST_HEADER = 4000;
const MOST_ADDRESSES = 500;

export type EmailView = Awaited<ReturnType<typeof viewEmail>>;

/** An email as plain text: an HTML body is turned into text, so that nothing of it runs or is loaded. */
export async function viewEmail(bytes: Uint8Array) {
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: DEEPEST,
    rfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
  });
  const written = mail.text?.trim() ?? '';
  const turned = written === '' && mail.html ? readMarkup(mail.html).text : '';
  const body = written || turned;
  const date = mail.headers.find(({ key }) => key === 'date')?.value ?? '';
  return {
    subject: clean(mail.subject ?? ''),
    from: people(mail.from ? [mail.from] : []),
    to: people(mail.to),
    cc: people(mail.cc),
    bcc: people(mail.bcc),
    date: date === '' ? null : { written: clean(date), utc: inUtc(date) },
    messageId: clean(mail.messageId ?? ''),
    body: body.slice(0, LONGEST_BODY).replaceAll('\r\n', '\n').toWellFormed(),
    bodyFrom: written ? ('text' as const) : turned ? ('html' as const) : ('none' as const),
    truncated: body.length > LONGEST_BODY,
    headers: mail.headers.map(({ key, value }) => ({ name: clean(key), value: clean(value) })),
    attachments: mail.attachments.map(describe),
  };
}

function describe({ filename, mimeType, content }: Attachment) {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content);
  return {
    name: clean(filename ?? ''),
    mediaType: clean(mimeType),
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function people(addresses: readonly Address[] = []): string[] {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .slice(0, MOST_ADDRESSES)
    .map(({ name, address }) => clean(name && address ? `${name} <${address}>` : name || address || ''))
    .filter((text) => text !== '');
}

const clean = (text: string): string => text.slice(0, LONGEST_HEADER).toWellFormed();

function inUtc(date: string): string | null {
  const time = Date.parse(date.replace(/\s*\([^)]*\)\s*$/, ''));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
