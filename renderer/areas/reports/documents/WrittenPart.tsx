import { Button } from '@mantine/core';
import type { Node } from '@tiptap/pm/model';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentId, DocumentPart } from '../../../../shared/domain/documents/document-model.ts';
import type { PolicyDocument } from '../../../../shared/domain/policies/document.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { fromEditor, toEditor } from '../../../components/rich-text/editor-json.ts';
import { TextEditor } from '../../../components/rich-text/TextEditor.tsx';
import { useSaving } from '../../../components/rich-text/use-saving.ts';
import { useActions } from '../../../state/actions.ts';
import { BridgeForm } from './BridgeForm.tsx';
import styles from './documents.module.css';
import { Questions } from './Questions.tsx';

interface Props {
  document: DocumentId;
  part: DocumentPart;
  /** Is given what saves this text, and null when the text is left. */
  onSaver: (save: (() => Promise<void>) | null) => void;
}

/** One part of a document: what it says, where its words come from, and a place to write. */
export function WrittenPart({ document, part, onSaver }: Props) {
  if (document === 'representation' && part.isFixed) return <Questions part={part} />;
  return <Writing document={document} part={part} onSaver={onSaver} />;
}

function Writing({ document, part, onSaver }: Props) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const [editor, setEditor] = useState<Editor | null>(null);
  const { part: id, title, number, state, body, isFixed } = part;
  const write = useCallback(
    (text: PolicyDocument) => api.documents.setText({ document, part: id, body: text }),
    [document, id],
  );
  const saving = useSaving(write, body);
  const saveNow = saving.save;
  useEffect(() => {
    onSaver(saveNow);
    return () => onSaver(null);
  }, [onSaver, saveNow]);
  const isLocked = readOnly || isFixed;

  // The records, undo or another window changed what stands here.
  const seen = useRef(body);
  useEffect(() => {
    if (seen.current === body) return;
    seen.current = body;
    if (saving.isKnown(body)) return;
    saving.loaded(body);
    editor?.commands.setContent(toEditor(body), { emitUpdate: false });
  }, [body, editor, saving]);

  const onChange = useCallback(
    (changed: Node) => saving.changed(() => fromEditor(changed.toJSON())),
    [saving],
  );
  useActions(
    isLocked
      ? []
      : [
          {
            id: 'documents.save',
            label: 'Save the text',
            keys: 'mod+S',
            whileTyping: true,
            run: () => void saving.save(),
          },
        ],
  );
  const follow = () =>
    run(
      async () => {
        await saving.save();
        await api.documents.setText({ document, part: id, body: null });
        return true;
      },
      { done: `“${title}” follows the records again.` },
    );
  const keep = () =>
    run(
      async () => {
        await saving.save();
        await api.documents.acceptRecords({ document, part: id });
        return true;
      },
      { done: `“${title}” was compared with the records and stays as it is.` },
    );

  return (
    <>
      <div className={styles.source} data-state={state}>
        <h3>
          {number && <span>{number}</span>}
          {title}
        </h3>
        <p>{sourceOf(part)}</p>
        {state !== 'draft' && !isLocked && (
          <span className={styles.actions}>
            {state === 'changed' && (
              <Button variant="default" disabled={busy} onClick={() => void keep()}>
                Keep my text
              </Button>
            )}
            <Button variant="default" disabled={busy} onClick={() => void follow()}>
              Follow the records
            </Button>
          </span>
        )}
      </div>
      {state === 'changed' && <Difference part={part} />}
      <div className={styles.desk}>
        {document === 'bridge' && <BridgeForm />}
        <TextEditor
          label={`Text of ${title}`}
          document={body}
          readOnly={isLocked}
          onChange={onChange}
          onEditor={setEditor}
        />
      </div>
      <footer className={styles.foot} role="status">
        {isLocked
          ? 'Read only'
          : { saved: 'Saved', unsaved: 'Not saved yet (Ctrl S)', saving: 'Saving' }[saving.state]}
      </footer>
    </>
  );
}

function sourceOf({ isFixed, state }: DocumentPart): string {
  if (isFixed) return 'Follows from the records. Change them, and this text changes.';
  return {
    draft: 'Drafted from the records, and follows them. Write here to put your own text in its place.',
    own: 'Your own text. The records say the same as when it was begun.',
    changed: 'Your own text. The records changed since it was begun.',
  }[state];
}

/** What the records say now and did not say when the text was begun, and the other way round. */
function Difference({ part: { gained, lost } }: { part: DocumentPart }) {
  return (
    <div className={styles.difference} role="group" aria-label="What changed in the records">
      {[
        { name: 'New in the records', lines: gained },
        { name: 'No longer in the records', lines: lost },
      ]
        .filter(({ lines }) => lines.length > 0)
        .map(({ name, lines }) => (
          <div key={name}>
            <h4>{name}</h4>
            <ul>
              {lines.map((line, at) => (
                <li key={`${at} ${line}`}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}
