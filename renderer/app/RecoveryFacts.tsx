import type { Recovery } from '../../shared/contract/backups.ts';
import styles from './DamagedWorkspace.module.css';
import { plural } from './format.ts';

/** What a recovery kept and what it lost, in sentences. */
export function RecoveryFacts({ recovery }: { recovery: Recovery }) {
  const { transactions, isJournalComplete, changed, unread, dropped, files, lostFiles } = recovery;
  const rows = changed.reduce((sum, each) => sum + each.rows, 0);
  return (
    <ul className={styles.facts}>
      <li>
        {isJournalComplete
          ? `All ${plural(transactions, 'change')} of the journal are whole: every record is as it was.`
          : `${plural(transactions, 'change')} of the journal are proven. ${plural(rows, 'row')} were taken from the tables without its proof.`}
      </li>
      {unread.length > 0 && <li>A part could not be read of: {unread.join(', ').replaceAll('_', ' ')}.</li>}
      {dropped > 0 && <li>{plural(dropped, 'row')} left out, because they point to one that is lost.</li>}
      <li>{plural(files, 'file')} of evidence whole.</li>
      {lostFiles.map(({ sha256, ref, fileName }) => (
        <li key={sha256}>
          Lost: {ref} {fileName}. Attach it again to fill it.
        </li>
      ))}
    </ul>
  );
}
