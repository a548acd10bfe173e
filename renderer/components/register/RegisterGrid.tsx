import { Button } from '@mantine/core';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { registerOf, type Register, type RegisterId } from '../../../shared/domain/registers.ts';
import { api } from '../../app/api.ts';
import { count, plural } from '../../app/format.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { useActions } from '../../state/actions.ts';
import { EmptyState } from '../EmptyState.tsx';
import {
  DEFAULT_LAYOUT,
  Grid,
  type CellWrite,
  type GridColumn,
  type GridLayout,
  type GridProps,
} from '../grid/Grid.tsx';
import { Keys } from '../Keys.tsx';
import { AddRecord, type Starts } from './AddRecord.tsx';
import { BulkBar } from './BulkBar.tsx';
import { useFieldOptions, type OwnOptions } from './field-options.ts';
import { useRegisterFiles } from './files/use-register-files.tsx';
import { registerColumns, type RegisterCells } from './register-columns.tsx';
import { filterRows, NO_FILTER, searchTexts, type RegisterFilter } from './register-filter.ts';
import { groupingOf } from './register-groups.ts';
import { changesOf, recordsOf } from './register-paste.ts';
import { RegisterFilters } from './RegisterFilters.tsx';
import { RegisterPane } from './RegisterPane.tsx';
import { withOverride } from '../../state/override.ts';
import styles from './register.module.css';

export interface RegisterGridProps {
  register: RegisterId;
  /** Id of the record in the address, which the detail pane shows; null while the pane is closed. */
  current: string | null;
  /** The person moved to a record while the pane is open, opened it, or closed it (null). */
  onCurrent: (id: string | null) => void;
  /** Buttons beside "Add". */
  actions?: ReactNode;
  /** Beside the search, for example pills of the screen's own filter. */
  filters?: ReactNode;
  /** The screen's own filter. Keep the function stable between renders. */
  accepts?: (row: RegisterRow) => boolean;
  /** The records that `accepts` keeps go by their own name, and the others do not count here. */
  title?: Pick<Register, 'name' | 'singular' | 'about'>;
  /** What a new record starts with beside the starts of its fields. Keep the object stable between renders. */
  starts?: Starts;
  /** Takes the screen's own filter away; given while it leaves records out. */
  onAcceptAll?: () => void;
  /** Closed lists of fields that are none by their description. Keep the object stable between renders. */
  options?: OwnOptions;
  /** How fields look where their text says too little. Keep the object stable between renders. */
  cells?: RegisterCells;
  /** Above the bar, for example a chart. */
  head?: ReactNode;
  /** At the foot, of the records that are shown: their totals. */
  foot?: (rows: readonly RegisterRow[]) => ReactNode;
  /** px, where the cells hold more than a line. */
  rowHeight?: number;
  /** Field by which the records are grouped at first. */
  groupedBy?: string;
  /** Column by which the records are sorted at first. */
  sortedBy?: string;
  /** Fields without a column at first. */
  hidden?: readonly string[];
  /** After what a record is called: what the screen knows beside the fields. Keep the array stable between renders. */
  columns?: readonly GridColumn<RegisterRow>[];
  /** In the detail pane, between the short fields and the long ones. */
  detail?: (row: RegisterRow) => ReactNode;
  /** Buttons of the empty register, beside "Add". */
  emptyActions?: ReactNode;
}

const NO_STARTS: Starts = {};

/** The records of one register as a sheet: edited in place, pasted from a spreadsheet, filtered, grouped, changed in bulk. */
export function RegisterGrid(props: RegisterGridProps) {
  const { register: id, current, onCurrent, accepts, onAcceptAll, starts = NO_STARTS } = props;
  const register = registerOf(id);
  const { readOnly } = useWorkspace();
  const records = useData(['registers', 'list', id], () => api.registers.list({ register: id })).data;
  const optionsOf = useFieldOptions(register, props.options);
  const { columns: more, cells } = props;
  const columns = useMemo(
    () => registerColumns(register, optionsOf, more, cells),
    [register, optionsOf, more, cells],
  );
  const [filter, setFilter] = useState(NO_FILTER);
  const [layout, setLayout] = useState<GridLayout>({
    ...DEFAULT_LAYOUT,
    group: props.groupedBy ?? null,
    hidden: props.hidden ?? [],
    sort: props.sortedBy ? { column: props.sortedBy, descending: false } : null,
  });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const main = useRef<HTMLDivElement>(null);

  const all = useMemo(() => (accepts ? records?.filter(accepts) : records) ?? [], [records, accepts]);
  const texts = useMemo(() => searchTexts(register, all, optionsOf), [register, all, optionsOf]);
  const rows = useMemo(() => filterRows(register, all, filter, texts), [register, all, filter, texts]);
  const grouping = useMemo(
    () => groupingOf(register, layout.group, rows, optionsOf),
    [register, layout.group, rows, optionsOf],
  );
  const chosen = rows.filter((row) => selected.has(row.id));
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const files = useRegisterFiles(id, { ids, isFiltered: rows.length < (records?.length ?? 0) });
  const shown = records?.find((row) => row.id === current);
  const startAdding = () => setAdding(true);
  const stopAdding = () => {
    setAdding(false);
    main.current?.querySelector<HTMLElement>('[data-pane-focus]')?.focus();
  };
  const toggleDetail = () => onCurrent(current ? null : (active ?? rows[0]?.id ?? null));
  const { name, singular, about } = props.title ?? register;
  const addLabel = `Add ${singular}`;
  useActions([
    ...(readOnly ? [] : [{ id: 'register.add', label: addLabel, keys: 'mod+N', run: startAdding }]),
    { id: 'register.detail', label: 'Show or hide the detail', keys: 'mod+I', run: toggleDetail },
  ]);

  const change = (part: Partial<RegisterFilter>) => {
    setFilter({ ...filter, ...part });
    setSelected(new Set());
  };

  const save = (writes: readonly CellWrite<RegisterRow>[]) =>
    withOverride((override) =>
      api.registers.change({ register: id, changes: changesOf(register, writes), ...override }),
    );

  const pasteBelow: GridProps<RegisterRow>['onPasteBelow'] = async (writes, lines, into) => {
    const fields = into.map((column) => register.fields.find((field) => field.id === column.id));
    const added = recordsOf(lines, fields, optionsOf).map((record) => ({ ...starts, ...record }));
    if (added.length > 0)
      await withOverride((override) =>
        api.registers.paste({
          register: id,
          changes: changesOf(register, writes),
          records: added,
          ...override,
        }),
      );
    else if (writes.length > 0) await save(writes);
  };

  if (!records) return null;
  const total = props.title ? all.length : records.length;
  const isEmpty = total === 0;
  const clear = () => {
    change(NO_FILTER);
    onAcceptAll?.();
  };
  const add = !readOnly && (
    <Button
      variant={isEmpty ? 'filled' : 'default'}
      onClick={startAdding}
      rightSection={<Keys keys="mod+N" />}
    >
      {addLabel}
    </Button>
  );
  const empty = isEmpty ? (
    <EmptyState
      title={`No ${singular} yet`}
      actions={
        !adding && (
          <>
            {add}
            {!readOnly && props.emptyActions}
            {files.importButton}
          </>
        )
      }
    >
      {about}
      {!readOnly && ' Rows copied from a spreadsheet can be pasted here.'}
    </EmptyState>
  ) : (
    <EmptyState
      title={`No ${singular} passes the filters`}
      actions={<Button onClick={clear}>Clear the filters</Button>}
    >
      All {plural(total, 'record')} are still here.
    </EmptyState>
  );

  return (
    <div className={styles.split}>
      <div ref={main} className={styles.main} data-pane>
        {props.head}
        {!isEmpty && (
          <div className={styles.bar} data-full={Boolean(props.filters) || undefined}>
            <div className={styles.left}>
              <RegisterFilters
                register={register}
                rows={all}
                optionsOf={optionsOf}
                filter={filter}
                onChange={change}
                group={layout.group}
                onGroup={(group) => setLayout({ ...layout, group })}
              />
              {props.filters}
            </div>
            <span className={styles.right}>
              {props.actions}
              {files.menu}
              <Button
                variant="subtle"
                aria-pressed={Boolean(shown)}
                onClick={toggleDetail}
                rightSection={<Keys keys="mod+I" />}
              >
                Detail
              </Button>
              {add}
            </span>
          </div>
        )}
        <Grid
          label={name}
          rows={rows}
          columns={columns}
          readOnly={readOnly}
          layout={layout}
          onLayout={setLayout}
          {...grouping}
          rowHeight={props.rowHeight}
          current={current}
          onCurrent={(row) => {
            if (current) onCurrent(row.id);
          }}
          onCell={({ row }) => setActive(row.id)}
          onOpen={(row) => onCurrent(row.id)}
          onWrites={save}
          onPasteBelow={pasteBelow}
          selected={selected}
          onSelected={setSelected}
          empty={empty}
        />
        {files.dialog}
        {adding && (
          <AddRecord
            register={{ ...register, name, singular }}
            optionsOf={optionsOf}
            starts={starts}
            onAdded={setActive}
            onClose={stopAdding}
          />
        )}
        {chosen.length > 0 && !readOnly ? (
          <BulkBar
            register={register}
            optionsOf={optionsOf}
            rows={chosen}
            onClear={() => setSelected(new Set())}
          />
        ) : (
          !isEmpty && (
            <div className={styles.foot}>
              <span>
                {rows.length === total
                  ? plural(total, 'record')
                  : `${count(rows.length)} of ${plural(total, 'record')}`}
              </span>
              {props.foot?.(rows)}
              {!readOnly && (
                <span className={styles.keys}>
                  <span>
                    <Keys keys="F2" />
                    Edit
                  </span>
                  <span>
                    <Keys keys="mod+D" />
                    Fill down
                  </span>
                  <span>
                    <Keys keys="shift+ " />
                    Select row
                  </span>
                </span>
              )}
            </div>
          )
        )}
      </div>
      {shown && (
        <RegisterPane
          key={shown.id}
          area={`register-${id}`}
          register={register}
          row={shown}
          optionsOf={optionsOf}
          readOnly={readOnly}
          onClose={() => onCurrent(null)}
        >
          {props.detail?.(shown)}
        </RegisterPane>
      )}
    </div>
  );
}
