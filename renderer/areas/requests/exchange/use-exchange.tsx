import { ActionIcon, Menu } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ReturnPlan } from '../../../../shared/contract/requests/packs.ts';
import { api, toAppError } from '../../../app/api.ts';
import type { Incoming } from '../../../app/incoming.ts';
import { knownOf, platform, type PickedFile } from '../../../app/platform.ts';
import { runAction, useData, useWorkspace } from '../../../app/query.ts';
import { showInfo } from '../../../app/toasts.tsx';
import type { DropLook } from '../../../components/EvidenceDrop.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { useActions } from '../../../state/actions.ts';
import { offerFiles } from '../../../state/uploads.ts';
import { useRequests } from '../queries.ts';
import { ChoosePack } from './ChoosePack.tsx';
import { ExportPack } from './ExportPack.tsx';
import { ImportRequests } from './ImportRequests.tsx';
import { mayBePack, withKnown } from './may-be-pack.ts';
import { ReturnReview } from './ReturnReview.tsx';

type Open =
  | { kind: 'import'; file: PickedFile }
  | { kind: 'export'; ids: readonly string[] }
  | { kind: 'return'; plan: ReturnPlan; files: readonly string[] }
  /** The files say that they belong to another engagement. */
  | { kind: 'foreign'; reason: string; files: readonly string[] };

export interface Exchange {
  importList: () => void;
  exportPack: (ids?: readonly string[]) => void;
  /** Asks for the files of a return, or for its folder. */
  importReturn: (what?: 'files' | 'folder') => void;
  /** Files that were dropped beside requests: a spreadsheet alone is the auditor's list, anything else a return. */
  take: (files: readonly Incoming[]) => void;
  /** Finds a returned pack among files that were dropped as evidence. */
  look: DropLook;
  /** Why nothing can be done here; null when it can. */
  refusal: string | null;
  menu: ReactNode;
  dialog: ReactNode;
}

/** What goes out to people without Trustbench and what comes from them: lists, packs and returns, with their dialogs. */
export function useExchange(): Exchange {
  const { readOnly } = useWorkspace();
  const requests = useRequests().data ?? [];
  const packs = useData(['requests', 'packs'], () => api.requests.packs({})).data ?? [];
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const act = (work: () => Promise<unknown>) => void runAction(work, { undo: false });

  const importList = () =>
    act(async () => {
      const [file] = await platform.pickFiles({ multiple: false, accept: 'spreadsheet' });
      if (file) setOpen({ kind: 'import', file });
    });
  /** @param packId the pack that it answers, when a person chose it */
  const read = async (files: readonly string[], packId: string | null = null) => {
    if (files.length === 0) return;
    try {
      const { jobId } = await api.requests.readReturn({ files: [...files], packId });
      setOpen({ kind: 'return', plan: await waitForJob<ReturnPlan>(jobId), files });
    } catch (error) {
      const { code, message } = toAppError(error);
      if (code !== 'conflict' || packs.length === 0) throw error;
      setOpen({ kind: 'foreign', reason: message, files });
    }
  };
  const isPack = async (files: readonly string[]) =>
    files.length > 0 && (await api.requests.recognizeReturn({ files: [...files] })).isPack;
  const importReturn = (what: 'files' | 'folder' = 'files') =>
    act(async () =>
      read(
        tokensOf(
          await platform.pickFiles({ multiple: true, accept: what === 'folder' ? 'folder' : 'evidence' }),
        ),
      ),
    );
  const exportPack = (ids: readonly string[] = []) => setOpen({ kind: 'export', ids });
  const take = (incoming: readonly Incoming[]) =>
    act(async () => {
      const picked = knownOf(await offerFiles(incoming));
      const files = tokensOf(picked);
      const [only] = picked;
      if (await isPack(files)) await read(files);
      else if (picked.length === 1 && only && /\.(?:xlsx|csv)$/i.test(only.fileName))
        setOpen({ kind: 'import', file: only });
      else if (requests.length > 0) await read(files);
      else showInfo('No request is recorded yet that these files could answer. Attach them under Evidence.');
    });
  const look: DropLook = (incoming, attach) => {
    if (!mayBePack(incoming)) attach(incoming);
    else
      act(async () => {
        const offered = await offerFiles(incoming);
        const files = tokensOf(offered.picked);
        if (await isPack(files)) await read(files);
        else attach(withKnown(incoming, offered));
      });
  };

  const items = [
    { id: 'requests.import', label: "Import the auditor's list", run: importList, disabled: false },
    {
      id: 'requests.pack',
      label: 'Export a request pack',
      run: () => exportPack(),
      disabled: requests.length === 0,
    },
    {
      id: 'requests.return',
      label: 'Import a return: zip or files',
      run: () => importReturn('files'),
      disabled: requests.length === 0,
    },
    {
      id: 'requests.returnFolder',
      label: 'Import a return: folder',
      run: () => importReturn('folder'),
      disabled: requests.length === 0,
    },
  ];
  useActions(
    readOnly
      ? []
      : items.filter(({ disabled }) => !disabled).map(({ id, label, run }) => ({ id, label, run })),
  );

  return {
    importList,
    exportPack,
    importReturn,
    take,
    look,
    refusal: readOnly ? 'The workspace is open read-only.' : null,
    menu: !readOnly && (
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label="Lists and packs in and out">
            <ArrowLeftRight size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {items.map(({ id, label, run, disabled }) => (
            <Menu.Item key={id} disabled={disabled} onClick={run}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    ),
    dialog: (
      <>
        {open?.kind === 'import' && (
          <ImportRequests key={open.file.token} file={open.file} onPick={importList} onClose={close} />
        )}
        {open?.kind === 'export' && <ExportPack requests={requests} chosen={open.ids} onClose={close} />}
        {open?.kind === 'return' && (
          <ReturnReview
            key={open.plan.planId}
            plan={open.plan}
            packs={packs}
            onPack={(packId) => act(() => read(open.files, packId))}
            onClose={close}
          />
        )}
        {open?.kind === 'foreign' && (
          <ChoosePack
            reason={open.reason}
            packs={packs}
            onChoose={(packId) => act(() => read(open.files, packId))}
            onClose={close}
          />
        )}
      </>
    ),
  };
}

const tokensOf = (files: readonly PickedFile[]): string[] => files.map(({ token }) => token);
