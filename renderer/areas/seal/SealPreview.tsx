import {
  AREA_OF_TABLE,
  ENGAGEMENT_AREA_NAMES,
  ENGAGEMENT_AREAS,
} from '../../../shared/domain/area-tables.ts';
import type { SealSelection } from '../../../shared/domain/seal-scope.ts';
import { api } from '../../app/api.ts';
import { count, plural, size } from '../../app/format.ts';
import { useData } from '../../app/query.ts';
import styles from './seal.module.css';

/** Counts and bytes of what a choice takes along and leaves out, as it is made. */
export function SealPreview({ selection }: { selection: SealSelection }) {
  const isEmpty = selection.areas.length === 0;
  const { data } = useData(
    ['seal', 'preview', selection],
    () => api.seal.preview({ ...selection, areas: [...selection.areas] }),
    { enabled: !isEmpty },
  );
  if (isEmpty || !data) return <section className={styles.preview} aria-label="What goes along" />;
  const rowsOf = (area: (typeof ENGAGEMENT_AREAS)[number]) =>
    data.tables.reduce((sum, { table, rows }) => sum + (AREA_OF_TABLE.get(table) === area ? rows : 0), 0);
  return (
    <section className={styles.preview} aria-label="What goes along">
      <table>
        <thead>
          <tr>
            <th scope="col">Goes along</th>
            <th scope="col">Rows</th>
          </tr>
        </thead>
        <tbody>
          {ENGAGEMENT_AREAS.map((area) => (
            <tr key={area}>
              <th scope="row">{ENGAGEMENT_AREA_NAMES[area]}</th>
              <td>{selection.areas.includes(area) ? count(rowsOf(area)) : 'withheld'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {plural(data.files, 'file')}, {size(data.bytes)}
      </p>
      <p className={styles.note}>
        {data.withheldFiles === 0 && data.withheldRows === 0
          ? 'Nothing is withheld.'
          : `Withheld: ${plural(data.withheldFiles, 'file')} (${size(data.withheldBytes)}), ${plural(data.withheldRows, 'row')}.`}
      </p>
      {data.unreviewed > 0 && (
        <p className={styles.note}>
          {plural(data.unreviewed, 'test')} with a result {data.unreviewed === 1 ? 'has' : 'have'} no
          reviewer’s signature yet.
        </p>
      )}
    </section>
  );
}
