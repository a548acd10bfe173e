import type { MatrixImportPreview } from '../../../../shared/contract/matrix.ts';
import { IMPORT_PROBLEMS } from '../../../../shared/domain/matrix-import.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import type { PickedFile } from '../../../app/platform.ts';
import { ImportSettings } from '../../../components/import/ImportSettings.tsx';
import { ImportWizard as Wizard, type ImportOf } from '../../../components/import/ImportWizard.tsx';
import { FIELD_NAMES } from './fields.ts';
import { ImportRows } from './ImportRows.tsx';

type Result = Awaited<ReturnType<typeof api.matrix.importApply>>;

const count = ({ rows }: MatrixImportPreview, action: MatrixImportPreview['rows'][number]['action']) =>
  rows.filter((row) => row.action === action).length;

const MATRIX: ImportOf<MatrixImportPreview, Result> = {
  key: ['matrix', 'import'],
  preview: (source) => api.matrix.importPreview(source),
  apply: (source) => api.matrix.importApply(source),
  kinds: IMPORT_PROBLEMS,
  settings: (preview, onChange) => (
    <ImportSettings
      preview={preview}
      fields={FIELD_NAMES}
      noun="control"
      also={{ title: 'Criteria also from', columns: preview.criteriaColumns }}
      onChange={onChange}
    />
  ),
  rows: (preview, current) => <ImportRows preview={preview} current={current} />,
  outlook: (preview) =>
    `${plural(count(preview, 'add'), 'control')} to add, ${count(preview, 'update')} to update, ${plural(count(preview, 'skip'), 'row')} left out. Undo takes it all back.`,
  writes: (preview) => preview.rows.length - count(preview, 'skip'),
  counted: (controls) => plural(controls, 'control'),
  summary: ({ imported, updated, skipped }) =>
    `${plural(imported, 'control')} added, ${updated} updated, ${plural(skipped, 'row')} left out.`,
};

interface Props {
  file: PickedFile;
  onPick: () => void;
  onClose: () => void;
}

/** Brings in a control matrix. */
export function ImportWizard(props: Props) {
  return <Wizard list={MATRIX} {...props} />;
}
