import { api } from '../../app/api.ts';
import { clock } from '../../app/dates.ts';
import { size } from '../../app/format.ts';
import { useData } from '../../app/query.ts';
import { exportName } from '../../../shared/domain/report-kinds.ts';
import styles from './reports.module.css';

/** What was exported since the workspace was opened, with the state that each file was made from. */
export function Exported() {
  const exported = useData(['reports', 'exported'], () => api.reports.exported({})).data ?? [];
  if (exported.length === 0) return null;
  return (
    <section className={styles.exported} aria-labelledby="exported">
      <h2 id="exported">Exported in this session</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Report</th>
            <th scope="col">At</th>
            <th scope="col" className={styles.figure}>
              Size
            </th>
            <th scope="col">Workspace state</th>
          </tr>
        </thead>
        <tbody>
          {exported.map(({ fileName, kind, format, at, size: bytes, headHash }) => (
            <tr key={`${at} ${fileName}`}>
              <th scope="row" title={fileName}>
                {fileName}
              </th>
              <td>{exportName(kind, format)}</td>
              <td>{clock(at)}</td>
              <td className={styles.figure}>{size(bytes)}</td>
              <td className={styles.hash} title={headHash}>
                {headHash.slice(0, 16)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
