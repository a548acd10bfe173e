import { Button, CloseButton, Menu } from '@mantine/core';
import type { Node } from '@tiptap/pm/model';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { PolicyDocument } from '../../../../shared/domain/policies/document.ts';
import { versionText } from '../../../../shared/domain/policies/paper.ts';
import { outlineOf, textFacts } from '../../../../shared/domain/policies/words.ts';
import type { PolicyStatus } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { fromEditor, toEditor } from '../../../components/rich-text/editor-json.ts';
import { TextEditor } from '../../../components/rich-text/TextEditor.tsx';
import { useSaving } from '../../../components/rich-text/use-saving.ts';
import { useActions } from '../../../state/actions.ts';
import { ApprovePolicy } from './ApprovePolicy.tsx';
import styles from './editor.module.css';
import { exportPolicies, useImport } from './use-policy-files.ts';

/** The text of one policy, over the whole width: headings at the side, the page to write on, what is saved and what is left. */
export default function PolicyEditor({ id }: { id: string }) {
  const rows = useData(['registers', 'list', 'policies'], () =>
    api.registers.list({ register: 'policies' }),
  ).data;
  const text = useData(['registers', 'policyText', id], () => api.registers.policyText({ id }));
  const policy = rows?.find((row) => row.id === id);
  if (text.error) return <p className={styles.note}>{text.error.message}</p>;
  // The answer for the policy before stays while this one loads.
  if (!policy || !text.data || text.isPlaceholderData) return null;
  return <Loaded key={id} policy={policy} stored={text.data.document} />;
}

function Loaded({ policy, stored }: { policy: RegisterRow; stored: PolicyDocument }) {
  const { id } = policy;
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const write = useCallback(
    (document: PolicyDocument) => api.registers.writePolicyText({ id, document }),
    [id],
  );
  const saving = useSaving(write, stored);
  const [shown, setShown] = useState(stored);
  const [editor, setEditor] = useState<Editor | null>(null);
  const facts = useData(['registers', 'policyTexts'], () => api.registers.policyTexts({})).data;
  const changedSince = facts?.find((known) => known.id === id)?.changedSince ?? null;
  const values = (field: string) => String(policy.values[field] ?? '');
  const name = values('name');
  const status = values('status') as PolicyStatus;

  const replace = useCallback(
    (document: PolicyDocument) => {
      saving.loaded(document);
      // The update that follows finds nothing to save.
      editor?.commands.setContent(toEditor(document));
      void saving.save();
    },
    [editor, saving],
  );
  // Undo, or another window, changed what is stored.
  const seen = useRef(stored);
  useEffect(() => {
    if (seen.current === stored) return;
    seen.current = stored;
    if (!saving.isKnown(stored)) replace(stored);
  }, [stored, saving, replace]);

  const onChange = useCallback(
    (changed: Node) => {
      saving.changed(() => fromEditor(changed.toJSON()));
      setShown(fromEditorSafely(changed));
    },
    [saving],
  );
  const imported = useImport(id, replace);
  const fromOutline = () =>
    run(
      async () => {
        const { document } = await api.registers.policyOutlineText({ id });
        await api.registers.writePolicyText({ id, document });
        replace(document);
        return document;
      },
      { done: 'The text starts from the outline. What stands in brackets is yours to fill in.' },
    );
  const download = async (format: 'docx' | 'pdf') => {
    await saving.save();
    await exportPolicies([id], [name, values('version')].filter(Boolean).join(' '), format);
  };
  useActions([
    ...(readOnly
      ? []
      : [
          {
            id: 'policy.save',
            label: 'Save the text',
            keys: 'mod+S',
            whileTyping: true,
            run: () => void saving.save(),
          },
        ]),
    { id: 'policy.docx', label: 'Export the policy to Word', run: () => void download('docx') },
    { id: 'policy.pdf', label: 'Export the policy to PDF', run: () => void download('pdf') },
  ]);
  const { words, placeholders } = useMemo(() => textFacts(shown), [shown]);
  const isEmpty = shown.blocks.length === 0;

  return (
    <div className={styles.screen} data-pane>
      <header className={styles.bar}>
        <Link href={links.policy(id)} className={styles.back}>
          Policies
        </Link>
        <h2>{name}</h2>
        <span className={styles.fact}>
          {versionText({ version: values('version'), status }) || 'Approved'}
        </span>
        <span className={styles.actions}>
          {!readOnly && (
            <>
              <Button disabled={imported.busy} onClick={() => void imported.start()}>
                Import a file
              </Button>
              {!isEmpty && (status !== 'approved' || changedSince !== null) && (
                <ApprovePolicy policy={policy} isChanged={changedSince !== null} save={saving.save} />
              )}
            </>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button disabled={isEmpty} title={isEmpty ? 'There is no text to export yet' : undefined}>
                Export
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void download('docx')}>Word (.docx)</Menu.Item>
              <Menu.Item onClick={() => void download('pdf')}>PDF</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </header>
      {changedSince && (
        <p className={styles.notice}>
          The text changed since it was approved on {changedSince}. Record the approval of the next version,
          or undo the change.
        </p>
      )}
      {imported.warnings.length > 0 && (
        <div className={styles.notice}>
          <ul>
            {imported.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
          <CloseButton size={20} aria-label="Close the notes on the import" onClick={imported.dismiss} />
        </div>
      )}
      <div className={styles.body}>
        <Headings document={shown} editor={editor} />
        <div className={styles.desk}>
          {isEmpty && !readOnly && (
            <p className={styles.note}>
              Write below, import the client&apos;s file
              {policy.values['template'] ? (
                <>
                  {', or '}
                  <Button variant="default" disabled={busy} onClick={() => void fromOutline()}>
                    Start from the outline
                  </Button>
                </>
              ) : (
                '. Choose an outline in the register to start from one.'
              )}
            </p>
          )}
          <TextEditor
            label={`Text of ${name}`}
            document={stored}
            readOnly={readOnly}
            onChange={onChange}
            onEditor={setEditor}
          />
        </div>
      </div>
      <footer className={styles.foot}>
        <span role="status">
          {readOnly
            ? 'Read only'
            : { saved: 'Saved', unsaved: 'Not saved yet (Ctrl S)', saving: 'Saving' }[saving.state]}
        </span>
        <span>{plural(words, 'word')}</span>
        <span>
          {placeholders.length === 0 ? 'Nothing left to fill in' : `${placeholders.length} left to fill in`}
        </span>
      </footer>
    </div>
  );
}

/** What is too long is told when it is saved; until then the screen shows no outline of it. */
function fromEditorSafely(changed: Node): PolicyDocument {
  try {
    return fromEditor(changed.toJSON());
  } catch {
    return { blocks: [] };
  }
}

function Headings({ document, editor }: { document: PolicyDocument; editor: Editor | null }) {
  const headings = outlineOf(document);
  const top = Math.min(...headings.map(({ level }) => level));
  const go = (at: number) => {
    const heading = editor?.view.dom.querySelectorAll('h1, h2, h3')[at];
    if (!editor || !heading) return;
    editor.commands.setTextSelection(editor.view.posAtDOM(heading, 0));
    editor.view.focus();
    heading.scrollIntoView({ block: 'start' });
  };
  return (
    <nav className={styles.headings} aria-label="Headings">
      {headings.length === 0 ? (
        <p>No headings yet</p>
      ) : (
        <ol>
          {headings.map(({ index, level, number, title }, at) => (
            <li key={index} data-depth={level - top}>
              <button type="button" onClick={() => go(at)}>
                {number && <span>{number}</span>}
                {title}
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}
