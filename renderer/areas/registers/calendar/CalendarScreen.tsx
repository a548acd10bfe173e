import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { PERIODIC_FREQUENCIES } from '../../../../shared/domain/occurrences.ts';
import { OCCURRENCE_STATE_NAMES, OCCURRENCE_STATES } from '../../../../shared/domain/programme-vocabulary.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { useActions } from '../../../state/actions.ts';
import styles from './calendar.module.css';
import { NO_CALENDAR_FILTER, type CalendarFilter } from './counts.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { OccurrenceList } from './OccurrenceList.tsx';
import { OffersDialog } from './OffersDialog.tsx';
import { RulesDialog } from './RulesDialog.tsx';
import { useOffers, useYear } from './use-calendar.ts';
import { GROUPING_IDS, GROUPINGS, type Grouping } from './groupings.ts';
import { YearView } from './YearView.tsx';

const VIEWS = [
  { value: 'year', label: 'Year' },
  { value: 'agenda', label: 'Agenda' },
  { value: 'overdue', label: 'Overdue and missed' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** When periodic controls are due, what was done, and what was missed. @param current a view, or the control of the year view */
export function CalendarScreen({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const year = useYear();
  const offers = useOffers();
  const [filter, setFilter] = useState<CalendarFilter>(NO_CALENDAR_FILTER);
  const [grouping, setGrouping] = useState<Grouping | null>(null);
  const [dialog, setDialog] = useState<'rules' | 'offers' | null>(null);
  const view: View = current === 'agenda' || current === 'overdue' ? current : 'year';
  const show = (next: View) => navigate(next === 'year' ? links.calendar : `${links.calendar}/${next}`);
  useActions([
    ...VIEWS.map(({ value, label }) => ({
      id: `calendar.${value}`,
      label: `Calendar: ${label.toLowerCase()}`,
      run: () => show(value),
    })),
    { id: 'calendar.rules', label: 'Set holidays, grace and business days', run: () => setDialog('rules') },
  ]);
  if (!year) return null;
  const rules = dialog === 'rules' && <RulesDialog onClose={() => setDialog(null)} />;
  if (year.controls.length === 0 || !year.span) {
    return (
      <>
        <EmptyState
          title={year.span ? 'No control is performed at intervals' : 'The engagement has no days yet'}
          actions={
            <>
              <Button variant="filled" onClick={() => navigate(year.span ? links.matrix : links.scope)}>
                {year.span ? 'Open the matrix' : 'Open the scope'}
              </Button>
              <Button onClick={() => setDialog('rules')}>Holidays and rules</Button>
            </>
          }
        >
          {year.span
            ? `The calendar follows controls with a frequency from annual to daily. ${year.others === 0 ? 'There are no controls yet: add them in the matrix.' : `None of ${plural(year.others, 'control')} has one: set it in the matrix.`}`
            : 'Occurrences are planned over the period, or over the year before the as-of date. Set it in the scope.'}
        </EmptyState>
        {rules}
      </>
    );
  }
  const change = (part: Partial<CalendarFilter>) => setFilter({ ...filter, ...part });
  const owners = [...new Set(year.controls.map(({ owner }) => owner ?? ''))].toSorted();
  return (
    <>
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          aria-label="View"
          value={view}
          onChange={(next) => show(VIEWS.find(({ value }) => value === next)?.value ?? 'year')}
          data={[...VIEWS]}
        />
        <span className={styles.search}>
          <SearchBox
            label="Filter controls"
            value={filter.search}
            onChange={(search) => change({ search })}
          />
        </span>
        <Select
          w={116}
          aria-label="Owner"
          placeholder="Any owner"
          clearable
          searchable
          value={filter.owner}
          onChange={(owner) => change({ owner })}
          data={owners.map((value) => ({ value, label: value || 'No owner' }))}
        />
        <Select
          w={128}
          aria-label="Frequency"
          placeholder="Any frequency"
          clearable
          value={filter.frequency}
          onChange={(frequency) => change({ frequency })}
          data={PERIODIC_FREQUENCIES.map((value) => ({ value, label: FREQUENCY_NAMES[value] }))}
        />
        {view === 'year' && (
          <Select
            w={104}
            aria-label="Group by"
            placeholder="No groups"
            clearable
            value={grouping}
            onChange={(next) => setGrouping(GROUPING_IDS.find((id) => id === next) ?? null)}
            data={GROUPING_IDS.map((value) => ({ value, label: GROUPINGS[value].label }))}
          />
        )}
        {view === 'agenda' && (
          <Select
            w={112}
            aria-label="State"
            placeholder="Any state"
            clearable
            value={filter.state}
            onChange={(next) => change({ state: OCCURRENCE_STATES.find((state) => state === next) ?? null })}
            data={OCCURRENCE_STATES.map((value) => ({ value, label: OCCURRENCE_STATE_NAMES[value] }))}
          />
        )}
        <span data-end>
          <Button onClick={() => setDialog('rules')}>Rules</Button>
          <ExportMenu owner={filter.owner} />
        </span>
      </div>
      {offers && offers.length > 0 && (
        <div className={styles.notice}>
          <span>
            Evidence is linked that is dated within{' '}
            {plural(new Set(offers.map(offerPlace)).size, 'occurrence')} without proof.
          </span>
          <Button disabled={readOnly} onClick={() => setDialog('offers')}>
            Look through
          </Button>
        </div>
      )}
      {view === 'year' ? (
        <YearView
          year={year}
          filter={filter}
          grouping={grouping}
          current={current}
          onState={(state) => change({ state })}
          onReset={() => setFilter(NO_CALENDAR_FILTER)}
        />
      ) : (
        <OccurrenceList
          key={view}
          view={view}
          year={year}
          filter={filter}
          onReset={() => setFilter(NO_CALENDAR_FILTER)}
        />
      )}
      {rules}
      {dialog === 'offers' && offers && <OffersDialog offers={offers} onClose={() => setDialog(null)} />}
    </>
  );
}

const offerPlace = ({ controlId, system, key }: { controlId: string; system: string; key: string }) =>
  `${controlId}|${system}|${key}`;
