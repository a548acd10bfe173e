import { useState } from 'react';
import type {
  RequestImportPreview,
  RequestImportResult,
} from '../../../../shared/contract/requests/importing.ts';
import { REQUEST_PROBLEMS } from '../../../../shared/domain/request-import.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import type { PickedFile } from '../../../app/platform.ts';
import { ImportSettings } from '../../../components/import/ImportSettings.tsx';
import { ImportWizard, type ImportOf } from '../../../components/import/ImportWizard.tsx';
import { ImportRows } from './ImportRows.tsx';
import { COLUMN_NAMES } from './words.ts';

type Rows = ReadonlySet<number>;
type Action = RequestImportPreview['rows'][number]['action'];

interface Props {
  file: PickedFile;
  onPick: () => void;
  onClose: () => void;
}

/** Brings in the auditor's own list. Rows can be left out. */
export function ImportRequests(props: Props) {
  const [leftOut, setLeftOut] = useState<Rows>(new Set());
  return <ImportWizard list={requestImport(leftOut, setLeftOut)} {...props} />;
}

/** @param leftOut sheet rows that are not ticked */
function requestImport(
  leftOut: Rows,
  onLeftOut: (rows: Rows) => void,
): ImportOf<RequestImportPreview, RequestImportResult> {
  const count = ({ rows }: RequestImportPreview, action: Action) =>
    rows.filter((row) => row.action === action && !leftOut.has(row.row)).length;
  const staying = ({ rows }: RequestImportPreview) =>
    rows.filter(({ row, action }) => action === 'skip' || leftOut.has(row)).length;
  return {
    key: ['requests', 'import'],
    preview: (source) => api.requests.importPreview(source),
    apply: (source) => api.requests.importApply({ ...source, leaveOut: [...leftOut] }),
    kinds: REQUEST_PROBLEMS,
    settings: (preview, onChange) => (
      <ImportSettings
        preview={preview}
        fields={COLUMN_NAMES}
        noun="request"
        also={{ title: 'Status also from', columns: preview.statusColumns }}
        onChange={onChange}
      />
    ),
    rows: (preview, current) => (
      <ImportRows preview={preview} current={current} leftOut={leftOut} onLeftOut={onLeftOut} />
    ),
    outlook: (preview) => {
      const { newPeople } = preview;
      const changes = `${plural(count(preview, 'add'), 'request')} to add, ${count(preview, 'update')} to update, ${count(preview, 'same')} unchanged, ${plural(staying(preview), 'row')} left out.`;
      return newPeople.length > 0 ? `${changes} New people: ${newPeople.join(', ')}.` : changes;
    },
    writes: (preview) => count(preview, 'add') + count(preview, 'update'),
    counted: (requests) => plural(requests, 'request'),
    summary: ({ imported, updated, unchanged, skipped }) =>
      `${plural(imported, 'request')} added, ${updated} updated, ${unchanged} unchanged, ${plural(skipped, 'row')} left out.`,
  };
}
