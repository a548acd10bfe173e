import { Button, Popover, Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import {
  EVIDENCE_FLAG_NAMES,
  EVIDENCE_FLAGS,
  EVIDENCE_REVIEW_NAMES,
  EVIDENCE_REVIEWS,
} from '../../../shared/domain/evidence-flags.ts';
import {
  EVIDENCE_KIND_NAMES,
  EVIDENCE_KINDS,
  EVIDENCE_METHOD_NAMES,
  EVIDENCE_METHODS,
} from '../../../shared/domain/evidence-vocabulary.ts';
import { api } from '../../app/api.ts';
import { count } from '../../app/format.ts';
import { useData } from '../../app/query.ts';
import { ControlSelect } from '../../components/ControlSelect.tsx';
import { FilterPills } from '../../components/FilterPills.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import dialogs from './dialogs.module.css';
import { countFilters, searchOf, useEvidenceQuery } from './evidence-query.ts';
import styles from './EvidenceArea.module.css';

/** Pause in typing after which the engine searches (ms). */
const PAUSE = 150;

function useFacets() {
  const search = searchOf(useEvidenceQuery());
  return useData(['evidence', 'facets', search], () => api.evidence.facets(search)).data;
}

/** Search by number, title, file name, notes or hash; what needs a look; kind, method, review and control. */
export function EvidenceFilters({ onLeave }: { onLeave: () => void }) {
  const query = useEvidenceQuery();
  const facets = useFacets();
  const [text, setText] = useState(query.search);
  const search = useDebouncedCallback((words: string) => query.set({ search: words.slice(0, 200) }), PAUSE);
  // Cleared from elsewhere.
  const [followed, setFollowed] = useState(query.search);
  if (followed !== query.search) {
    setFollowed(query.search);
    if (query.search === '') setText('');
  }
  const options = [
    { value: 'all' as const, label: 'All', count: facets?.total },
    { value: 'to_review' as const, label: 'To review', count: facets?.reviews.to_review },
    { value: 'unlinked' as const, label: 'Not linked', count: facets?.flags.unlinked },
    { value: 'warnings' as const, label: 'Warnings', count: facets?.flags.warnings },
  ];
  const isToReview = query.review === 'to_review' && query.filter === 'all';
  const chosen = isToReview ? 'to_review' : query.filter;
  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <SearchBox
          label="Search in evidence"
          value={text}
          onChange={(words) => {
            setText(words);
            search(words);
          }}
          // What stands there before the words have arrived is another list.
          onLeave={() => text.slice(0, 200) === query.search && onLeave()}
        />
        <MoreFilters />
      </div>
      <div className={styles.pills}>
        <FilterPills
          label="Show only"
          value={options.find(({ value }) => value === chosen)?.value ?? null}
          options={options}
          onChange={(value) =>
            query.set(
              value === 'to_review' ? { filter: 'all', review: value } : { filter: value, review: null },
            )
          }
        />
      </div>
    </div>
  );
}

/** Every filter with the number of records that it would show. */
function MoreFilters() {
  const query = useEvidenceQuery();
  const facets = useFacets();
  const [opened, setOpened] = useState(false);
  const active = countFilters(query);
  const shared = { clearable: true, comboboxProps: { withinPortal: false } };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus width={300}>
      <Popover.Target>
        <Button
          aria-expanded={opened}
          leftSection={<ListFilter size={14} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {active > 0 ? `Filters ${active}` : 'Filters'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={dialogs.form}>
          <Select
            {...shared}
            label="Show"
            placeholder="All records"
            data={optionsOf(EVIDENCE_FLAGS, EVIDENCE_FLAG_NAMES, facets?.flags, query.filter)}
            value={query.filter === 'all' ? null : query.filter}
            onChange={(value) => query.set({ filter: EVIDENCE_FLAGS.find((one) => one === value) ?? 'all' })}
          />
          <Select
            {...shared}
            label="Review"
            placeholder="Any"
            data={optionsOf(EVIDENCE_REVIEWS, EVIDENCE_REVIEW_NAMES, facets?.reviews, query.review)}
            value={query.review}
            onChange={(value) => query.set({ review: EVIDENCE_REVIEWS.find((one) => one === value) ?? null })}
          />
          <Select
            {...shared}
            label="Kind"
            placeholder="Any"
            data={optionsOf(KINDS, { ...EVIDENCE_KIND_NAMES, unset: 'Not set' }, facets?.kinds, query.kind)}
            value={query.kind}
            onChange={(value) => query.set({ kind: KINDS.find((one) => one === value) ?? null })}
          />
          <Select
            {...shared}
            label="Method"
            placeholder="Any"
            data={optionsOf(
              METHODS,
              { ...EVIDENCE_METHOD_NAMES, unset: 'Not set' },
              facets?.methods,
              query.method,
            )}
            value={query.method}
            onChange={(value) => query.set({ method: METHODS.find((one) => one === value) ?? null })}
          />
          <ControlSelect
            label="Linked to control"
            placeholder="Any"
            {...shared}
            value={query.controlId}
            onChoose={(controlId) => query.set({ controlId })}
          />
          <Button disabled={active === 0} onClick={query.clear}>
            Clear the filters
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

const KINDS = [...EVIDENCE_KINDS, 'unset'] as const;
const METHODS = [...EVIDENCE_METHODS, 'unset'] as const;

/** The chosen one and those that would show something, with how much. */
function optionsOf<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
  counts: Readonly<Record<Value, number>> | undefined,
  chosen: string | null,
) {
  return values
    .filter((value) => counts === undefined || counts[value] > 0 || value === chosen)
    .map((value) => ({ value, label: counts ? `${names[value]} ${count(counts[value])}` : names[value] }));
}
