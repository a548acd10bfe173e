import { Tabs, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ListFilter } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { TableInput, TablePage } from '../../../../../shared/contract/evidence/contents.ts';
import { api } from '../../../../app/api.ts';
import { count, plural } from '../../../../app/format.ts';
import { useRows } from '../use-rows.ts';
import { fileKey, fileOf, type ViewProps } from '../view-props.ts';
import { useViewerKeys } from '../viewer-keys.ts';
import viewer from '../viewer.module.css';
import { SheetGrid } from './SheetGrid.tsx';
import styles from './table.module.css';

/** Cells of one answer that are asked for at most. */
const MOST_CELLS = 20_000;
/** Sheets beyond these are named in the note only. */
const MOST_TABS = 50;

/** A CSV file, a workbook or a list of JSON objects as a grid. Values are text: nothing is computed and nothing runs. */
export function TableView({ file, find, onProblem }: ViewProps) {
  const [sheet, setSheet] = useState(0);
  const [sort, setSort] = useState<TableInput['sort']>(null);
  const [words, setWords] = useState(find);
  const [filter] = useDebouncedValue(words.trim(), 200);
  const [seen, setSeen] = useState({ from: 0, to: 40 });
  const [width, setWidth] = useState(1);
  const input = useRef<HTMLInputElement>(null);
  useViewerKeys('mod+F', () => input.current?.select());
  const load = (offset: number, limit: number) =>
    api.evidence.table({ ...fileOf(file), sheet, sort, filter, offset, limit });
  const { page, row, error, isPending } = useRows({
    queryKey: fileKey(file, 'table', sheet, sort, filter, width),
    load,
    ...seen,
    size: Math.min(200, Math.max(1, Math.floor(MOST_CELLS / width))),
  });
  // A search may have found the record by its title only: then all rows are shown.
  if (find !== '' && words === find && filter === find && page?.matching === 0) setWords('');
  const columns = page?.columns.length ?? 0;
  // Wide tables come in fewer rows at once; how wide this one is is known from its first answer.
  if (columns > 100 && width !== columns) setWidth(columns);
  useEffect(() => {
    if (error) onProblem(error.message);
  }, [error, onProblem]);
  if (isPending || !page) return <p className={viewer.notice}>Reading the table.</p>;
  const { sheets } = page;
  return (
    <>
      <div className={styles.bar}>
        <TextInput
          ref={input}
          type="search"
          w={220}
          aria-label="Filter the rows"
          placeholder="Filter the rows"
          value={words}
          leftSection={<ListFilter size={14} aria-hidden />}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setWords('');
          }}
        />
        <span role="status">
          {filter === ''
            ? plural(page.rowCount, 'row')
            : `${count(page.matching)} of ${plural(page.rowCount, 'row')}`}
        </span>
        <span className={styles.about}>{aboutWords(page)}</span>
      </div>
      {page.problem && <p className={viewer.notice}>{page.problem}</p>}
      <SheetGrid
        key={sheet}
        label={`Table of ${file.title}${sheets[sheet]?.name ? `, sheet ${sheets[sheet].name}` : ''}`}
        columns={page.columns}
        rowCount={page.matching}
        row={row}
        words={filter}
        sort={sort}
        onSort={setSort}
        onSeen={setSeen}
        load={load}
      />
      {sheets.length > 1 && (
        <Tabs
          className={styles.sheets}
          inverted
          value={String(sheet)}
          onChange={(next) => {
            setSheet(Number(next));
            setSort(null);
            setSeen({ from: 0, to: 40 });
            setWidth(1);
          }}
        >
          <Tabs.List aria-label="Sheets">
            {sheets.slice(0, MOST_TABS).map(({ name, hidden }, index) => (
              <Tabs.Tab key={index} value={String(index)}>
                {name}
                {hidden && ' (hidden)'}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      )}
    </>
  );
}

/** What a reader of the cells has to know: encoding, what the workbook hides, and where values come from. */
function aboutWords(page: TablePage): string {
  const hiddenColumns = page.columns.filter(({ hidden }) => hidden).length;
  const hiddenSheets = page.sheets.filter(({ hidden }) => hidden).length;
  const hidden = [
    hiddenPart(page.hiddenRows, 'row'),
    hiddenPart(hiddenColumns, 'column'),
    hiddenPart(hiddenSheets, 'sheet'),
  ].filter((words) => words !== '');
  return [
    page.encoding && `${page.encoding}, ${page.delimiter} separated`,
    hidden.length > 0 && `${hidden.join(', ')} shown`,
    page.formulas > 0 && `${plural(page.formulas, 'formula')} shown as the value last saved`,
    page.sheets.length > MOST_TABS && `${page.sheets.length} sheets, the first ${MOST_TABS} are offered`,
  ]
    .filter(Boolean)
    .join('; ');
}

const hiddenPart = (many: number, what: string): string => (many > 0 ? plural(many, `hidden ${what}`) : '');
