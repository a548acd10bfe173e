import type { RequestRow } from '../../../shared/contract/requests/records.ts';
import { AUDITOR_STATUS_NAMES, REQUEST_STATUS_NAMES } from '../../../shared/domain/request-vocabulary.ts';
import { dueWords } from './DueDay.tsx';

/** The requests as plain text, for a mail. */
export const requestsText = (requests: readonly RequestRow[]): string =>
  requests
    .map((request) => {
      const { ref, number, title, wording, assignee, due, status, auditorStatus } = request;
      const states = [
        REQUEST_STATUS_NAMES[status].toLowerCase(),
        ...(auditorStatus === 'none'
          ? []
          : [`auditor: ${AUDITOR_STATUS_NAMES[auditorStatus].toLowerCase()}`]),
      ];
      const facts = [assignee && `Assigned to ${assignee}`, due && `due ${due}`].filter(Boolean).join(', ');
      return [`${ref}${number && ` (${number})`} ${title} (${states.join(', ')})`, wording, facts]
        .filter(Boolean)
        .join('\n');
    })
    .join('\n\n');

/** A mail that reminds one person of what is late or due soon. */
export function reminderText(
  to: string | null,
  requests: readonly RequestRow[],
  { client, actor }: { client: string; actor: string },
): string {
  const lines = requests.map((request) => {
    const { ref, number, title, due } = request;
    return `- ${ref}${number && ` (${number})`} ${title}, due ${due}: ${dueWords(request)}`;
  });
  return [
    `${to ?? 'All'},`,
    '',
    `these requests for the SOC 2 preparation of ${client} wait for you:`,
    '',
    ...lines,
    '',
    'Please send what is there, and tell me if one of them does not apply or needs another day.',
    '',
    actor,
  ].join('\n');
}
