import { Tabs } from '@mantine/core';
import { Link } from 'wouter';
import type { z } from 'zod';
import type { findingFields, FindingRow } from '../../../shared/contract/findings.ts';
import {
  FINDING_STATUS_NAMES,
  FINDING_STATUSES,
  SEVERITIES,
  SEVERITY_NAMES,
} from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { EditableDate } from '../../components/DateField.tsx';
import { DetailPane, PaneSection } from '../../components/DetailPane.tsx';
import { EditableChoice } from '../../components/EditableChoice.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { SeveritySign } from '../../components/Sign.tsx';
import styles from './findings.module.css';
import { Response } from './Response.tsx';
import { useScope } from './queries.ts';

type Fields = z.infer<typeof findingFields>;
type Part = 'condition' | 'criteria' | 'cause' | 'effect' | 'recommendation';

/** The five parts of an audit finding, each with what belongs in it. */
const PARTS: readonly { part: Part; label: string; hint: string }[] = [
  { part: 'condition', label: 'Condition', hint: 'What was found, with the items and the rate.' },
  { part: 'criteria', label: 'Criteria', hint: 'What should be: the control, policy or requirement.' },
  { part: 'cause', label: 'Cause', hint: 'Why it happened, not who did it.' },
  { part: 'effect', label: 'Effect', hint: 'What it led to, or could lead to.' },
  { part: 'recommendation', label: 'Recommendation', hint: 'What would remove the cause.' },
];

interface Props {
  finding: FindingRow;
  onClose: () => void;
}

/** One finding, edited where it stands. */
export function FindingPane({ finding, onClose }: Props) {
  const { readOnly } = useWorkspace();
  const people = useScope().data?.people ?? [];
  const save = (patch: Partial<Fields>) => api.findings.update({ ids: [finding.id], patch });
  const { severity, status } = finding;

  return (
    <DetailPane
      area="findings"
      reference={finding.ref}
      sign={<SeveritySign severity={severity} />}
      title={
        <EditableText
          label="Title"
          value={finding.title}
          required
          wraps
          readOnly={readOnly}
          onSave={(title) => save({ title })}
        />
      }
      onClose={onClose}
    >
      <Tabs defaultValue="finding" keepMounted={false}>
        <Tabs.List className={styles.tabs}>
          <Tabs.Tab value="finding">Finding</Tabs.Tab>
          <Tabs.Tab value="response">Response{finding.response ? '' : ', none yet'}</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="finding">
          <PaneSection>
            <Properties>
              <Property label="Severity">
                <EditableChoice
                  label="Severity"
                  value={severity}
                  readOnly={readOnly}
                  options={SEVERITIES.map((value) => ({ value, label: SEVERITY_NAMES[value] }))}
                  onSave={(next) => save({ severity: next ?? severity })}
                />
              </Property>
              <Property label="Status">
                <EditableChoice
                  label="Status"
                  value={status}
                  readOnly={readOnly}
                  options={FINDING_STATUSES.map((value) => ({ value, label: FINDING_STATUS_NAMES[value] }))}
                  onSave={(next) => save({ status: next ?? status })}
                />
              </Property>
              <Property label="Owner">
                <EditableChoice
                  label="Owner"
                  value={finding.ownerId}
                  readOnly={readOnly}
                  clearable
                  placeholder="No owner"
                  options={people.map(({ id, name }) => ({ value: id, label: name }))}
                  onSave={(ownerId) => save({ ownerId })}
                />
              </Property>
              <Property label="Due">
                <EditableDate
                  label="Due"
                  value={finding.due}
                  readOnly={readOnly}
                  onSave={(due) => save({ due })}
                />
              </Property>
              <Property label="Raised">{moment(finding.raisedAt)}</Property>
              <Property label="From">
                <Origin finding={finding} />
              </Property>
            </Properties>
          </PaneSection>
          {PARTS.map(({ part, label, hint }) => (
            <PaneSection key={part} title={label}>
              <p className={styles.hint}>{hint}</p>
              <EditableText
                label={label}
                multiline
                placeholder="Not written yet"
                value={finding[part]}
                readOnly={readOnly}
                onSave={(text) => save({ [part]: text })}
              />
            </PaneSection>
          ))}
        </Tabs.Panel>
        <Tabs.Panel value="response">
          <Response finding={finding} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory table="finding" rowId={finding.id} />
        </Tabs.Panel>
      </Tabs>
    </DetailPane>
  );
}

/** The control and the test that it came from. */
function Origin({ finding: { controlId, controlRef, testId, workpaper } }: { finding: FindingRow }) {
  if (!controlId) return 'No control';
  return (
    <>
      Control{' '}
      <Link className={styles.inText} href={links.control(controlId)}>
        {controlRef}
      </Link>
      {testId && (
        <>
          , test{' '}
          <Link className={styles.inText} href={links.test(testId)}>
            {workpaper}
          </Link>
        </>
      )}
    </>
  );
}
