import { Button, MultiSelect } from '@mantine/core';
import { Lock } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import type { z } from 'zod';
import type { populationPatch, PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import { SAMPLE_METHOD_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { ControlsSelect } from '../../../components/ControlSelect.tsx';
import { PopulationEvidence } from './PopulationEvidence.tsx';
import { Completeness } from './PopulationFacts.tsx';
import { dateFact, frameFact, keyFact, shortHash } from './population-facts.ts';
import styles from './detail.module.css';

type Patch = z.infer<typeof populationPatch>;

/** Where the list came from, what it serves, and what came of it. The file is frozen; these facts are not. */
export function PopulationPane({ population }: { population: PopulationRecord }) {
  const { id, controls } = population;
  const { readOnly } = useWorkspace();
  const { run } = useAction();
  const save = (patch: Patch) => api.audit.updatePopulation({ id, patch });
  return (
    <aside className={styles.pane} aria-label="Facts" data-pane>
      <Source population={population} save={save} />
      <Frozen population={population} save={save} />
      <PaneSection title="Controls it serves" hint={controls.length || undefined}>
        {readOnly ? (
          <p>{controls.map(({ ref }) => ref).join(', ') || 'None'}</p>
        ) : (
          <ControlsSelect
            label=""
            value={controls.map((control) => control.id)}
            onChange={(controlIds) => void run(() => api.audit.setPopulationControls({ id, controlIds }))}
          />
        )}
      </PaneSection>
      <PopulationEvidence population={population} />
      <Samples population={population} />
    </aside>
  );
}

interface PartProps {
  population: PopulationRecord;
  save: (patch: Patch) => Promise<unknown>;
}

function Source({ population, save }: PartProps) {
  const { readOnly } = useWorkspace();
  const { sourceSystem, query, runBy, runAt, independentTotal, totalSource } = population;
  const saveTotal = (text: string) => {
    const digits = text.replaceAll(/[\s,]/g, '');
    if (!/^\d*$/.test(digits)) {
      throw new AppError('bad_input', `“${text}” is not a number of rows. Enter a whole number.`);
    }
    return save({ independentTotal: digits === '' ? null : Number(digits) });
  };
  return (
    <PaneSection title="Where it came from">
      <Properties>
        <Property label="System">
          <EditableText
            label="Source system"
            value={sourceSystem}
            readOnly={readOnly}
            onSave={(next) => save({ sourceSystem: next })}
          />
        </Property>
        <Property label="Query">
          <EditableText
            label="Query or report"
            value={query}
            multiline
            readOnly={readOnly}
            onSave={(next) => save({ query: next })}
          />
        </Property>
        <Property label="Run by">
          <EditableText
            label="Run by"
            value={runBy}
            readOnly={readOnly}
            onSave={(next) => save({ runBy: next })}
          />
        </Property>
        <Property label="Run at">
          <EditableText
            label="Run at"
            value={runAt}
            readOnly={readOnly}
            onSave={(next) => save({ runAt: next })}
          />
        </Property>
        <Property label="Other total">
          <EditableText
            label="Independent total"
            value={independentTotal === null ? '' : String(independentTotal)}
            placeholder="Rows by another source"
            readOnly={readOnly}
            onSave={saveTotal}
          />
        </Property>
        <Property label="Total from">
          <EditableText
            label="Where the independent total is from"
            value={totalSource}
            readOnly={readOnly}
            onSave={(next) => save({ totalSource: next })}
          />
        </Property>
        <Property label="Rows">
          <Completeness population={population} />
        </Property>
      </Properties>
    </PaneSection>
  );
}

function Frozen({ population, save }: PartProps) {
  const { readOnly, engagement } = useWorkspace();
  const { run } = useAction();
  const { columns, shownColumns, dateOrder, kind } = population;
  const hint = (
    <>
      <Lock size={12} aria-hidden /> {moment(population.frozenAt)}
    </>
  );
  return (
    <PaneSection title="Frozen file" hint={hint}>
      <Properties>
        <Property label="File">
          <Link className={styles.inText} href={links.evidenceRecord(population.evidenceId)}>
            {population.evidenceRef}
          </Link>{' '}
          {population.fileName}
        </Property>
        <Property label="SHA-256">
          <span className={styles.mono} title={population.sha256}>
            {shortHash(population.sha256)}
          </span>
        </Property>
        {kind !== 'zero' && (
          <>
            <Property label="Key">{keyFact(population)}</Property>
            <Property label="Dates">
              {dateFact(population, engagement)}
              {dateOrder && `; read ${dateOrder === 'day-first' ? 'day first' : 'month first'}`}
            </Property>
            <Property label="Frame">{frameFact(population)}</Property>
          </>
        )}
      </Properties>
      {columns.length > 0 && !readOnly && (
        <MultiSelect
          mt={8}
          label="Columns on the test sheet"
          placeholder={shownColumns.length === 0 ? 'All columns' : undefined}
          data={[...new Set(columns)]}
          searchable
          value={shownColumns}
          onChange={(next) => void run(() => save({ shownColumns: next }))}
        />
      )}
    </PaneSection>
  );
}

function Samples({ population }: { population: PopulationRecord }) {
  const { id, name, kind, samples, drawn, evidenceRef } = population;
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [, navigate] = useLocation();
  const remove = async () => {
    const removed = await run(() => api.audit.removePopulation({ id }), {
      done: `Removed the population ${name}. Its file stays in evidence as ${evidenceRef}.`,
    });
    if (removed) navigate(links.populations);
  };
  return (
    <PaneSection title="Samples" hint={drawn.length || undefined}>
      <ul className={styles.samples}>
        {drawn.map(({ sampleId, testId, workpaper, method, size, drawnAt }) => (
          <li key={`${sampleId}-${testId}`}>
            <Link className={styles.inText} href={links.test(testId)}>
              {workpaper}
            </Link>
            <span>
              {size} items, {SAMPLE_METHOD_NAMES[method].toLowerCase()}, {moment(drawnAt)}
            </span>
          </li>
        ))}
      </ul>
      {samples === 0 && (
        <p>
          {kind === 'zero'
            ? 'Nothing to draw from: it records that nothing occurred.'
            : 'No sample is drawn from it. Draw one on the sheet of a test of operation.'}
        </p>
      )}
      <Button mt={8} disabled={busy || readOnly || samples > 0} onClick={() => void remove()}>
        Remove population
      </Button>
      {samples > 0 && <p>It cannot be removed while a sample rests on it.</p>}
    </PaneSection>
  );
}
