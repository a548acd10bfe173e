import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { AuditorQuestionRow } from '../../../../shared/contract/audit/auditor.ts';
import { links } from '../../../app/links.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { AuditBar } from '../AuditBar.tsx';
import { useAuditorView } from '../queries.ts';
import { ShownControl } from './ShownControl.tsx';
import styles from './auditor.module.css';

type WeightShow = 'all' | 'heavy';
/** Controls drawn before the rest is asked for: a criterion may have dozens. */
const FIRST = 60;

/** What an outsider would see, read only and without notes and drafts, and beside it what they would ask. */
export function AuditorView({ criterion }: { criterion: string | null }) {
  const [, navigate] = useLocation();
  const view = useAuditorView().data;
  const [search, setSearch] = useState('');
  const [show, setShow] = useState<WeightShow>('all');
  if (!view) return <AuditBar view="auditor" />;
  if (view.controls.length === 0) {
    return (
      <>
        <AuditBar view="auditor" />
        <EmptyState
          title="Nothing to show yet"
          actions={
            <Button variant="filled" onClick={() => navigate(links.matrix)}>
              Open the matrix
            </Button>
          }
        >
          An auditor sees controls, tests, samples and evidence by criterion. Begin with the controls.
        </EmptyState>
      </>
    );
  }
  const current = view.criteria.find(({ id }) => id === criterion) ?? null;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const inCriterion = view.questions.filter(({ criteria }) => !current || criteria.includes(current.id));
  const questions = inCriterion.filter(
    ({ weight, text, because }) =>
      (show === 'all' || weight === 3) &&
      words.every((word) => `${text} ${because}`.toLowerCase().includes(word)),
  );
  const ids = new Set(current?.controlIds);
  const controls = view.controls.filter(
    ({ id, ref, title }) =>
      (!current || ids.has(id)) &&
      words.every((word) => `${ref} ${title}`.toLowerCase().includes(word) || questionsOf(questions, id)),
  );
  const go = (id: string | null) =>
    navigate(id ? `${links.auditorView}/${id}` : links.auditorView, { replace: true });
  return (
    <>
      <AuditBar view="auditor">
        <SearchBox label="Filter controls and questions" value={search} onChange={setSearch} />
        <Select
          w={180}
          aria-label="Criterion"
          placeholder="All criteria"
          searchable
          clearable
          value={current?.id ?? null}
          onChange={go}
          data={view.criteria.map(({ id }) => ({
            value: id,
            label: `${id}, ${view.questions.filter(({ criteria }) => criteria.includes(id)).length} asked`,
          }))}
        />
        <FilterPills
          label="Show questions"
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', label: 'All questions', count: inCriterion.length },
            {
              value: 'heavy',
              label: 'Conclusion at stake',
              count: inCriterion.filter((q) => q.weight === 3).length,
            },
          ]}
        />
      </AuditBar>
      <div className={styles.split}>
        <main className={styles.seen} data-pane aria-label="What an auditor sees">
          <p className={styles.about}>
            Read only, as an outsider sees it: no comments, notes, review notes or drafts.
          </p>
          {current && (
            <header className={styles.criterion}>
              <h2>{current.id}</h2>
              <p>{current.summary}</p>
            </header>
          )}
          {controls.slice(0, FIRST).map((control) => (
            <ShownControl key={control.id} control={control} />
          ))}
          {controls.length > FIRST && (
            <p className={styles.about}>
              {controls.length - FIRST} more controls. Choose a criterion, or search.
            </p>
          )}
          {controls.length === 0 && (
            <p className={styles.about}>
              {current && current.controlIds.length === 0
                ? `No control serves ${current.id}.`
                : 'No control matches the search.'}
            </p>
          )}
        </main>
        <aside className={styles.asked} data-pane aria-label="What an auditor would ask">
          <h2>What an auditor would ask</h2>
          <Questions questions={questions} />
        </aside>
      </div>
    </>
  );
}

const questionsOf = (questions: readonly AuditorQuestionRow[], controlId: string) =>
  questions.some(({ controlIds }) => controlIds.includes(controlId));

const WEIGHTS = {
  3: 'The conclusion is at stake',
  2: 'Costs trust or time',
  1: 'Worth an answer',
} as const;
/** A list this long is read from the top anyway. */
const MOST_QUESTIONS = 120;

function Questions({ questions }: { questions: readonly AuditorQuestionRow[] }) {
  if (questions.length === 0)
    return <p className={styles.about}>Nothing known gives rise to a question here.</p>;
  const shown = questions.slice(0, MOST_QUESTIONS);
  return (
    <>
      {([3, 2, 1] as const).map((weight) => {
        const group = shown.filter((question) => question.weight === weight);
        const total = questions.filter((question) => question.weight === weight).length;
        return (
          group.length > 0 && (
            <section key={weight} aria-label={WEIGHTS[weight]} data-weight={weight}>
              <h3>
                {WEIGHTS[weight]}
                <span>{total}</span>
              </h3>
              <ul>
                {group.map(({ id, text, because, criteria, link }) => (
                  <li key={id}>
                    <Link href={link}>{text}</Link>
                    <small>
                      {because} {criteria.slice(0, 4).join(' ')}
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      {questions.length > shown.length && (
        <p className={styles.about}>
          {questions.length - shown.length} more. Choose a criterion to see its own.
        </p>
      )}
    </>
  );
}
