import { Link } from 'wouter';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { ControlRow } from '../../../../shared/contract/matrix.ts';
import { FREQUENCY_NAMES, MODE_NAMES, NATURE_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useData, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { useControls } from '../queries.ts';
import { EvidenceLinks } from '../../../components/EvidenceLinks.tsx';
import { ProcedureSteps } from './ProcedureSteps.tsx';
import styles from './procedure.module.css';

const natureText = ({ nature, mode }: ControlRow) =>
  [nature && NATURE_NAMES[nature], mode && MODE_NAMES[mode]].filter(Boolean).join(', ') || 'Not set';

/** More than this is looked at in the evidence area. */
const SHOWN = 100;

const OBJECTIVES: Record<TestSheet['kind'], string> = {
  design: 'What the test is to show, such as: the control as designed meets its criteria and is in place',
  operation: 'What the test is to show, such as: the control operated as designed throughout the period',
};

/** What is tested and how: objective, source, the control as written, the procedures with what they showed, the evidence. */
export function ProcedureView({ sheet }: { sheet: TestSheet }) {
  const { readOnly } = useWorkspace();
  const locked = readOnly || sheet.concludedAt !== null;
  const control = useControls().data?.find(({ id }) => id === sheet.controlId);
  const query = { controlId: sheet.controlId, limit: SHOWN };
  const evidence = useData(['evidence', 'list', query], () => api.evidence.list(query)).data;
  const save = (patch: { objective: string } | { source: string }) =>
    api.audit.updateTest({ testId: sheet.id, patch });

  return (
    <div className={styles.main}>
      <PaneSection title="Test">
        <Properties>
          <Property label="Objective">
            <EditableText
              label="Objective"
              value={sheet.objective}
              wraps
              placeholder={OBJECTIVES[sheet.kind]}
              readOnly={locked}
              onSave={(objective) => save({ objective })}
            />
          </Property>
          <Property label="Source">
            <EditableText
              label="Source"
              value={sheet.source}
              wraps
              placeholder="The system, report or person that the evidence comes from"
              readOnly={locked}
              onSave={(source) => save({ source })}
            />
          </Property>
        </Properties>
      </PaneSection>
      <PaneSection title="Control">
        <p className={styles.statement}>{sheet.statement || 'The control has no statement yet.'}</p>
        {control && (
          <Properties>
            <Property label="Owner">{control.owner ?? 'No owner'}</Property>
            <Property label="Frequency">
              {sheet.frequency ? FREQUENCY_NAMES[sheet.frequency] : 'Not set'}
            </Property>
            <Property label="Nature">{natureText(control)}</Property>
            <Property label="Evidence wanted">{control.evidenceWanted || 'Not written down'}</Property>
          </Properties>
        )}
      </PaneSection>
      <ProcedureSteps sheet={sheet} locked={locked} />
      <EvidenceLinks
        title="Evidence of the test"
        controls={[{ id: sheet.controlId, ref: sheet.controlRef }]}
        locked={sheet.concludedAt !== null}
        of={sheet.workpaper}
        goesTo={{ testIds: [sheet.id] }}
        linked={sheet.evidence}
        onSave={(evidenceIds) => api.audit.linkTestEvidence({ testId: sheet.id, evidenceIds })}
      />
      <PaneSection title="Evidence of the control" hint={evidence ? String(evidence.total) : undefined}>
        {evidence?.total === 0 && (
          <p>
            None yet.{' '}
            <Link className={styles.inText} href={links.evidence}>
              Attach it in the evidence area
            </Link>
            .
          </p>
        )}
        <ul className={styles.list}>
          {evidence?.rows.map(({ id, ref, title, fileName }) => (
            <li key={id}>
              <Link href={links.evidenceRecord(id)}>{ref}</Link>
              <span>{title}</span>
              <span className={styles.file}>{fileName}</span>
            </li>
          ))}
        </ul>
      </PaneSection>
    </div>
  );
}
