import { useRef, useState } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { MARK_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { Keys } from '../../../components/Keys.tsx';
import type { Block } from './use-cells.ts';
import styles from './sheet.module.css';

/** What the bar asks for at the moment. */
export interface NoteRequest {
  label: string;
  value: string;
  /** A reason cannot be left empty. */
  required: boolean;
  /** `leaving` when the focus went elsewhere by itself. */
  keep: (text: string, leaving: boolean) => void;
}

interface Props {
  item: SheetItem | undefined;
  attribute: TestSheet['attributes'][number] | undefined;
  /** The selected block, when it is more than one cell. */
  block: Block | null;
  request: NoteRequest | null;
  onCancel: () => void;
}

/** Above the grid: what the active cell is about, or the field in which its note is written. */
export function CellBar({ item, attribute, block, request, onCancel }: Props) {
  if (request) return <NoteField key={request.label} request={request} onCancel={onCancel} />;
  if (!item) return <div className={styles.cellBar} />;
  const cell = item.cells.find(({ attributeId }) => attributeId === attribute?.id);
  return (
    <div className={styles.cellBar}>
      {block ? (
        <b>
          {plural((block.bottom - block.top + 1) * (block.right - block.left + 1), 'cell')} of{' '}
          {plural(block.bottom - block.top + 1, 'item')}
        </b>
      ) : (
        <>
          <b>{item.key}</b>
          {attribute && (
            <span className={styles.about} title={attribute.text}>
              <b>{attribute.letter}</b> {attribute.text}
            </span>
          )}
          <span className={styles.value} title={cell?.note}>
            {attribute ? markText(cell) : itemText(item)}
          </span>
        </>
      )}
    </div>
  );
}

const markText = (cell: SheetItem['cells'][number] | undefined) => {
  if (!cell) return 'no mark';
  return cell.note ? `${MARK_NAMES[cell.mark]}: ${cell.note}` : MARK_NAMES[cell.mark];
};

/** Beyond the attributes: the note of the item, and its evidence. */
const itemText = ({ note, evidence }: SheetItem) =>
  [note, evidence.map(({ ref, title }) => `${ref} ${title}`).join(', ') || 'no evidence']
    .filter(Boolean)
    .join('; ');

function NoteField({ request, onCancel }: { request: NoteRequest; onCancel: () => void }) {
  const [text, setText] = useState(request.value);
  const finished = useRef(false);
  const missing = request.required && text.trim() === '';
  const finish = (act: () => void) => {
    if (finished.current) return;
    finished.current = true;
    act();
  };
  return (
    <form
      className={styles.cellBar}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) finish(() => request.keep(text.trim(), false));
      }}
    >
      <label htmlFor="cell-note">{request.label}</label>
      <input
        id="cell-note"
        autoFocus
        required={request.required}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          finish(onCancel);
        }}
        onBlur={() => {
          const changed = !missing && text !== request.value;
          finish(changed ? () => request.keep(text.trim(), true) : onCancel);
        }}
      />
      <Keys keys="Enter" /> keeps
      <Keys keys="Escape" /> cancels
    </form>
  );
}
