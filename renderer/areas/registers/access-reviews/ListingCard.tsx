import { CloseButton, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { AccessPreview } from '../../../../shared/contract/access-reviews.ts';
import { ACCESS_COLUMN_NAMES, ACCESS_COLUMNS } from '../../../../shared/domain/access-review/columns.ts';
import { plural } from '../../../app/format.ts';
import type { PickedListing } from './use-new-review.ts';
import styles from './access-reviews.module.css';

interface Props {
  listing: PickedListing;
  /** What was read of it; undefined while it is read. */
  seen: AccessPreview['listings'][number] | undefined;
  onChange: (part: Partial<PickedListing>) => void;
  onRemove: () => void;
}

const ROLES = [
  { value: 'present', label: 'Present' },
  { value: 'earlier', label: 'Earlier' },
];
const HOLDS = [
  { value: '', label: 'Left out' },
  ...ACCESS_COLUMNS.map((value) => ({ value, label: ACCESS_COLUMN_NAMES[value] })),
];

/** One listing: its columns with what each holds, and its first rows. */
export function ListingCard({ listing, seen, onChange, onRemove }: Props) {
  const { fileName } = listing.file;
  const mapping = seen?.mapping ?? {};
  const holds = (column: number) => ACCESS_COLUMNS.find((field) => mapping[field] === column) ?? '';
  const settle = (column: number, field: string) => {
    const rest = ACCESS_COLUMNS.flatMap((each) => {
      const at = mapping[each];
      return each === field || at === column || at === undefined ? [] : [[each, at] as const];
    });
    onChange({ mapping: Object.fromEntries([...rest, ...(field === '' ? [] : [[field, column] as const])]) });
  };
  const needsApplication = seen !== undefined && mapping.application === undefined;
  return (
    <section className={styles.listing} aria-label={fileName}>
      <header>
        <b>{fileName}</b>
        <span>{seen ? plural(seen.lines, 'line') : 'Reading'}</span>
        {needsApplication && (
          <TextInput
            size="xs"
            aria-label="Application of this listing"
            placeholder="Application"
            value={listing.application}
            onChange={(event) => onChange({ application: event.currentTarget.value })}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={`${fileName} is`}
          data={ROLES}
          value={listing.role}
          onChange={(role) => onChange({ role: role as PickedListing['role'] })}
        />
        <CloseButton aria-label={`Take ${fileName} out`} onClick={onRemove} />
      </header>
      {seen?.refused && (
        <p className={styles.refused} role="alert">
          {seen.refused}
        </p>
      )}
      {seen && seen.columns.length > 0 && (
        <div className={styles.sample} role="region" aria-label="First rows" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {seen.columns.map((name, column) => (
                  <th key={column} scope="col" data-used={holds(column) !== '' || undefined}>
                    {name}
                    <NativeSelect
                      size="xs"
                      aria-label={`Column ${name} holds`}
                      data={HOLDS}
                      value={holds(column)}
                      onChange={(event) => settle(column, event.currentTarget.value)}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {seen.rows.map((cells, row) => (
                <tr key={row}>
                  {seen.columns.map((_, column) => (
                    <td key={column} title={cells[column]}>
                      {cells[column]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
