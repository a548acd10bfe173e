import { useCallback, useState } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { isInUse, placeKey, placeOf } from '../../../../shared/domain/assets.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';
import { PlainRegister } from '../PlainRegister.tsx';
import { AssetMatrix } from './AssetMatrix.tsx';

/** Columns that the detail pane shows as well, and the menu of a column head brings back. */
const HIDDEN = ['number', 'addedOn', 'disposedOn', 'notes'];

/** Assets under a small matrix of class and kind; a cell filters the list. */
export function Assets({ current }: { current: string | null }) {
  const rows =
    useData(['registers', 'list', 'assets'], () => api.registers.list({ register: 'assets' })).data ?? [];
  const [place, setPlace] = useState<string | null>(null);
  const accepts = useCallback(
    (row: RegisterRow) => place === null || (isInUse(row) && placeKey(placeOf(row)) === place),
    [place],
  );
  return (
    <PlainRegister
      register="assets"
      current={current}
      hidden={HIDDEN}
      accepts={accepts}
      onAcceptAll={place === null ? undefined : () => setPlace(null)}
      head={rows.length > 0 && <AssetMatrix assets={rows} chosen={place} onChoose={setPlace} />}
    />
  );
}
