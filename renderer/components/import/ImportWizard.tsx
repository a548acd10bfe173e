import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ImportProblem, SheetFacts } from '../../../shared/contract/table-import.ts';
import type { PickedFile } from '../../app/platform.ts';
import { showUndoable, undo, useAction, useData } from '../../app/query.ts';
import { Dialog } from '../Dialog.tsx';
import { EmptyState } from '../EmptyState.tsx';
import styles from './import.module.css';
import { ImportProblems, type Place } from './ImportProblems.tsx';
import type { Choices } from './ImportSettings.tsx';
import type { ProblemKinds } from './problems-csv.ts';

export type SheetSource = Choices & { file: string };

/** What one kind of list adds to the wizard. */
export interface ImportOf<P extends SheetFacts, R> {
  /** Key of the preview among the queries. */
  key: readonly string[];
  preview: (source: SheetSource) => Promise<P>;
  apply: (source: SheetSource) => Promise<R>;
  kinds: ProblemKinds;
  settings: (preview: P, onChange: (choices: Choices) => void) => ReactNode;
  rows: (preview: P, current: Place | null) => ReactNode;
  /** What an import would do, in a sentence. */
  outlook: (preview: P) => string;
  /** How many records it would write. */
  writes: (preview: P) => number;
  /** "3 controls". */
  counted: (records: number) => string;
  /** What it did, in a sentence. */
  summary: (result: R) => string;
}

interface Props<P extends SheetFacts, R> {
  list: ImportOf<P, R>;
  file: PickedFile;
  /** Asks for a file again, after one that could not be read. */
  onPick: () => void;
  onClose: () => void;
}

/**
 * Brings in a list: which sheet and columns, what would come of it, and what needs a decision. Nothing is written before Import, and
 * one undo takes an import back.
 */
export function ImportWizard<
  P extends SheetFacts & { problems: ImportProblem[] },
  R extends { problems: ImportProblem[] },
>({ list, file, onPick, onClose }: Props<P, R>) {
  const [choices, setChoices] = useState<Choices>({});
  const [place, setPlace] = useState<Place | null>(null);
  const [result, setResult] = useState<R | null>(null);
  const { run, busy } = useAction();
  const source = { file: file.token, ...choices };
  const preview = useData([...list.key, source], () => list.preview(source), { enabled: result === null });

  const apply = async () => {
    const done = await run(() => list.apply(source));
    if (done) setResult(done);
  };

  if (result) {
    const summary = list.summary(result);
    return (
      <ImportResult
        summary={summary}
        problems={result.problems}
        kinds={list.kinds}
        fileName={file.fileName}
        onClose={() => {
          // The dialog itself offers undo; the toast does from when it is closed, and never covers it.
          void showUndoable(`${file.fileName}: ${summary}`);
          onClose();
        }}
        onUndo={() => {
          void undo();
          onClose();
        }}
      />
    );
  }
  const { data, error } = preview;
  const writes = data ? list.writes(data) : 0;
  return (
    <Dialog
      onClose={onClose}
      title={`Import ${file.fileName}`}
      size="calc(100vw - 64px)"
      classNames={{ content: styles.content, body: styles.body }}
    >
      {error && !data && <EmptyState title="This file could not be read">{error.message}</EmptyState>}
      {!data && !error && <EmptyState title="Reading the file">Nothing is written before Import.</EmptyState>}
      {data && (
        <div className={styles.columns} aria-busy={preview.isFetching}>
          {list.settings(data, setChoices)}
          {list.rows(data, place)}
          <ImportProblems
            problems={data.problems}
            kinds={list.kinds}
            fileName={file.fileName}
            onPlace={setPlace}
          />
        </div>
      )}
      <div className={styles.foot}>
        <span>{error && data ? <b role="alert">{error.message}</b> : data && list.outlook(data)}</span>
        <Button onClick={onClose}>Cancel</Button>
        {error && !data ? (
          <Button variant="filled" onClick={onPick}>
            Choose another file
          </Button>
        ) : (
          <Button
            variant="filled"
            disabled={!data || Boolean(error) || writes === 0 || busy || preview.isFetching}
            onClick={() => void apply()}
          >
            {data ? `Import ${list.counted(writes)}` : 'Import'}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface ResultProps {
  summary: string;
  problems: readonly ImportProblem[];
  kinds: ProblemKinds;
  fileName: string;
  onClose: () => void;
  onUndo: () => void;
}

/** What came of the import; the problems stay in view until the person closes them. */
function ImportResult({ summary, problems, kinds, fileName, onClose, onUndo }: ResultProps) {
  return (
    <Dialog
      onClose={onClose}
      title={`Imported ${fileName}`}
      size={720}
      classNames={{ content: styles.content, body: styles.body }}
    >
      <p className={styles.summary}>
        {summary}
        {problems.length > 0 &&
          ' The rows below need a decision. Copy or download the list before you close it.'}
      </p>
      {problems.length > 0 && (
        <div className={styles.columns}>
          <ImportProblems problems={problems} kinds={kinds} fileName={fileName} />
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
