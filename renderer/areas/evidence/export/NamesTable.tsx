import { useMemo, useState } from 'react';
import { Grid, type GridColumn } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import styles from './export.module.css';

export interface NamedFile {
  id: string;
  ref: string;
  fileName: string;
  path: string;
  size: number;
  hasRedactions: boolean;
}

const EVIDENCE_FOLDER = /^Evidence\//;

const COLUMNS: readonly GridColumn<NamedFile>[] = [
  { id: 'ref', header: 'Number', width: 80, cell: ({ ref }) => ref, text: ({ ref }) => ref },
  {
    id: 'fileName',
    header: 'Name now',
    width: 260,
    cell: ({ fileName }) => <span title={fileName}>{fileName}</span>,
    text: ({ fileName }) => fileName,
  },
  {
    id: 'path',
    header: 'Folder and name in the export',
    width: 400,
    grow: true,
    cell: ({ path }) => <span title={path}>{path.replace(EVIDENCE_FOLDER, '')}</span>,
    text: ({ path }) => path,
  },
];

/** The name of each file now and in the export. */
export function NamesTable({ files }: { files: readonly NamedFile[] }) {
  const [search, setSearch] = useState('');
  const shown = useMemo(() => {
    const words = search.trim().toLowerCase();
    if (words === '') return files;
    return files.filter(({ ref, fileName, path }) =>
      `${ref} ${fileName} ${path}`.toLowerCase().includes(words),
    );
  }, [files, search]);
  return (
    <>
      <div className={styles.tableHead}>
        <h3>Names</h3>
        <SearchBox label="Filter names" value={search} onChange={setSearch} />
      </div>
      <div className={styles.table}>
        <Grid
          label="Names of the exported files"
          rows={shown}
          columns={COLUMNS}
          readOnly
          empty={
            <p className={styles.none}>
              {files.length === 0
                ? 'No record to export. Choose other records above.'
                : 'No name has these words.'}
            </p>
          }
        />
      </div>
    </>
  );
}
