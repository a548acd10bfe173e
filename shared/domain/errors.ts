/**
 * The one error type that crosses process borders. `message` is a sentence for the user: what happened, to which thing,
 * and what to do next. `code` is stable and meant for programs; `details` holds plain data only.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(
    code: ErrorCode,
    message: string,
    details: Record<string, unknown> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

export const ERROR_CODES = [
  'bad_input',
  'not_found',
  'conflict',
  'no_workspace',
  'workspace_missing',
  'workspace_foreign',
  'workspace_damaged',
  'workspace_newer',
  'workspace_locked',
  'workspace_read_only',
  'passphrase_required',
  'passphrase_wrong',
  'workspace_sealed',
  'area_locked',
  'self_review',
  'file_missing',
  'file_unreadable',
  'file_changed',
  'disk_full',
  'unknown_format',
  'cancelled',
  'integrity',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Plain-data form of an error, as it crosses a transport. */
export interface ErrorData {
  code: ErrorCode;
  message: string;
  details: Record<string, unknown>;
}

/** Turns anything thrown into plain data; an unknown error becomes `internal` and keeps its message. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), details: {} };
}
