import { Button, Menu } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { kindName, kindsOf, type ImportKind } from '../../../../shared/domain/register-import.ts';
import { registerOf, type RegisterId } from '../../../../shared/domain/registers.ts';
import { api } from '../../../app/api.ts';
import { plural, size } from '../../../app/format.ts';
import { platform, type PickedFile } from '../../../app/platform.ts';
import { runAction, useWorkspace } from '../../../app/query.ts';
import { useActions } from '../../../state/actions.ts';
import { waitForJob } from '../../../state/jobs.ts';
import styles from '../register.module.css';
import { ImportRegister } from './ImportRegister.tsx';

interface RegisterFiles {
  /** Import and export, for the bar of the register. */
  menu: ReactNode;
  /** For the register that is empty. */
  importButton: ReactNode;
  dialog: ReactNode;
}

interface Shown {
  /** Ids of the records on the screen, in its order. */
  ids: readonly string[];
  /** Records leave the screen because of a filter. */
  isFiltered: boolean;
}

/** A register from spreadsheets and to them: what the screen shows is what is exported. */
export function useRegisterFiles(id: RegisterId, { ids, isFiltered }: Shown): RegisterFiles {
  const { engagement, readOnly } = useWorkspace();
  const [open, setOpen] = useState<{ kind: ImportKind; file: PickedFile } | null>(null);
  const { name } = registerOf(id);

  const startImport = (kind: ImportKind) =>
    void runAction(
      async () => {
        const [file] = await platform.pickFiles({ multiple: false, accept: 'spreadsheet' });
        if (file) setOpen({ kind, file });
      },
      { undo: false },
    );
  const startExport = (format: 'xlsx' | 'csv') =>
    void runAction(
      async () => {
        const suggestedName = `${engagement.client} ${name}.${format}`.replaceAll(/[<>:"/\\|?*]/g, '');
        const target = await platform.pickSaveTarget({
          suggestedName,
          kind: format === 'xlsx' ? 'xlsx' : 'any',
        });
        if (!target) return undefined;
        const { jobId } = await api.registers.exportFile({
          register: id,
          format,
          target: target.token,
          ids: [...ids],
        });
        const written = await waitForJob<{ fileName: string; size: number; records: number }>(jobId);
        await platform.deliver(target);
        return written;
      },
      {
        done: (written) =>
          written &&
          `Exported ${written.fileName}, ${plural(written.records, 'record')}, ${size(written.size)}.`,
        undo: false,
      },
    );

  const imports = readOnly
    ? []
    : kindsOf(id).map((kind) => ({
        id: `register.import.${kind}`,
        label: `Import ${kindName(kind).toLowerCase()} from a spreadsheet`,
        run: () => startImport(kind),
      }));
  const what = isFiltered ? `the ${plural(ids.length, 'record')} shown` : name.toLowerCase();
  const exports = (['xlsx', 'csv'] as const).map((format) => ({
    id: `register.export.${format}`,
    label: `Export ${what} as ${format === 'xlsx' ? 'Excel' : 'CSV'}`,
    run: () => startExport(format),
  }));
  useActions([...imports, ...(ids.length > 0 ? exports : [])]);

  const menuName = readOnly ? 'Export' : 'Import, export';
  return {
    menu: (
      <Menu position="bottom-end">
        <Menu.Target>
          <Button aria-label={menuName} title={menuName}>
            <ArrowLeftRight size={14} aria-hidden />
            <span className={styles.brief}>{menuName}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {imports.map(({ id: key, label, run }) => (
            <Menu.Item key={key} onClick={run}>
              {label}
            </Menu.Item>
          ))}
          {imports.length > 0 && <Menu.Divider />}
          {exports.map(({ id: key, label, run }) => (
            <Menu.Item key={key} disabled={ids.length === 0} onClick={run}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    ),
    importButton: imports.map(({ id: key, label, run }) => (
      <Button key={key} onClick={run}>
        {label}
      </Button>
    )),
    dialog: open && (
      <ImportRegister
        key={open.file.token}
        kind={open.kind}
        file={open.file}
        onPick={() => startImport(open.kind)}
        onClose={() => setOpen(null)}
      />
    ),
  };
}
