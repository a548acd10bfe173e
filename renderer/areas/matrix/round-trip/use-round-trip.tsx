import { Menu } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { api } from '../../../app/api.ts';
import { today } from '../../../app/dates.ts';
import { plural, size } from '../../../app/format.ts';
import { platform, type PickedFile } from '../../../app/platform.ts';
import { runAction, useWorkspace } from '../../../app/query.ts';
import type { Action } from '../../../state/actions.ts';
import { waitForJob } from '../../../state/jobs.ts';
import { ReadBackDialog } from './ReadBackDialog.tsx';

interface RoundTrip {
  /** For the palette. */
  actions: Action[];
  /** For the menu of the matrix. */
  items: ReactNode;
  dialog: ReactNode;
}

/** The matrix to the client's spreadsheet and back: what the menu, the palette and the screen need for it. */
export function useRoundTrip(): RoundTrip {
  const { engagement } = useWorkspace();
  const [file, setFile] = useState<PickedFile>();

  const exportTo = (format: 'xlsx' | 'csv') =>
    void runAction(() => exportMatrix(engagement.client, format), {
      done: (written) =>
        written &&
        `Exported ${written.fileName}: ${plural(written.controls, 'control')}, ${size(written.size)}.`,
      undo: false,
    });
  const readBack = () =>
    void runAction(
      async () => {
        const [picked] = await platform.pickFiles({ multiple: false, accept: 'spreadsheet' });
        if (picked) setFile(picked);
      },
      { undo: false },
    );

  const actions = [
    { id: 'matrix.export-client', label: 'Export for the client, Excel', run: () => exportTo('xlsx') },
    { id: 'matrix.export-csv', label: 'Export for the client, CSV', run: () => exportTo('csv') },
    { id: 'matrix.read-back', label: 'Read back from the client', run: readBack },
  ];
  return {
    actions,
    items: (
      <>
        <Menu.Divider />
        <Menu.Item onClick={() => exportTo('xlsx')}>Export for the client…</Menu.Item>
        <Menu.Item onClick={() => exportTo('csv')}>Export for the client as CSV…</Menu.Item>
        <Menu.Item onClick={readBack}>Read back…</Menu.Item>
      </>
    ),
    dialog: file && (
      <ReadBackDialog key={file.token} file={file} onPick={readBack} onClose={() => setFile(undefined)} />
    ),
  };
}

async function exportMatrix(client: string, format: 'xlsx' | 'csv') {
  // Without what file systems refuse.
  const name = `${client} control matrix ${today()}.${format}`
    .replaceAll(/[<>:"/\\|?*]/g, '')
    .replaceAll(/\s+/g, ' ');
  const target = await platform.pickSaveTarget({
    suggestedName: name,
    kind: format === 'xlsx' ? 'xlsx' : 'any',
  });
  if (!target) return undefined;
  const { jobId } = await api.matrix.exportMatrix({ format, target: target.token });
  const written = await waitForJob<{ fileName: string; size: number; controls: number }>(jobId);
  await platform.deliver(target);
  return written;
}
