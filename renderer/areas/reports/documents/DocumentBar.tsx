import { Button } from '@mantine/core';
import {
  DOCUMENT_NAMES,
  DOCUMENT_PURPOSES,
  type DocumentCheck,
  type DocumentId,
} from '../../../../shared/domain/documents/document-model.ts';
import { REPORT_FORMAT_NAMES, type ReportFormat } from '../../../../shared/domain/report-kinds.ts';
import { useActions } from '../../../state/actions.ts';
import styles from './documents.module.css';
import { useDocumentExport } from './use-document-export.ts';

const FORMATS = ['docx', 'pdf'] as const satisfies readonly ReportFormat[];

/** What the document is for, and how it goes out. */
export function DocumentBar({
  document,
  checks,
  save,
}: {
  document: DocumentId;
  checks: readonly DocumentCheck[];
  /** Writes what is typed and not saved yet. */
  save: () => Promise<void>;
}) {
  const { start, running } = useDocumentExport(document, save);
  const blocked = checks.find(({ level }) => level === 'block');
  useActions(
    FORMATS.map((format) => ({
      id: `documents.export.${format}`,
      label: `Export the ${DOCUMENT_NAMES[document].toLowerCase()} to ${REPORT_FORMAT_NAMES[format]}`,
      run: () => void start(format),
    })),
  );
  return (
    <header className={styles.bar}>
      <div>
        <h2>{DOCUMENT_NAMES[document]}</h2>
        <p>{blocked ? `It can not be exported yet. ${blocked.text}` : DOCUMENT_PURPOSES[document]}</p>
      </div>
      <span className={styles.actions}>
        {FORMATS.map((format) => (
          <Button
            key={format}
            disabled={blocked !== undefined || running !== null}
            title={blocked?.text}
            onClick={() => void start(format)}
          >
            {running === format ? 'Exporting' : `Export to ${REPORT_FORMAT_NAMES[format]}`}
          </Button>
        ))}
      </span>
    </header>
  );
}
