import { ActionIcon, Menu } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ReturnPlan } from '../../../../shared/contract/requests/packs.ts';
import { api } from '../../../app/api.ts';
import { platform, type PickedFile } from '../../../app/platform.ts';
import { runAction, useWorkspace } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';
import { useActions } from '../../../state/actions.ts';
import { useRequests } from '../queries.ts';
import { ExportPack } from './ExportPack.tsx';
import { ImportRequests } from './ImportRequests.tsx';
import { ReturnReview } from './ReturnReview.tsx';

type Open =
  | { kind: 'import'; file: PickedFile }
  | { kind: 'export'; ids: readonly string[] }
  | { kind: 'return'; plan: ReturnPlan };

export interface Exchange {
  importList: () => void;
  exportPack: (ids?: readonly string[]) => void;
  /** Asks for the files of a return, or for its folder. */
  importReturn: (what?: 'files' | 'folder') => void;
  /** Files that were dropped: a returned pack is reviewed, a spreadsheet of another kind is the auditor's list. */
  take: (files: readonly PickedFile[]) => void;
  /** Why nothing can be done here; null when it can. */
  refusal: string | null;
  menu: ReactNode;
  dialog: ReactNode;
}

/** What goes out to people without Trustbench and what comes from them: lists, packs and returns, with their dialogs. */
export function useExchange(): Exchange {
  const { readOnly } = useWorkspace();
  const requests = useRequests().data ?? [];
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const act = (work: () => Promise<unknown>) => void runAction(work, { undo: false });

  const importList = () =>
    act(async () => {
      const [file] = await platform.pickFiles({ multiple: false, accept: 'spreadsheet' });
      if (file) setOpen({ kind: 'import', file });
    });
  const read = async (files: readonly PickedFile[]) => {
    if (files.length === 0) return;
    const { jobId } = await api.requests.readReturn({ files: files.map(({ token }) => token) });
    setOpen({ kind: 'return', plan: await waitForJob<ReturnPlan>(jobId) });
  };
  const importReturn = (what: 'files' | 'folder' = 'files') =>
    act(async () =>
      read(await platform.pickFiles({ multiple: true, accept: what === 'folder' ? 'folder' : 'evidence' })),
    );
  const exportPack = (ids: readonly string[] = []) => setOpen({ kind: 'export', ids });
  const take = (files: readonly PickedFile[]) =>
    act(async () => {
      const { isPack } = await api.requests.recognizeReturn({ files: files.map(({ token }) => token) });
      const [only] = files;
      if (!isPack && files.length === 1 && only && /\.(?:xlsx|csv)$/i.test(only.fileName)) {
        setOpen({ kind: 'import', file: only });
      } else await read(files);
    });

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
        {open?.kind === 'return' && <ReturnReview plan={open.plan} onClose={close} />}
      </>
    ),
  };
}
