import { Button } from '@mantine/core';
import type { EvidenceRow, EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { size } from '../../app/format.ts';
import { useData } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import { SaveCopy } from './saving/SaveCopy.tsx';
import styles from './versions.module.css';

interface Props {
  row: EvidenceRow;
  /** Number of the version in the viewer. */
  viewed: number;
  onView: (version: EvidenceVersion) => void;
}

/** Every file that a record has had, newest first; shown when there is more than one. */
export function EvidenceVersions({ row, viewed, onView }: Props) {
  const versions = useData(['evidence', 'versions', row.id], () =>
    api.evidence.versions({ id: row.id }),
  ).data;
  if (!versions) return null;
  return (
    <PaneSection title="Versions" hint={versions.length}>
      <ol className={styles.versions} aria-label="Versions">
        {versions.map((file) => (
          <li key={file.version}>
            <b>{file.version}</b>
            <div>
              <p>{file.fileName}</p>
              <p className={styles.facts}>
                {size(file.size)}, {moment(file.addedAt)}
              </p>
              <code title={file.sha256}>{file.sha256.slice(0, 16)}</code>
            </div>
            <Button
              variant="subtle"
              aria-label={`View version ${file.version}`}
              aria-pressed={file.version === viewed}
              onClick={() => onView(file)}
            >
              View
            </Button>
            <SaveCopy row={row} file={file} icon />
          </li>
        ))}
      </ol>
    </PaneSection>
  );
}
