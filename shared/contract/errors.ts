import { AppError, ERROR_CODES, type ErrorCode } from '../domain/errors.ts';

/** Turns what a transport threw back into the AppError that the engine meant. */
export function fromTransportError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code, message, data } = (error ?? {}) as { code?: unknown; message?: unknown; data?: unknown };
  const known = ERROR_CODES.find((c): c is ErrorCode => c === code) ?? 'internal';
  const details = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  return new AppError(known, typeof message === 'string' ? message : String(error), details);
}
