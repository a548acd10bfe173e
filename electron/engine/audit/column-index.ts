import { AppError } from '../../../shared/domain/errors.ts';

/** @throws AppError bad_input for a column that the file does not have */
export function columnIndex(columns: string[], column: string, name: string): number {
  const index = columns.indexOf(column);
  if (index >= 0) return index;
  const shown = columns.slice(0, 20).join(', ');
  const message = `"${name}" has no column "${column}". Its columns are: ${shown}. Choose one of them.`;
  throw new AppError('bad_input', message, { file: name, column, columns: columns.slice(0, 20) });
}
