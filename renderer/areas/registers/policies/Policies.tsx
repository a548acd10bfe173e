import { Button, Menu } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import type { ControlRow } from '../../../../shared/contract/matrix.ts';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { PolicyTextFacts } from '../../../../shared/contract/registers/policy-text.ts';
import { isNotYetEffective, isReviewOverdue } from '../../../../shared/domain/policies/currency.ts';
import type { PolicyStatus } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { RegisterGrid } from '../../../components/register/RegisterGrid.tsx';
import { localDay } from './local-day.ts';
import { PolicyDetail } from './PolicyDetail.tsx';
import styles from './policies.module.css';
import { exportPolicies } from './use-policy-files.ts';

/** The editor is large and few screens need it. */
const PolicyEditor = lazy(() => import('./PolicyEditor.tsx'));

interface Beside {
  controls: readonly ControlRow[];
  texts: ReadonlyMap<string, PolicyTextFacts>;
  today: string;
}

/** What stands out about a policy, the most pressing first; empty when nothing does. */
function attention(row: RegisterRow, { texts, today }: Beside): string {
  const dates = {
    status: row.values['status'] as PolicyStatus,
    effectiveOn: row.values['effectiveOn'] as string | null,
    reviewDue: row.values['reviewDue'] as string | null,
  };
  const text = texts.get(row.id);
  return [
    isReviewOverdue(dates, today) && 'Review overdue',
    text?.changedSince && 'Text changed',
    isNotYetEffective(dates, today) && `In force from ${dates.effectiveOn}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What is known of each policy beside its fields. */
const columnsFor = (beside: Beside): GridColumn<RegisterRow>[] => {
  const { controls, texts } = beside;
  const own = (row: RegisterRow) => controls.filter(({ policyId }) => policyId === row.id);
  const evidence = (row: RegisterRow) => own(row).reduce((sum, { evidenceCount }) => sum + evidenceCount, 0);
  const share = ({ values }: RegisterRow) => {
    const [done, all] = [Number(values['acknowledged'] ?? 0), Number(values['acknowledgers'] ?? 0)];
    return all > 0 ? { done, all, percent: Math.round((Math.min(done, all) / all) * 100) } : null;
  };
  return [
    {
      id: 'attention',
      header: 'To look at',
      title: 'Review overdue, text changed since it was approved, or in force later',
      width: 130,
      text: (row) => attention(row, beside),
      cell: (row) => <span className={styles.due}>{attention(row, beside)}</span>,
    },
    {
      id: 'words',
      header: 'Words',
      title: 'Words of the text; a dash where there is none yet',
      width: 60,
      align: 'end',
      text: (row) => texts.get(row.id)?.words ?? 0,
      cell: (row) => texts.get(row.id)?.words || '–',
    },
    {
      id: 'placeholders',
      header: 'To fill in',
      title: 'Places in square brackets that are still to be filled in',
      width: 66,
      align: 'end',
      text: (row) => texts.get(row.id)?.placeholders ?? 0,
      cell: (row) => texts.get(row.id)?.placeholders || '',
    },
    {
      id: 'share',
      header: 'Read by',
      title: 'Who acknowledged it, of those who have to',
      width: 170,
      text: (row) => share(row)?.percent ?? -1,
      cell: (row) => {
        const known = share(row);
        if (!known) return '';
        const words = `${known.done} of ${known.all}`;
        return (
          <span className={styles.bar}>
            <progress max={100} value={known.percent} aria-label={words} />
            <span>
              {words}, {known.percent} %
            </span>
          </span>
        );
      },
    },
    {
      id: 'controls',
      header: 'Controls',
      title: 'Controls that carry it out',
      width: 68,
      align: 'end',
      text: (row) => own(row).length,
      cell: (row) => own(row).length,
    },
    {
      id: 'evidence',
      header: 'Evid.',
      title: 'Evidence of these controls',
      width: 52,
      align: 'end',
      text: evidence,
      cell: evidence,
    },
  ];
};

/** Shown in the column "Read by", or long. */
const HIDDEN = ['acknowledged', 'acknowledgers', 'acknowledgedOn', 'template', 'notes'];

const policyDetail = (row: RegisterRow) => <PolicyDetail policy={row} />;

/** The policy inventory: state, owner, approval and review of each, started from the outlines of the catalog. */
export function Policies({ current }: { current: string | null }) {
  const { at } = useParams<{ at?: string }>();
  if (current && at === 'text') {
    return (
      <Suspense fallback={null}>
        <PolicyEditor id={current} />
      </Suspense>
    );
  }
  return <PolicyList current={current} />;
}

function PolicyList({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const outlook = useData(['registers', 'policyOutlook'], () => api.registers.policyOutlook({})).data;
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({})).data;
  const facts = useData(['registers', 'policyTexts'], () => api.registers.policyTexts({})).data;
  const columns = useMemo(
    () =>
      columnsFor({
        controls: controls ?? [],
        texts: new Map(facts?.map((text) => [text.id, text])),
        today: localDay(),
      }),
    [controls, facts],
  );
  const { outlines = 0, linkable = 0, withoutCriteria = 0 } = outlook ?? {};
  const written = facts?.filter(({ words }) => words > 0).map(({ id }) => id) ?? [];

  const addOutlines = outlines > 0 && (
    <Button
      disabled={busy}
      onClick={() =>
        void run(() => api.registers.addPolicies({}), {
          done: ({ added }) =>
            `Added ${plural(added, 'policy', 'policies')} with the text of their outlines.`,
        })
      }
    >
      Add {outlines === 12 ? 'the twelve policies' : plural(outlines, 'policy', 'policies')} from the outlines
    </Button>
  );
  const linkControls = linkable > 0 && (
    <Button
      disabled={busy}
      onClick={() =>
        void run(() => api.registers.linkPolicies({}), {
          done: ({ linked }) => `Linked ${plural(linked, 'control')} to the policy that each carries out.`,
        })
      }
    >
      Link {plural(linkable, 'control')} to policies
    </Button>
  );
  const linkCriteria = withoutCriteria > 0 && (
    <Button
      disabled={busy}
      onClick={() =>
        void run(() => api.registers.linkPolicyCriteria({}), {
          done: ({ policies }) =>
            `Linked ${plural(policies, 'policy', 'policies')} to the criteria of the outline.`,
        })
      }
    >
      Link {plural(withoutCriteria, 'policy', 'policies')} to criteria
    </Button>
  );
  const exportAll = written.length > 0 && (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button>Export all texts</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void exportPolicies(written, 'Policies', 'docx')}>
          {plural(written.length, 'text')} as Word, in a zip
        </Menu.Item>
        <Menu.Item onClick={() => void exportPolicies(written, 'Policies', 'pdf')}>
          {plural(written.length, 'text')} as PDF, in a zip
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <RegisterGrid
      register="policies"
      current={current}
      onCurrent={(id) => navigate(id ? links.policy(id) : links.policies, { replace: true })}
      actions={
        <>
          {!readOnly && (
            <>
              {addOutlines}
              {linkControls}
              {linkCriteria}
            </>
          )}
          {exportAll}
        </>
      }
      emptyActions={addOutlines}
      columns={columns}
      hidden={HIDDEN}
      detail={policyDetail}
    />
  );
}
