import { AppError } from '../../../../shared/domain/errors.ts';
import type { JsonIndex } from '../formats/json-index.ts';
import type { TableFile } from './table-query.ts';

/** Objects whose names become columns. */
const HEAD_OBJECTS = 1000;
const MOST_COLUMNS = 1000;
const LONGEST_CELL = 2000;

/**
 * A list of objects as a table: the file itself, a list in it (`{"Records": [...]}`), or one object a line. A value that is
 * itself an object or a list is shown as its JSON.
 * @throws AppError unknown_format when the file holds no such list
 */
export function jsonTable(index: JsonIndex): TableFile {
  const objects = listOfObjects(index);
  if (!objects)
    throw new AppError('unknown_format', 'The file holds no list of objects, so there is no table to show.');
  const columns = new Map<string, number>();
  for (const object of objects.slice(0, HEAD_OBJECTS)) {
    for (const child of index.children(object)) {
      const name = index.name(child) ?? '';
      if (!columns.has(name) && columns.size < MOST_COLUMNS) columns.set(name, columns.size);
    }
  }
  const cells = (row: number): string[] => {
    const texts = Array.from({ length: columns.size }, () => '');
    for (const child of index.children(objects[row] ?? 0)) {
      const column = columns.get(index.name(child) ?? '');
      if (column !== undefined) texts[column] = cellText(index, child);
    }
    return texts;
  };
  return {
    sheets: [
      {
        name: '',
        hidden: false,
        rowCount: objects.length,
        columns: [...columns.keys()],
        hiddenColumns: new Set(),
        hiddenRows: 0,
        formulas: 0,
        cells,
        number: (row) => row + 1,
        isHidden: () => false,
      },
    ],
    encoding: null,
    delimiter: null,
    problem: index.problem && 'The file breaks off: what comes before the break is shown.',
  };
}

function listOfObjects(index: JsonIndex): number[] | null {
  const isObject = (node: number) => index.kind(node) === 'object';
  const roots = [...index.roots()];
  if (roots.length > 1) return roots.every(isObject) ? roots : null;
  const [root] = roots;
  if (root === undefined || !index.isContainer(root)) return null;
  const lists = isObject(root) ? [...index.children(root)] : [root];
  for (const list of lists) {
    if (index.kind(list) !== 'list' || index.count(list) === 0) continue;
    const items = [...index.children(list)];
    if (items.every(isObject)) return items;
  }
  return null;
}

function cellText(index: JsonIndex, node: number): string {
  const kind = index.kind(node);
  if (kind === 'null') return '';
  return (kind === 'string' ? index.plain(node) : index.source(node, LONGEST_CELL)).toWellFormed();
}
