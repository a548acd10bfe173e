import { Button } from '@mantine/core';
import type { Node } from '@tiptap/pm/model';
import { useCallback, useRef, useState } from 'react';
import type { PolicyDocument } from '../../../shared/domain/policies/document.ts';
import { REPORT_PARTS, type ReportPartId } from '../../../shared/domain/report-parts.ts';
import { api } from '../../app/api.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { fromEditor } from '../../components/rich-text/editor-json.ts';
import { TextEditor } from '../../components/rich-text/TextEditor.tsx';
import styles from './kind.module.css';

const EMPTY: PolicyDocument = { blocks: [] };
const nothing = () => undefined;

interface Props {
  kind: 'type1' | 'type2';
  part: ReportPartId;
  /** Null while the report speaks for itself. */
  stored: PolicyDocument | null;
  onClose: () => void;
}

/** A person's own text at the start of a part, in the place of the sentences that the report would say. */
export function PartText({ kind, part, stored, onClose }: Props) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const [first] = useState(stored ?? EMPTY);
  const changed = useRef<Node | null>(null);
  const [isChanged, setIsChanged] = useState(false);
  const title = REPORT_PARTS.find(({ id }) => id === part)?.title ?? '';
  const onChange = useCallback((document: Node) => {
    changed.current = document;
    setIsChanged(true);
  }, []);
  const write = async (read: () => PolicyDocument | null, done: string) => {
    const saved = await run(
      async () => {
        const body = read();
        await api.reports.setText({
          document: kind,
          part,
          body: body && body.blocks.length > 0 ? body : null,
        });
        return true;
      },
      { done },
    );
    if (saved) onClose();
  };
  const save = () =>
    void write(
      () => (changed.current ? fromEditor(changed.current.toJSON()) : first),
      `Saved the text of ${title}.`,
    );
  return (
    <Dialog title={`Text of ${title}`} size={820} onClose={onClose}>
      <p className={styles.about}>
        Stands at the start of the part, in the place of the sentences that the report writes by itself.
        Tables and figures stay as they are.
      </p>
      <div className={styles.text}>
        <TextEditor
          label={`Text of ${title}`}
          document={first}
          readOnly={readOnly}
          onChange={onChange}
          onEditor={nothing}
        />
      </div>
      <div className={styles.foot}>
        {stored && !readOnly && (
          <Button
            disabled={busy}
            onClick={() => void write(() => null, `${title} is written by the report again.`)}
          >
            Let the report write it
          </Button>
        )}
        <span>{readOnly ? 'The engagement is read-only.' : ''}</span>
        <Button onClick={onClose}>{readOnly ? 'Close' : 'Cancel'}</Button>
        {!readOnly && (
          <Button variant="filled" disabled={busy || !isChanged} onClick={save}>
            Save
          </Button>
        )}
      </div>
    </Dialog>
  );
}
