import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { SEVERITIES, SEVERITY_NAMES } from '../../../shared/domain/vocabulary.ts';
import { today } from '../../app/dates.ts';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterPills } from '../../components/FilterPills.tsx';
import { Grid } from '../../components/grid/Grid.tsx';
import { Keys } from '../../components/Keys.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { useActions } from '../../state/actions.ts';
import { AddFinding } from './AddFinding.tsx';
import { BulkBar } from './BulkBar.tsx';
import { Burndown } from './Burndown.tsx';
import { FINDING_COLUMNS } from './finding-columns.tsx';
import { countShown, filterFindings, NO_FILTER, type FindingFilter, type Show } from './finding-filter.ts';
import { FindingPane } from './FindingPane.tsx';
import styles from './findings.module.css';
import { useFindings } from './queries.ts';

const SHOWS: readonly { value: Show; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'unanswered', label: 'No response' },
  { value: 'retest', label: 'To retest' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'settled', label: 'Settled' },
];

/** Exceptions and gaps written down as findings, with the response of management next to each. */
export default function FindingsArea() {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const findings = useFindings().data;
  const [filter, setFilter] = useState<FindingFilter>(NO_FILTER);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const now = today();
  const rows = useMemo(() => filterFindings(findings ?? [], filter, now), [findings, filter, now]);
  const current = findings?.find((finding) => finding.id === id);
  const chosen = rows.filter((row) => selected.has(row.id));
  const change = (part: Partial<FindingFilter>) => {
    setFilter({ ...filter, ...part });
    setSelected(new Set());
  };
  useActions(
    readOnly ? [] : [{ id: 'findings.add', label: 'Add finding', keys: 'mod+N', run: () => setAdding(true) }],
  );

  if (!findings) return <AreaBar title="Findings" />;
  const isEmpty = findings.length === 0;
  const add = (
    <Button
      variant={isEmpty ? 'default' : 'filled'}
      disabled={readOnly}
      onClick={() => setAdding(true)}
      rightSection={isEmpty && <Keys keys="mod+N" />}
    >
      Add finding
    </Button>
  );
  return (
    <>
      {isEmpty ? (
        <>
          <AreaBar title="Findings" />
          <EmptyState
            title="No findings yet"
            actions={
              <>
                <Button variant="filled" onClick={() => navigate(links.audit)}>
                  Open test sheets
                </Button>
                {add}
              </>
            }
          >
            A finding starts from an exception in a test sheet, or from a gap you write down yourself.
          </EmptyState>
        </>
      ) : (
        <>
          <AreaBar title="Findings" actions={add}>
            <SearchBox
              label="Filter findings"
              value={filter.search}
              onChange={(search) => change({ search })}
            />
            <Select
              w={132}
              aria-label="Severity"
              placeholder="Any severity"
              clearable
              value={filter.severity}
              onChange={(next) => change({ severity: SEVERITIES.find((known) => known === next) ?? null })}
              data={SEVERITIES.toReversed().map((value) => ({ value, label: SEVERITY_NAMES[value] }))}
            />
            <FilterPills
              label="Show findings"
              value={filter.show}
              onChange={(show) => change({ show })}
              options={SHOWS.map((option) => ({ ...option, count: countShown(findings, option.value, now) }))}
            />
          </AreaBar>
          <div className={styles.split}>
            <div className={styles.list}>
              <Burndown />
              <Grid
                label="Findings"
                rows={rows}
                columns={FINDING_COLUMNS}
                current={id ?? null}
                onCurrent={(row) => navigate(links.finding(row.id), { replace: id !== undefined })}
                selected={selected}
                onSelected={setSelected}
                empty={
                  <EmptyState
                    title="No finding matches the filter"
                    actions={<Button onClick={() => setFilter(NO_FILTER)}>Show all findings</Button>}
                  >
                    The filter looks at reference, title, control, owner and condition.
                  </EmptyState>
                }
              />
              {chosen.length > 0 && <BulkBar findings={chosen} onClear={() => setSelected(new Set())} />}
            </div>
            {current && (
              <FindingPane key={current.id} finding={current} onClose={() => navigate(links.findings)} />
            )}
          </div>
        </>
      )}
      {adding && (
        <AddFinding
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false);
            navigate(links.finding(added));
          }}
        />
      )}
    </>
  );
}
