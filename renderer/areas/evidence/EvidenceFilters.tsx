import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import { FilterPills } from '../../components/FilterPills.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { ControlSelect } from '../../components/ControlSelect.tsx';
import styles from './EvidenceArea.module.css';
import { useEvidenceQuery, type EvidenceFilter } from './evidence-query.ts';

/** Pause in typing after which the engine searches (ms). */
const PAUSE = 150;

const useTotal = (filter: EvidenceFilter) =>
  useData(['evidence', 'total', filter], () => api.evidence.list({ filter, limit: 1 })).data?.total;

/** Search by number, title, file name, notes or hash; what needs a look; one control. */
export function EvidenceFilters() {
  const query = useEvidenceQuery();
  const [text, setText] = useState(query.search);
  const search = useDebouncedCallback((words: string) => query.set({ search: words.slice(0, 200) }), PAUSE);
  // Cleared from elsewhere.
  const [followed, setFollowed] = useState(query.search);
  if (followed !== query.search) {
    setFollowed(query.search);
    if (query.search === '') setText('');
  }
  const options = [
    { value: 'all' as const, label: 'All', count: useTotal('all') },
    { value: 'unlinked' as const, label: 'Not linked', count: useTotal('unlinked') },
    { value: 'warnings' as const, label: 'Warnings', count: useTotal('warnings') },
  ];
  return (
    <div className={styles.filters}>
      <SearchBox
        label="Filter evidence"
        value={text}
        onChange={(words) => {
          setText(words);
          search(words);
        }}
      />
      <FilterPills
        label="Show only"
        value={query.filter}
        options={options}
        onChange={(filter) => query.set({ filter })}
      />
      <ControlSelect
        label="Linked to control"
        w={180}
        clearable
        value={query.controlId}
        onChoose={(controlId) => query.set({ controlId })}
      />
    </div>
  );
}
