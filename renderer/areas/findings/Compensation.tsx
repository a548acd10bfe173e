import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { Link } from 'wouter';
import type { FindingDetail, FindingRow } from '../../../shared/contract/findings.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { RollUpSign } from '../../components/Sign.tsx';
import styles from './findings.module.css';
import { useControls } from './queries.ts';

interface Props {
  finding: FindingRow;
  detail: FindingDetail;
}

/** What else serves the criteria, and which controls compensate for the deviation, with the reason. */
export function Compensation({ finding: { id, controlId }, detail }: Props) {
  const { run } = useAction();
  const { readOnly } = useWorkspace();
  const controls = useControls().data ?? [];
  const { criteria, compensating } = detail;
  const kept = compensating.map((one) => ({ controlId: one.id, reason: one.reason }));
  const save = (next: typeof kept) => api.findings.setCompensating({ id, controls: next });
  const taken = new Set([...kept.map((one) => one.controlId), controlId]);
  const serving = new Set(criteria.flatMap(({ others }) => others.map((other) => other.id)));
  const offered = controls
    .filter((control) => !taken.has(control.id))
    .toSorted((a, b) => Number(serving.has(b.id)) - Number(serving.has(a.id)));
  return (
    <>
      <PaneSection title="Compensating controls" hint={compensating.length || 'none'}>
        <p className={styles.hint}>
          Controls that lessen the effect; each counts once its reason is written. They do not remove the
          exception.
        </p>
        <ul className={styles.compensating}>
          {compensating.map((control) => (
            <li key={control.id}>
              <p>
                <Link href={links.control(control.id)}>{control.ref}</Link> <span>{control.title}</span>
                {!readOnly && (
                  <ActionIcon
                    size={24}
                    aria-label={`Remove ${control.ref} from the compensating controls`}
                    onClick={() => void run(() => save(kept.filter((one) => one.controlId !== control.id)))}
                  >
                    <X size={12} aria-hidden />
                  </ActionIcon>
                )}
              </p>
              <RollUpSign result={control.result} />
              <EditableText
                label={`Why ${control.ref} compensates`}
                multiline
                placeholder="Why it compensates"
                value={control.reason}
                readOnly={readOnly}
                onSave={(reason) =>
                  save(kept.map((one) => (one.controlId === control.id ? { ...one, reason } : one)))
                }
              />
            </li>
          ))}
        </ul>
        {!readOnly && (
          <Select
            aria-label="Add a compensating control"
            placeholder="Add a compensating control"
            searchable
            value={null}
            data={offered.map((control) => ({
              value: control.id,
              label: `${control.ref} ${control.title}`,
            }))}
            onChange={(next) => next && void run(() => save([...kept, { controlId: next, reason: '' }]))}
          />
        )}
      </PaneSection>
      <PaneSection
        title="What else serves the criteria"
        hint={plural(criteria.length, 'criterion', 'criteria')}
      >
        <ul className={styles.records}>
          {criteria.map(({ id: criterionId, summary, others }) => (
            <li key={criterionId}>
              <Link href={links.resultsOf(criterionId)}>{criterionId}</Link>
              <div title={summary}>
                {others.length === 0
                  ? 'No other control serves it.'
                  : `${others.filter(({ result }) => result === 'no_exceptions').length} of ${plural(others.length, 'other control')} without exceptions`}
                <small className={styles.signs}>
                  {others.map(({ id: otherId, ref, result }) => (
                    <span key={otherId}>
                      <RollUpSign result={result} words="none" /> {ref}
                    </span>
                  ))}
                </small>
              </div>
            </li>
          ))}
        </ul>
      </PaneSection>
    </>
  );
}
