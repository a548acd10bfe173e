import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { RequestProposal } from '../../../shared/contract/requests/generating.ts';
import {
  PROPOSAL_STATE_NAMES,
  REQUEST_KIND_NAMES,
  REQUEST_KINDS,
  type RequestKind,
} from '../../../shared/domain/request-vocabulary.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterPills } from '../../components/FilterPills.tsx';
import { Grid } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { ProposalPane } from './ProposalPane.tsx';
import { ProposalsBulk } from './ProposalsBulk.tsx';
import { PROPOSAL_COLUMNS, type ProposalRow } from './proposal-columns.tsx';
import { useProposals } from './queries.ts';
import { RequestsBar } from './RequestsBar.tsx';
import styles from './requests.module.css';

const SHOWS = ['missing', 'there', 'all'] as const;
type Show = (typeof SHOWS)[number];
const SHOW_NAMES: Record<Show, string> = { ...PROPOSAL_STATE_NAMES, all: 'All' };

const isShown = ({ state }: RequestProposal, show: Show): boolean => show === 'all' || state === show;
const kindOf = ({ kind }: ProposalRow): string => REQUEST_KIND_NAMES[kind];

/** What controls, tests and gaps need and no request asks for yet: chosen, and recorded as requests. */
export function ProposalsView() {
  const [, navigate] = useLocation();
  const proposals = useProposals().data;
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<RequestKind | null>(null);
  const [show, setShow] = useState<Show>('missing');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const rows = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return (proposals ?? [])
      .filter((proposal) => isShown(proposal, show) && (kind === null || proposal.kind === kind))
      .filter((proposal) => words.every((word) => searched(proposal).includes(word)))
      .map((proposal): ProposalRow => ({ ...proposal, id: proposal.sourceKey }));
  }, [proposals, search, kind, show]);

  if (!proposals) return <RequestsBar view="proposals" />;
  const chosen = rows.filter(({ id }) => selected.has(id));
  const shown = rows.find(({ id }) => id === current);
  const clear = () => setSelected(new Set());
  if (proposals.length === 0) {
    return (
      <>
        <RequestsBar view="proposals" />
        <EmptyState
          title="Nothing left to propose"
          actions={
            <Button variant="filled" onClick={() => navigate(links.requests)}>
              Open the requests
            </Button>
          }
        >
          Everything that controls, tests and open gaps need is asked for. New proposals follow from new
          controls, samples and gaps.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <RequestsBar view="proposals">
        <SearchBox label="Filter proposals" value={search} onChange={setSearch} />
        <Select
          w={124}
          aria-label="Kind"
          placeholder="Any kind"
          clearable
          value={kind}
          onChange={(next) => setKind(REQUEST_KINDS.find((known) => known === next) ?? null)}
          data={REQUEST_KINDS.map((value) => ({ value, label: REQUEST_KIND_NAMES[value] }))}
        />
        <FilterPills
          label="Show proposals"
          value={show}
          onChange={(next) => {
            setShow(next);
            clear();
          }}
          options={SHOWS.map((value) => ({
            value,
            label: SHOW_NAMES[value],
            count: proposals.filter((proposal) => isShown(proposal, value)).length,
          }))}
        />
      </RequestsBar>
      <div className={styles.split}>
        <div className={styles.list}>
          <Grid
            label="Proposals"
            rows={rows}
            columns={PROPOSAL_COLUMNS}
            current={current}
            onCurrent={({ id }) => setCurrent(id)}
            selected={selected}
            onSelected={setSelected}
            groupBy={kindOf}
            empty={
              <EmptyState
                title={
                  show === 'missing' && search === '' && kind === null
                    ? 'Nothing is missing'
                    : 'No proposal passes the filters'
                }
                actions={
                  <Button
                    onClick={() => {
                      setSearch('');
                      setKind(null);
                      setShow('all');
                    }}
                  >
                    Show all proposals
                  </Button>
                }
              >
                {plural(proposals.length, 'proposal')} in all.
              </EmptyState>
            }
          />
          {rows.length > 0 && (
            <ProposalsBulk
              proposals={chosen.length > 0 ? chosen : rows}
              isChosen={chosen.length > 0}
              onClear={clear}
            />
          )}
        </div>
        {shown && <ProposalPane proposal={shown} onClose={() => setCurrent(null)} />}
      </div>
    </>
  );
}

const searched = ({ title, wording, assignee, criteria, controls, tests }: RequestProposal): string =>
  [
    title,
    wording,
    assignee ?? '',
    ...criteria,
    ...controls.map(({ ref }) => ref),
    ...tests.map(({ workpaper }) => workpaper),
  ]
    .join(' ')
    .toLowerCase();
