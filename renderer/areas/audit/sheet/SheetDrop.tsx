import type { ReactNode } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { useWorkspace } from '../../../app/query.ts';
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
  const locked = readOnly || sheet.concludedAt !== null;
  const controlIds = [sheet.controlId];
  const placeOf = (on: SheetItem | undefined): DropPlace =>
    on
      ? { controlIds, sampleItemIds: [on.id], to: `item ${on.key}` }
      : { controlIds, testIds: [sheet.id], to: sheet.workpaper };
  usePaste(locked ? null : (files) => askAttach({ files, options: placeOf(item) }));
  return (
    <EvidenceDrop disabled={locked} place={(rowId) => placeOf(rows.find(({ id }) => id === rowId))}>
      {children}
    </EvidenceDrop>
  );
}
