/** Columns that lists of tests share. */
import { Link } from 'wouter';
import { links } from '../../app/links.ts';
import type { GridColumn } from '../../components/grid/Grid.tsx';

/** The reference of the workpaper, which leads to the sheet. */
export const workpaperColumn = <Row extends { workpaper: string }>(
  testOf: (row: Row) => string,
): GridColumn<Row> => ({
  id: 'workpaper',
  header: 'Workpaper',
  width: 100,
  frozen: true,
  text: ({ workpaper }) => workpaper,
  cell: (row) => (
    <Link href={links.test(testOf(row))} tabIndex={-1}>
      {row.workpaper}
    </Link>
  ),
});

/** Name of the control that is tested. @param width the least, in px */
export const controlColumn = <Row extends { controlTitle: string }>(width: number): GridColumn<Row> => ({
  id: 'control',
  header: 'Control',
  width,
  grow: true,
  frozen: true,
  text: ({ controlTitle }) => controlTitle,
  cell: ({ controlTitle }) => <span title={controlTitle}>{controlTitle}</span>,
});
