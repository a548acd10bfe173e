import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SamplingPolicy } from '../../../../shared/domain/sampling/index.ts';
import { api } from '../../../app/api.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EditableText } from '../../../components/EditableText.tsx';
import { Section } from '../../../components/Section.tsx';
import { useActions } from '../../../state/actions.ts';
import { AuditBar } from '../AuditBar.tsx';
import { useSamplingPolicy } from '../queries.ts';
import { ControlRisks } from './ControlRisks.tsx';
import { NumberField } from './NumberField.tsx';
import { firmsOwn, percentText, readCount, readPercent } from './policy-edit.ts';
import { SizesTable } from './SizesTable.tsx';
import { StatisticalDefaults } from './StatisticalDefaults.tsx';
import { usePolicyFiles } from './use-policy-files.ts';
import styles from './policy.module.css';

/** The firm's sampling policy: its named table of sizes, what statistical plans start from, and the risk of each control. */
export function PolicyView() {
  const current = useSamplingPolicy().data;
  const { engagement, readOnly } = useWorkspace();
  const { busy, exportPolicy, importPolicy, restore } = usePolicyFiles();
  useActions([
    { id: 'audit.exportPolicy', label: 'Export sampling policy', run: () => void exportPolicy() },
    ...(readOnly
      ? []
      : [{ id: 'audit.importPolicy', label: 'Import sampling policy', run: () => void importPolicy() }]),
  ]);
  if (!current) return null;
  const { policy, isDefault } = current;
  const save = (changed: SamplingPolicy) =>
    api.audit.saveSamplingPolicy({ policy: firmsOwn(changed, engagement.firm) });

  return (
    <>
      <AuditBar
        view="policy"
        actions={
          <>
            <Button
              disabled={busy || readOnly || isDefault}
              title={isDefault ? 'The default holds already' : undefined}
              onClick={() => void restore()}
            >
              Restore the default
            </Button>
            <Button disabled={busy || readOnly} onClick={() => void importPolicy()}>
              Import policy
            </Button>
            <Button disabled={busy} onClick={() => void exportPolicy()}>
              Export policy
            </Button>
          </>
        }
      />
      <div className={styles.view}>
        <div className={styles.policy}>
          <Facts policy={policy} isDefault={isDefault} readOnly={readOnly} onSave={save} />
        </div>
        <ControlRisks policy={policy} readOnly={readOnly} />
      </div>
    </>
  );
}

interface FactsProps {
  policy: SamplingPolicy;
  isDefault: boolean;
  readOnly: boolean;
  onSave: (policy: SamplingPolicy) => Promise<unknown>;
}

function Facts({ policy, isDefault, readOnly, onSave }: FactsProps) {
  const [problem, setProblem] = useState<string>();
  const shared = { policy, readOnly, onSave, onProblem: setProblem };
  const field = { readOnly, onProblem: setProblem };
  const { below, share, minimum } = policy.smallPopulation;
  const saveSmall = (change: Partial<SamplingPolicy['smallPopulation']>) =>
    onSave({ ...policy, smallPopulation: { ...policy.smallPopulation, ...change } });
  return (
    <>
      <Section
        title="Sizes by frequency"
        hint={isDefault ? 'the default; a change makes it the firm’s own' : 'of this engagement'}
        className={styles.part}
      >
        <p className={styles.judgment}>
          <b>Judgment, not statistics.</b> No standard prescribes these sizes, and published tables differ.
          Every report prints the name and source below with a size from this table.
        </p>
        <div className={styles.names}>
          <EditableText
            label="Name of the policy"
            withLabel
            required
            value={policy.name}
            readOnly={readOnly}
            onSave={(name) => onSave({ ...policy, name })}
          />
          <EditableText
            label="Source"
            withLabel
            wraps
            placeholder="Who set the sizes, and where they are written down"
            value={policy.source}
            readOnly={readOnly}
            onSave={(source) => onSave({ ...policy, source })}
          />
        </div>
        <SizesTable {...shared} />
        <p className={styles.sentence}>
          Per occurrence, with fewer than{' '}
          <NumberField
            {...field}
            label="Small populations end below"
            value={String(below)}
            onSave={async (text) => saveSmall({ below: readCount(text) })}
          />{' '}
          in the period:{' '}
          <NumberField
            {...field}
            label="Share of a small population in percent"
            value={percentText(share)}
            onSave={async (text) => saveSmall({ share: readPercent(text) })}
          />{' '}
          % of them, at least{' '}
          <NumberField
            {...field}
            label="Least items of a small population"
            value={String(minimum)}
            onSave={async (text) => saveSmall({ minimum: readCount(text) })}
          />
          , at most the size above.
        </p>
        <p className={styles.sentence}>
          Automated control:{' '}
          <NumberField
            {...field}
            label="Items per configuration of an automated control"
            value={String(policy.automated)}
            onSave={async (text) => onSave({ ...policy, automated: readCount(text) })}
          />{' '}
          per configuration, relying on change management over the period.
        </p>
      </Section>
      <Section title="Statistical plans start from" className={styles.part}>
        <StatisticalDefaults {...shared} />
      </Section>
      <p role="alert" className={styles.problem}>
        {problem && `${problem} Press Esc in the field to keep what was there.`}
      </p>
    </>
  );
}
