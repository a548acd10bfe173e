import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { usePreferences } from '../../../state/preferences.ts';
import styles from './sheet.module.css';

/** Widths in px. Columns without one share what is left. */
const WIDTHS: Record<string, number | undefined> = {
  number: 44,
  key: 104,
  date: 88,
  stratum: 96,
  evidence: 84,
};
/** Many attributes have narrower columns, so that more of them are in view. */
export const isNarrow = (attributes: number): boolean => attributes > 8;

/** Width of a mark's column. */
export const markWidth = (attributes: number): number => (isNarrow(attributes) ? 42 : 54);
const [LEAST, MOST, STEP] = [48, 640, 16];
const within = (width: number) => Math.min(Math.max(Math.round(width), LEAST), MOST);

interface Shape {
  attributes: TestSheet['attributes'];
  /** Items come from several strata. */
  stratified: boolean;
}

/** The columns before the attributes, in their order. */
export const leadingColumns = (stratified: boolean): string[] => [
  'number',
  'key',
  'date',
  'about',
  ...(stratified ? ['stratum'] : []),
];

/** What the columns of a sheet are wide: as pulled on this machine, or as they come. */
export function SheetColumns({ attributes, stratified }: Shape) {
  const pulled = usePreferences((state) => state.sheetWidths);
  const col = (id: string) => <col key={id} style={{ width: pulled[id] ?? WIDTHS[id] }} />;
  return (
    <colgroup>
      {leadingColumns(stratified).map(col)}
      {attributes.map(({ id }) => (
        <col key={id} style={{ width: markWidth(attributes.length) }} />
      ))}
      {col('note')}
      {col('evidence')}
    </colgroup>
  );
}

const widthOf = (handle: HTMLElement) => handle.parentElement?.getBoundingClientRect().width ?? 0;

/** The edge of a column's head, to pull or to move by the arrow keys. */
export function WidthHandle({ column, name }: { column: string; name: string }) {
  const width = usePreferences((state) => within(state.sheetWidths[column] ?? WIDTHS[column] ?? LEAST));
  const setWidth = usePreferences((state) => state.setSheetWidth);
  const [from, setFrom] = useState<number | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom(widthOf(event.currentTarget) - event.clientX);
  };
  const onPointerMove = (event: PointerEvent<HTMLSpanElement>) => {
    if (from !== null) setWidth(column, within(from + event.clientX));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLSpanElement>) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    setWidth(column, within(widthOf(event.currentTarget) + by));
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${name}`}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={width}
      tabIndex={0}
      className={styles.handle}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setFrom(null)}
      onPointerCancel={() => setFrom(null)}
      onKeyDown={onKeyDown}
    />
  );
}
