import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { useState } from 'react';
import type { EvidenceRow, EvidenceVersion } from '../../../../shared/contract/evidence/records.ts';
import { canRedact } from '../../../../shared/domain/redaction.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useData } from '../../../app/query.ts';
import { SaveRedactedDialog } from '../viewer/redaction/SaveRedactedDialog.tsx';
import { saveCopy } from './save-copy.ts';
import styles from './saving.module.css';

interface Props {
  row: EvidenceRow;
  /** The newest when left out. */
  file?: EvidenceVersion | null;
  /** A small button for a list of versions. */
  icon?: boolean;
}

/** Saves a copy of one version. Where boxes lie on it, the redacted copy is offered first and the original with a warning. */
export function SaveCopy({ row, file, icon = false }: Props) {
  const [redacting, setRedacting] = useState(false);
  const version = file?.version ?? row.versions;
  const redactions = useData(
    ['evidence', 'redactions', row.id, version],
    () => api.evidence.redactions({ id: row.id, version }),
    { enabled: canRedact((file ?? row).mediaType) },
  ).data;
  if ((file ?? row).withheld) return null;
  const count = redactions?.length ?? 0;
  const save = count === 0 ? () => void saveCopy(row, file) : undefined;
  const label = `Save a copy of version ${version}`;
  const button = icon ? (
    <ActionIcon aria-label={label} onClick={save}>
      <Download size={14} aria-hidden />
    </ActionIcon>
  ) : (
    <Button rightSection={count > 0 && <ChevronDown size={14} aria-hidden />} onClick={save}>
      Save a copy
    </Button>
  );
  if (count === 0) return icon ? <Tooltip label="Save a copy">{button}</Tooltip> : button;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>{button}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setRedacting(true)}>Save a redacted copy</Menu.Item>
          <Menu.Item onClick={() => void saveCopy(row, file)}>
            Save the original
            <small className={styles.warning}>Shows what {plural(count, 'redaction')} would hide</small>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {redacting && (
        <SaveRedactedDialog
          row={{ ...row, ...file }}
          version={version}
          count={count}
          onClose={() => setRedacting(false)}
        />
      )}
    </>
  );
}
