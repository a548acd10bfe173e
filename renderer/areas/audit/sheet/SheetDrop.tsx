import type { ReactNode } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { Incoming } from '../../../app/incoming.ts';
import { useWorkspace } from '../../../app/query.ts';
import { showInfo } from '../../../app/toasts.tsx';
import { EvidenceDrop, type DropPlace } from '../../../components/EvidenceDrop.tsx';
import { usePaste } from '../../../components/intake/use-paste.ts';
import { askAttach } from '../../../state/attach.ts';

interface Props {
  sheet: TestSheet;
  rows: readonly SheetItem[];
  /** The item that the pane shows; what is pasted is evidence of it. */
  item: SheetItem | undefined;
  children: ReactNode;
}

/** Files that are dropped on an item are its evidence, elsewhere on the sheet they are that of the whole test. */
export function SheetDrop({ sheet, rows, item, children }: Props) {
  const { readOnly } = useWorkspace();
  const refusal =
    sheet.concludedAt === null ? null : `${sheet.workpaper} is concluded. Reopen it to attach evidence.`;
  const controlIds = [sheet.controlId];
  const placeOf = (on: SheetItem | undefined): DropPlace =>
    on
      ? { controlIds, sampleItemIds: [on.id], to: `item ${on.key}` }
      : { controlIds, testIds: [sheet.id], to: sheet.workpaper };
  const paste = (files: Incoming[]) => {
    if (refusal === null) askAttach({ files, options: placeOf(item) });
    else showInfo(refusal);
  };
  usePaste(readOnly ? null : paste);
  return (
    <EvidenceDrop
      disabled={readOnly}
      refusal={refusal}
      place={(rowId) => placeOf(rows.find(({ id }) => id === rowId))}
    >
      {children}
    </EvidenceDrop>
  );
}
