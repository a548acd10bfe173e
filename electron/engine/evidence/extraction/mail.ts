/** The words of an email: its head, its text, the names of what hangs on it. */
import PostalMime, { type Address } from 'postal-mime';
import { readMarkup } from './markup.ts';
import type { Reading } from './model.ts';

const DEEPEST = 50;

export async function readMail(bytes: Uint8Array): Promise<Reading> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST, rfc822Attachments: true });
  const from = people(mail.from ? [mail.from] : []);
  const to = people([...(mail.to ?? []), ...(mail.cc ?? [])]);
  const attachments = mail.attachments.map(({ filename }) => filename ?? '').filter((name) => name !== '');
  const date = mail.headers.find(({ key }) => key === 'date')?.value ?? '';
  const head = [
    ['Subject', mail.subject ?? ''],
    ['From', from],
    ['To', to],
    ['Date', date],
    ['Attachments', attachments.join(', ')],
  ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  const body = mail.text?.trim() || (mail.html ? readMarkup(mail.html).text : '');
  return {
    text: `${head.join('\n')}\n\n${body}`,
    facts: {
      ...(mail.subject && { subject: mail.subject }),
      ...(from && { from }),
      ...(to && { to }),
      ...sent(date),
      ...(attachments.length > 0 && { attachments }),
    },
  };
}

function people(addresses: readonly Address[]): string {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address || ''))
    .filter((text) => text !== '')
    .join(', ');
}

/** The date of the head, and how far from UTC its writer was. */
function sent(date: string): { sentAt?: string; sentOffset?: number } {
  const time = Date.parse(date.replace(/\s*\([^)]*\)\s*$/, ''));
  if (Number.isNaN(time)) return {};
  const [, sign, hours, minutes] = /([+-])(\d\d)(\d\d)\s*(?:\(|$)/.exec(date) ?? [];
  const offset = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : null;
  return {
    sentAt: new Date(time).toISOString(),
    ...(offset !== null && Math.abs(offset) <= 900 && { sentOffset: offset + 0 }),
  };
}
