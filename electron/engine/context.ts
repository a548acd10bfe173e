import { implement, ORPCError, ValidationError } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import { READING_CALLS } from '../../shared/contract/reading-calls.ts';
import { AppError, toErrorData } from '../../shared/domain/errors.ts';
import type { Session } from './session.ts';
import { sealedError } from './workspace/read-only.ts';

export interface Context {
  session: Session;
}

/** Names the first field that zod refused, in words that lead to it. */
function describeIssues(error: ValidationError): string {
  const issue = error.issues[0];
  const path = issue?.path?.map((p) => String(typeof p === 'object' ? p.key : p)).join('.') ?? '';
  return `${path === '' ? 'The request' : path}: ${issue?.message ?? 'not valid'}`;
}

function asTransportError(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    return new ORPCError('bad_input', { status: 400, message: describeIssues(error.cause), data: {} });
  }
  if (error instanceof ORPCError && error.cause instanceof ValidationError) {
    const message = `The workspace holds a value that Trustbench does not write (${describeIssues(error.cause)}). Verify the file to learn what was changed, or open the last backup.`;
    return new ORPCError('integrity', { status: 400, message, data: {} });
  }
  if (error instanceof ORPCError) {
    return new ORPCError('internal', {
      status: 500,
      message: error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message,
      data: {},
    });
  }
  const { code, message, details } = toErrorData(error);
  if (!(error instanceof AppError)) console.error(error);
  return new ORPCError(code, { status: code === 'internal' ? 500 : 400, message, data: details });
}

/** Before its input is looked at and its work begins, in one way for all. @throws AppError workspace_sealed */
function refuseSealed(session: Session, call: string): void {
  if (!session.isOpen || READING_CALLS.has(call)) return;
  const { workspace } = session;
  if (workspace.seal) throw sealedError(workspace.fileName);
}

/** The base of every handler: errors cross as data with a code. */
export const os = implement(contract)
  .$context<Context>()
  .use(async ({ next, context: { session }, path }) => {
    try {
      refuseSealed(session, path.join('.'));
      return await next();
    } catch (error) {
      throw asTransportError(session.isOpen ? session.workspace.inWords(error) : error);
    }
  });
