import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { CheckResult } from '../../../../shared/contract/readiness.ts';
import { CHECK_SEVERITIES } from '../../../../shared/domain/pitfalls/check.ts';
import { api } from '../../../app/api.ts';
import { count, plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { SeveritySign } from '../../../components/Sign.tsx';
import { useActions } from '../../../state/actions.ts';
import { raisedWords } from '../gaps/raised-words.ts';
import { useChecks } from '../queries.ts';
import { nextInList, useRoving, type RovingItem } from '../use-roving.ts';
import { CheckPane } from './CheckPane.tsx';
import styles from './checks.module.css';

const byStatus = (checks: readonly CheckResult[], status: CheckResult['status']) =>
  checks
    .filter((check) => check.status === status)
    .toSorted((a, b) => CHECK_SEVERITIES.indexOf(b.severity) - CHECK_SEVERITIES.indexOf(a.severity));

/** The common pitfalls as checks over this workspace: what needs attention first, with what is wrong where. */
export default function ChecksView({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const checks = useChecks().data ?? [];
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<CheckResult['status']>>(new Set());
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = checks.filter(({ title, why }) =>
    words.every((word) => `${title} ${why}`.toLowerCase().includes(word)),
  );
  const attention = byStatus(found, 'attention');
  const passed = byStatus(found, 'passed');
  const notApplicable = byStatus(found, 'not_applicable');
  const folded = [
    { status: 'passed', name: 'Passed', rows: passed },
    { status: 'not_applicable', name: 'Not applicable to this engagement', rows: notApplicable },
  ] as const;
  const ids = [attention, ...folded.filter(({ status }) => opened.has(status)).map(({ rows }) => rows)]
    .flat()
    .map(({ id }) => id);
  const { box, stop, focus, itemOf } = useRoving(ids, current);

  const raise = () =>
    void run(() => api.readiness.raiseGaps({ checkIds: attention.map(({ id }) => id) }), {
      done: raisedWords,
    });
  const canRaise = !readOnly && attention.length > 0;
  useActions(canRaise ? [{ id: 'checks.raise', label: 'Raise gaps from checks', run: raise }] : []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && current) return navigate(links.checks);
    const next = nextInList(ids, stop, event.key);
    if (next === undefined) return;
    event.preventDefault();
    focus(next);
    if (current) navigate(links.check(next), { replace: true });
  };
  const toggle = (status: CheckResult['status']) => {
    const next = new Set(opened);
    if (!next.delete(status)) next.add(status);
    setOpened(next);
  };

  const check = checks.find(({ id }) => id === current);
  const applicable = checks.filter(({ status }) => status !== 'not_applicable');
  const failing = applicable.filter(({ status }) => status === 'attention');
  const row = (one: CheckResult) => (
    <CheckLine key={one.id} check={one} isCurrent={one.id === current} stop={itemOf(one.id)} />
  );
  if (checks.length === 0) return null;
  return (
    <>
      <div className={styles.bar}>
        <SearchBox label="Filter checks" value={search} onChange={setSearch} />
        <span role="status">
          {count(failing.length)} of {plural(applicable.length, 'check')} that apply{' '}
          {failing.length === 1 ? 'needs' : 'need'} attention
        </span>
        {canRaise && (
          <Button disabled={busy} onClick={raise}>
            Raise gaps from checks
          </Button>
        )}
      </div>
      <div className={styles.split}>
        <div ref={box} className={styles.list} onKeyDown={onKeyDown}>
          {attention.length === 0 && (
            <EmptyState
              title={words.length > 0 ? 'No check that matches needs attention' : 'No check needs attention'}
            >
              {plural(passed.length, 'check')} passed, {notApplicable.length} do not apply.
            </EmptyState>
          )}
          <ul aria-label="Needs attention">{attention.map(row)}</ul>
          {folded.map(({ status, name, rows }) => (
            <section key={status} aria-label={name}>
              <h3>
                <button type="button" aria-expanded={opened.has(status)} onClick={() => toggle(status)}>
                  {opened.has(status) ? (
                    <ChevronDown size={12} aria-hidden />
                  ) : (
                    <ChevronRight size={12} aria-hidden />
                  )}
                  {name} <span>{rows.length}</span>
                </button>
              </h3>
              {opened.has(status) && <ul aria-label={name}>{rows.map(row)}</ul>}
            </section>
          ))}
        </div>
        {check && (
          <CheckPane
            key={check.id}
            check={check}
            readOnly={readOnly}
            onClose={() => navigate(links.checks)}
          />
        )}
      </div>
    </>
  );
}

interface LineProps {
  check: CheckResult;
  isCurrent: boolean;
  stop: RovingItem;
}

function CheckLine({ check, isCurrent, stop }: LineProps) {
  const { id, title, why, severity, status } = check;
  return (
    <li>
      <Link href={links.check(id)} className={styles.line} aria-current={isCurrent || undefined} {...stop}>
        <SeveritySign severity={severity} words={status === 'attention' ? 'name' : 'none'} />
        <span>
          {title}
          <small>{why}</small>
        </span>
        {status === 'attention' && <b>{count(check.count)}</b>}
      </Link>
    </li>
  );
}
