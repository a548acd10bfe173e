import { REQUEST_STATUS_NAMES, type AuditRequest } from '../../../../shared/domain/mock-audit/requests.ts';

/** The requests as plain text, for a mail. */
export const requestsText = (requests: readonly AuditRequest[]): string =>
  requests
    .map(({ number, title, what, owner, due, status, why }) =>
      [
        `${number} ${title} (${REQUEST_STATUS_NAMES[status].toLowerCase()})`,
        what,
        [
          owner && `Owner: ${owner}`,
          due && `due ${due}`,
          why.length > 0 && `for ${why.map(({ workpaper }) => workpaper).join(', ')}`,
        ]
          .filter(Boolean)
          .join(', '),
      ]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n');
