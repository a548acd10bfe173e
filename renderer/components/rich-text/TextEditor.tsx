import { RichTextEditor } from '@mantine/tiptap';
import '@mantine/tiptap/styles.layer.css';
import type { Node } from '@tiptap/pm/model';
import { useEditor, useEditorState, type Editor } from '@tiptap/react';
import { useEffect } from 'react';
import type { PolicyDocument } from '../../../shared/domain/policies/document.ts';
import { toEditor } from './editor-json.ts';
import { EXTENSIONS } from './extensions.ts';
import styles from './rich-text.module.css';

interface Props {
  label: string;
  document: PolicyDocument;
  readOnly: boolean;
  onChange: (document: Node) => void;
  onEditor: (editor: Editor | null) => void;
}

const mod = /mac/i.test(navigator.userAgent) ? 'Cmd' : 'Ctrl';
const LABELS = {
  boldControlLabel: `Bold (${mod} B)`,
  italicControlLabel: `Italic (${mod} I)`,
  underlineControlLabel: `Underline (${mod} U)`,
  h1ControlLabel: `Heading 1 (${mod} Alt 1)`,
  h2ControlLabel: `Heading 2 (${mod} Alt 2)`,
  h3ControlLabel: `Heading 3 (${mod} Alt 3)`,
  bulletListControlLabel: `Bullet list (${mod} Shift 8)`,
  orderedListControlLabel: `Numbered list (${mod} Shift 7)`,
  blockquoteControlLabel: `Quote (${mod} Shift B)`,
  undoControlLabel: `Undo in the text (${mod} Z)`,
  redoControlLabel: `Redo in the text (${mod} Shift Z)`,
};

/** Writes a text: headings, lists, tables, links. Undo within the text is the editor's own. */
export function TextEditor({ label, document, readOnly, onChange, onEditor }: Props) {
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: toEditor(document),
    editable: !readOnly,
    // Its styles would need the nonce of the page, so they stand in our own file.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        'aria-label': label,
        role: 'textbox',
        'aria-multiline': 'true',
        ...(readOnly && { 'aria-readonly': 'true' }),
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.state.doc),
  });
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);
  useEffect(() => editor?.setEditable(!readOnly, false), [editor, readOnly]);

  return (
    <RichTextEditor
      editor={editor}
      labels={LABELS}
      withCodeHighlightStyles={false}
      withTypographyStyles={false}
      classNames={{ root: styles.editor, toolbar: styles.toolbar, content: styles.content }}
    >
      {!readOnly && editor && <Toolbar editor={editor} />}
      <RichTextEditor.Content />
    </RichTextEditor>
  );
}

function Toolbar({ editor }: { editor: Editor }) {
  const inTable = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') });
  return (
    <RichTextEditor.Toolbar role="toolbar" aria-label="Text">
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Undo />
        <RichTextEditor.Redo />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.H1 />
        <RichTextEditor.H2 />
        <RichTextEditor.H3 />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Bold />
        <RichTextEditor.Italic />
        <RichTextEditor.Underline />
        <RichTextEditor.Link />
        <RichTextEditor.Unlink />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.BulletList />
        <RichTextEditor.OrderedList />
        <RichTextEditor.Blockquote />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.TableInsert classNames={{ tableInsertCell: styles.size }} />
        {inTable && (
          <>
            <RichTextEditor.TableRowAfter />
            <RichTextEditor.TableRowDelete />
            <RichTextEditor.TableColumnAfter />
            <RichTextEditor.TableColumnDelete />
            <RichTextEditor.TableDelete />
          </>
        )}
      </RichTextEditor.ControlsGroup>
    </RichTextEditor.Toolbar>
  );
}
