import {
  keepPreviousData,
  notifyManager,
  QueryClient,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Api } from '../../shared/contract/index.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { AppError } from '../../shared/domain/errors.ts';
import { useJobs } from '../state/jobs.ts';
import { allAnswered, api, followEvents, onReconnect, toAppError } from './api.ts';
import { returnFocus } from './focus.ts';
import { hideToasts, retireUndo, showDone, showError, showInfo } from './toasts.tsx';

type WorkspaceStatus = Awaited<ReturnType<Api['workspace']['status']>>;

const STATUS = ['workspace', 'status'];
const loadStatus = () => api.workspace.status({});

/** One cache for everything the engine knows. The engine says when it is stale, so nothing expires by time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
  },
});

/**
 * Data of the engine, refetched after every change. While new arguments load, the previous rows stay on screen.
 * @param key Names the call and holds all its arguments, for example `['evidence', 'list', { offset, search }]`.
 * @param options.fixed The answer never changes, for example the bytes of a file: it is asked for once.
 */
export function useData<Data>(
  key: readonly unknown[],
  load: () => Promise<Data>,
  { enabled = true, fixed = false }: { enabled?: boolean; fixed?: boolean } = {},
): UseQueryResult<Data, AppError> {
  return useQuery<Data, AppError>({
    queryKey: key,
    queryFn: load,
    placeholderData: keepPreviousData,
    enabled,
    // A failure is no answer, so it is asked again.
    ...(fixed && { staleTime: ({ state }) => (state.error ? 0 : 'static') }),
  });
}

/** The open workspace, recent ones and the version; the frame is drawn from it. */
export const useStatus = () => useData(STATUS, loadStatus);

/** The open workspace. Only for screens inside the frame, which is drawn while one is open. */
export function useWorkspace() {
  const open = useStatus().data?.open;
  if (!open) throw new Error('useWorkspace is for screens that show an open workspace.');
  return open;
}

const refetch = () => void queryClient.invalidateQueries();

/** Waits until the screens have drawn what the cache was told: they hear of it in the order of this queue. */
const screensKnow = () => new Promise<void>((resolve) => notifyManager.schedule(resolve));

/** Asks first what is open: without a workspace every other question would only fail. */
async function followWorkspace(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: STATUS });
  const status = queryClient.getQueryData<WorkspaceStatus>(STATUS);
  if (status?.open) return refetch();
  // Screens that are still there would ask again for what is removed under them.
  await screensKnow();
  // The next workspace must not show a trace of this one.
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'status' });
}

/** Ends the work on the open workspace. Afterwards its screens are gone, so that what comes next is not taken for a part of it. */
async function leaveWorkspace(end: () => Promise<unknown>): Promise<void> {
  // Leaving a field is what saves it.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  // What is on its way would reach a workspace that is closed.
  await allAnswered();
  await end();
  await followWorkspace();
}

export const closeWorkspace = () => leaveWorkspace(() => api.workspace.close({}));

/** Closes the encrypted workspace until its passphrase is entered; sentences about it leave the screen too. */
export async function lockWorkspace(): Promise<void> {
  await leaveWorkspace(() => api.passphrase.lock({}));
  hideToasts();
}

/** A new subscription: what changed before it is fetched, and nothing is fetched twice when nothing did. */
async function catchUp(): Promise<void> {
  const question = { queryKey: STATUS, queryFn: loadStatus };
  const before = await queryClient.ensureQueryData(question);
  const after = await queryClient.fetchQuery({ ...question, staleTime: 0 });
  if (
    before.open?.id !== after.open?.id ||
    before.open?.headHash !== after.open?.headHash ||
    before.locked?.fileName !== after.locked?.fileName
  )
    await followWorkspace();
}

/** Work that was going on before this window subscribed. When this fails, so will the next call that a person sees. */
async function hearJobs(): Promise<void> {
  const jobs = await api.jobs.list({}).catch(() => []);
  for (const job of jobs) useJobs.getState().heard(job);
}

/** A new engine has nothing open: opens again what was open, so that the work goes on where it stood. */
async function resume(): Promise<void> {
  const before = queryClient.getQueryData<WorkspaceStatus>(STATUS);
  const last = before?.open ? before.recent[0] : undefined;
  try {
    if (last) await api.workspace.openRecent({ id: last.id });
    showInfo('The engine was restarted. What was saved is unchanged.');
  } catch (error) {
    const failure = toAppError(error);
    if (failure.code !== 'passphrase_required') showError(failure);
  }
  await followWorkspace();
}

/** What evidence says is derived from its files, and a backup is another file: neither is a change of the workspace. */
function followJob(job: Job): void {
  useJobs.getState().heard(job);
  if (job.status === 'running') return;
  const isOfSearch = job.kind === 'read' || job.kind === 'search';
  if (isOfSearch) void queryClient.invalidateQueries({ queryKey: ['evidence'] });
  if (job.kind === 'backup') void queryClient.invalidateQueries({ queryKey: ['backups'] });
}

/** Starts listening to the engine. Called once, before the first render. */
export function startFollowing(): void {
  onReconnect(() => void resume());
  void followEvents((event) => {
    if (event.type === 'job') followJob(event.job);
    else if (event.type === 'change') {
      retireUndo(event.transaction);
      refetch();
    } else if (event.type === 'plan') showInfo(event.message);
    else if (event.type === 'workspace') void followWorkspace();
    else {
      // A failure shows where a person looks: the screen asks the same.
      void catchUp().catch(() => {});
      void hearJobs();
    }
  });
}

export async function undo(): Promise<void> {
  try {
    showInfo(`Undid: ${(await api.workspace.undo({})).label}.`, 'undo');
  } catch (error) {
    showError(toAppError(error));
  }
}

export async function redo(): Promise<void> {
  try {
    showInfo(`Did again: ${(await api.workspace.redo({})).label}.`, 'undo');
  } catch (error) {
    showError(toAppError(error));
  }
}

/** Says what the latest change did, with Undo for as long as it is the latest. */
export async function showUndoable(sentence: string): Promise<void> {
  const { open } = await api.workspace.status({});
  showDone(sentence, open ? { transaction: open.transactions, run: () => void undo() } : undefined);
}

export interface ActionOptions<Result> {
  /** One sentence for a toast, when the effect is not visible where the person looks. */
  done?: string | ((result: Result) => string | undefined);
  /** False when the effect cannot be undone, for example an export. */
  undo?: boolean;
}

/** Runs a change. A failure is shown and gives undefined, so callers go on only with a result. */
export async function runAction<Result>(
  work: () => Promise<Result>,
  { done, undo: undoable = true }: ActionOptions<Result> = {},
): Promise<Result | undefined> {
  try {
    const result = await work();
    const sentence = typeof done === 'function' ? done(result) : done;
    if (sentence && undoable) await showUndoable(sentence);
    else if (sentence) showDone(sentence);
    return result;
  } catch (error) {
    const failure = toAppError(error);
    if (failure.code !== 'cancelled') showError(failure);
    return undefined;
  }
}

/**
 * `runAction` with a flag for the control that started it: dim it while `busy`. A control that is disabled loses the focus,
 * so it gets it back afterwards.
 */
export function useAction() {
  const [running, setRunning] = useState(0);
  const startedBy = useRef<Element | null>(null);
  useEffect(() => {
    if (running > 0 || !startedBy.current) return;
    returnFocus(startedBy.current);
    startedBy.current = null;
  }, [running]);
  const run = useCallback(
    async <Result>(
      work: () => Promise<Result>,
      options?: ActionOptions<Result>,
    ): Promise<Result | undefined> => {
      startedBy.current = document.activeElement;
      setRunning((count) => count + 1);
      try {
        return await runAction(work, options);
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [],
  );
  return { run, busy: running > 0 };
}
