import { create } from 'zustand';
import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import type { Api } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/domain/errors.ts';
import { api, toAppError } from '../app/api.ts';
import { totalsOf, type Incoming } from '../app/incoming.ts';
import { showUndoable } from '../app/query.ts';
import { showInfo } from '../app/toasts.tsx';
import { attachedSentence, isClean, NOTHING_ATTACHED, rejectedOf, wholeResult } from './attach-result.ts';
import { waitForJob } from './jobs.ts';
import { offerFiles } from './uploads.ts';

type AttachInput = Parameters<Api['evidence']['attach']>[0];

/** Where attached files go and what is known of them. */
export interface AttachOptions extends Omit<AttachInput, 'files'> {
  /** What the files go to as a person calls it, for the sentences about it. */
  to?: string;
}

/** Files that a person is asked about before they come in. */
export interface AttachRequest {
  files: readonly Incoming[];
  options: AttachOptions;
  /** A single file may become a new version of this record instead. */
  versionOf?: { id: string; ref: string; versions: number };
  onAttached?: (result: AttachResult) => void;
}

/** What became of files, with what it takes to try those again that did not come in. */
export interface AttachOutcome {
  /** Null when nothing was attached at all. */
  result: AttachResult | null;
  request: AttachRequest;
  /** Why it stopped before its end. */
  stopped: AppError | null;
}

interface Intake {
  asking: AttachRequest | null;
  outcome: AttachOutcome | null;
}

/** Shown by `Intake`. */
export const useIntake = create<Intake>(() => ({ asking: null, outcome: null }));

/** Opens the dialog that says what comes in and asks what it covers. */
export const askAttach = (request: AttachRequest): void => {
  if (request.files.length > 0) useIntake.setState({ asking: request });
};

/** More files than these are shown before they come in: the wrong folder is easily caught. */
const ASKED_ABOVE = 50;

/** Attaches a few files at once; asks first about a folder, or about many. */
export function takeFiles(request: AttachRequest): void {
  const { files, folders } = totalsOf(request.files);
  // A version is one file; anything more becomes records of its own.
  if (request.options.versionOf && (folders > 0 || files !== 1)) askAttach({ ...request, options: {} });
  else if (folders > 0 || files === null || files > ASKED_ABOVE) askAttach(request);
  else void attach(request);
}

/**
 * Attaches files and says what became of them: a toast when all went well, the list of `AttachOutcome` when something needs a
 * look. Gives undefined when nothing was attached because it failed or was cancelled, which is shown.
 */
export const attachFiles = (
  files: readonly Incoming[],
  options: AttachOptions = {},
): Promise<AttachResult | undefined> => attach({ files, options });

/** `attachFiles` with all that belongs to it. */
export async function attach(request: AttachRequest): Promise<AttachResult | undefined> {
  const { files, options, onAttached } = request;
  if (files.length === 0) return undefined;
  const result = await attachedOf(request).catch((error: unknown) => {
    const stopped = toAppError(error);
    if (stopped.code === 'cancelled') showInfo('Attaching was cancelled. Nothing was attached.');
    else useIntake.setState({ outcome: { result: null, request, stopped } });
    return undefined;
  });
  if (!result) return undefined;
  if (!isClean(result)) useIntake.setState({ outcome: { result, request, stopped: null } });
  const sentence = attachedSentence(result, options.to);
  if (sentence && result.added.length + result.duplicates.length > 0) await showUndoable(sentence);
  onAttached?.(result);
  return result;
}

async function attachedOf({ files, options }: AttachRequest): Promise<AttachResult> {
  const offered = await offerFiles(files);
  if (offered.picked.length === 0) return wholeResult(files, offered, NOTHING_ATTACHED);
  const input: AttachInput & AttachOptions = { ...options, files: offered.picked.map(({ token }) => token) };
  delete input.to;
  const { jobId } = await api.evidence.attach(input);
  return wholeResult(files, offered, await waitForJob<AttachResult>(jobId));
}

/** Tries again what did not come in, or all of it after a stop: what is here already is known by its bytes. */
export function attachAgain({ request, result }: AttachOutcome): void {
  useIntake.setState({ outcome: null });
  const files = result ? rejectedOf(request.files, result) : request.files;
  void attach({ ...request, files });
}
