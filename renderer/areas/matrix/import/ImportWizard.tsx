import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import type { PickedFile } from '../../../app/platform.ts';
import { showUndoable, undo, useAction, useData } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import styles from './import.module.css';
import { ImportProblems } from './ImportProblems.tsx';
import { ImportRows, type Place } from './ImportRows.tsx';
import { ImportSettings, type Choices } from './ImportSettings.tsx';
import { Dialog } from '../../../components/Dialog.tsx';

type Result = Awaited<ReturnType<typeof api.matrix.importApply>>;

interface Props {
  file: PickedFile;
  /** Asks for a file again, after one that could not be read. */
  onPick: () => void;
  onClose: () => void;
}

/**
 * Brings in a control matrix: which sheet and columns, what would come of it, and what needs a decision. Nothing is written
 * before Import, and one undo takes an import back.
 */
export function ImportWizard({ file, onPick, onClose }: Props) {
  const [choices, setChoices] = useState<Choices>({});
  const [place, setPlace] = useState<Place | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const { run, busy } = useAction();
  const source = { file: file.token, ...choices };
  const preview = useData(['matrix', 'import', source], () => api.matrix.importPreview(source), {
    enabled: result === null,
  });

  const apply = async () => {
    const done = await run(() => api.matrix.importApply(source));
    if (done) setResult(done);
  };
  // The dialog itself offers undo; the toast does from when it is closed, and never covers it.
  const closeResult = ({ imported, updated }: Result) => {
    void showUndoable(`Imported ${plural(imported, 'control')}, updated ${updated}, from ${file.fileName}.`);
    onClose();
  };

  if (result) {
    return (
      <ImportResult
        result={result}
        fileName={file.fileName}
        onClose={() => closeResult(result)}
        onUndo={() => {
          void undo();
          onClose();
        }}
      />
    );
  }
  const { data, error } = preview;
  const adds = data?.rows.filter(({ action }) => action === 'add').length ?? 0;
  const updates = data?.rows.filter(({ action }) => action === 'update').length ?? 0;
  return (
    <Dialog
      onClose={onClose}
      title={`Import ${file.fileName}`}
      size="calc(100vw - 64px)"
      classNames={{ content: styles.content, body: styles.body }}
    >
      {error && !data && <EmptyState title="This file could not be read">{error.message}</EmptyState>}
      {data && (
        <div className={styles.columns} aria-busy={preview.isFetching}>
          <ImportSettings preview={data} onChange={setChoices} />
          <ImportRows preview={data} current={place} />
          <ImportProblems problems={data.problems} fileName={file.fileName} onPlace={setPlace} />
        </div>
      )}
      <div className={styles.foot}>
        <span>
          {error && data ? (
            <b role="alert">{error.message}</b>
          ) : (
            data &&
            `${plural(adds, 'control')} to add, ${updates} to update, ${plural(data.rows.length - adds - updates, 'row')} left out. Undo takes it all back.`
          )}
        </span>
        <Button onClick={onClose}>Cancel</Button>
        {error && !data ? (
          <Button variant="filled" onClick={onPick}>
            Choose another file
          </Button>
        ) : (
          <Button
            variant="filled"
            disabled={!data || Boolean(error) || adds + updates === 0 || busy || preview.isFetching}
            onClick={() => void apply()}
          >
            Import {plural(adds + updates, 'control')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface ResultProps {
  result: Result;
  fileName: string;
  onClose: () => void;
  onUndo: () => void;
}

/** What came of the import; the problems stay in view until the person closes them. */
function ImportResult({ result, fileName, onClose, onUndo }: ResultProps) {
  const { imported, updated, skipped, problems } = result;
  return (
    <Dialog
      onClose={onClose}
      title={`Imported ${fileName}`}
      size={720}
      classNames={{ content: styles.content, body: styles.body }}
    >
      <p className={styles.summary}>
        {plural(imported, 'control')} added, {updated} updated, {plural(skipped, 'row')} left out.
        {problems.length > 0 &&
          ' The rows below need a decision. Copy or download the list before you close it.'}
      </p>
      {problems.length > 0 && (
        <div className={styles.columns}>
          <ImportProblems problems={problems} fileName={fileName} />
        </div>
      )}
      <div className={styles.foot}>
        <Button onClick={onUndo}>Undo the import</Button>
        <Button variant="filled" data-autofocus onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
