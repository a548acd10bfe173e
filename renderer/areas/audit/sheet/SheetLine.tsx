import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { MARK_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { ABOUT_ITEM } from '../review/open-notes.ts';
import { isVoid } from './cell-edits.ts';
import { MarkGlyph } from '../../../components/MarkGlyph.tsx';
import type { Place } from './use-cells.ts';
import styles from './sheet.module.css';

interface Props {
  item: SheetItem;
  index: number;
  prefix: string;
  attributes: TestSheet['attributes'];
  stratified: boolean;
  /** Attributes of this item with review notes that are not cleared, as `useOpenNotes` gives them. */
  openNotes: string;
  /** Number of this row's first note. */
  firstNote: number;
  activeColumn: number | null;
  /** Columns of the selected block in this row, inclusive. */
  left: number | null;
  right: number | null;
  onPress: (place: Place, extend: boolean) => void;
  onNote: () => void;
  onItem: () => void;
}

/** "2026-03-12" of a date with a time; another text as it is. */
export const dayOf = (date: string) => /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(date)?.[0] ?? date;

/** How an item stands to another one of the log. */
function standing({ voidReason, replacedByKey, replacesKey }: SheetItem): string {
  if (voidReason) return `Void${replacedByKey ? `, replaced by ${replacedByKey}` : ''}: ${voidReason}`;
  return replacesKey ? `Replaces ${replacesKey}` : '';
}

function Line(props: Props) {
  const { item, index, prefix, attributes, stratified, firstNote, activeColumn, left, right } = props;
  const { onPress, onNote, onItem } = props;
  const cells = new Map(item.cells.map((cell) => [cell.attributeId, cell]));
  const noted = attributes.flatMap(({ id }) => {
    const cell = cells.get(id);
    return cell?.note ? [cell] : [];
  });
  const numberOf = new Map(noted.map((cell, at) => [cell.attributeId, `n${firstNote + at}`]));
  const asked = new Set(props.openNotes.split(' '));
  const evidenced = new Set(item.cellEvidence.map(({ attributeId }) => attributeId));
  const refs = [...new Set([...item.evidence, ...item.cellEvidence].map(({ ref }) => ref))];
  const said = standing(item);
  const isInBlock = (column: number) => left !== null && right !== null && column >= left && column <= right;

  const shared = (column: number, className: string | undefined) => ({
    id: `${prefix}${index}-${column}`,
    role: 'gridcell' as const,
    className,
    'data-active': column === activeColumn || undefined,
    'data-block': isInBlock(column) || undefined,
    'aria-selected': column === activeColumn || isInBlock(column),
    onClick: (event: { shiftKey: boolean }) => onPress({ row: index, column }, event.shiftKey),
  });
  const atNote = attributes.length;

  return (
    <tr
      aria-rowindex={index + 2}
      data-row={item.id}
      data-current={activeColumn !== null || undefined}
      data-void={isVoid(item) || undefined}
    >
      <td role="gridcell" className={styles.number}>
        {item.position}
      </td>
      <th
        role="rowheader"
        scope="row"
        className={styles.key}
        data-review={asked.has(ABOUT_ITEM) || undefined}
        title={item.key}
        onClick={() => onPress({ row: index, column: activeColumn ?? 0 }, false)}
      >
        {item.key}
        {asked.has(ABOUT_ITEM) && <VisuallyHidden>, review note open</VisuallyHidden>}
      </th>
      <td role="gridcell" title={item.date}>
        {dayOf(item.date)}
      </td>
      <td role="gridcell" className={styles.subject} title={item.description}>
        {item.description}
      </td>
      {stratified && (
        <td role="gridcell" title={item.stratum}>
          {item.stratum}
        </td>
      )}
      {attributes.map(({ id, letter }, column) => {
        const cell = cells.get(id);
        const evidence = evidenced.has(id);
        return (
          <td
            key={id}
            {...shared(column, styles.mark)}
            title={cell?.note || undefined}
            data-evidence={evidence || undefined}
            data-review={asked.has(id) || undefined}
          >
            {cell ? (
              <>
                <MarkGlyph mark={cell.mark} />
                <VisuallyHidden>
                  {letter} {MARK_NAMES[cell.mark]}
                </VisuallyHidden>
                {numberOf.has(id) && <sup>{numberOf.get(id)}</sup>}
              </>
            ) : (
              <VisuallyHidden>{letter} no mark</VisuallyHidden>
            )}
            {evidence && <VisuallyHidden>, with evidence</VisuallyHidden>}
            {asked.has(id) && <VisuallyHidden>, review note open</VisuallyHidden>}
          </td>
        );
      })}
      <td {...shared(atNote, styles.note)} onDoubleClick={onNote}>
        {said && <span title={said}>{said}</span>}
        {noted.map((cell) => (
          <span key={cell.attributeId} title={cell.note}>
            <b>{numberOf.get(cell.attributeId)}</b>
            {cell.note}
          </span>
        ))}
        {item.note && <span title={item.note}>{item.note}</span>}
      </td>
      <td {...shared(atNote + 1, styles.evidence)} title={refs.join(', ')} onDoubleClick={onItem}>
        {refs.join(', ')}
      </td>
    </tr>
  );
}

export const SheetLine = memo(Line);
