import { Link } from 'wouter';
import type { z } from 'zod';
import type { FindingDetail, findingFields, FindingRow } from '../../../shared/contract/findings.ts';
import { isOverdue } from '../../../shared/domain/findings.ts';
import {
  FINDING_STATUS_NAMES,
  FINDING_STATUSES,
  SEVERITIES,
  SEVERITY_NAMES,
} from '../../../shared/domain/vocabulary.ts';
import { moment, today } from '../../app/dates.ts';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { EditableDate } from '../../components/DateField.tsx';
import { PaneSection } from '../../components/DetailPane.tsx';
import { EditableChoice } from '../../components/EditableChoice.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import styles from './findings.module.css';
import { useScope } from './queries.ts';

interface Props {
  finding: FindingRow;
  detail: FindingDetail | undefined;
  onSave: (patch: Partial<z.infer<typeof findingFields>>) => Promise<unknown>;
}

/** Severity with what speaks for it, status with what it needs, who and until when. */
export function FindingFacts({ finding, detail, onSave }: Props) {
  const { readOnly } = useWorkspace();
  const people = useScope().data?.people ?? [];
  const { severity, status, statusReason, retested } = finding;
  return (
    <PaneSection>
      <Properties>
        <Property label="Severity">
          <EditableChoice
            label="Severity"
            value={severity}
            readOnly={readOnly}
            options={SEVERITIES.map((value) => ({ value, label: SEVERITY_NAMES[value] }))}
            onSave={(next) => onSave({ severity: next ?? severity })}
          />
          {detail && (
            <p className={styles.hint}>
              The facts suggest {SEVERITY_NAMES[detail.advice.severity].toLowerCase()}.{' '}
              {detail.advice.because.join(' ')}
            </p>
          )}
        </Property>
        <Property label="Status">
          <EditableChoice
            label="Status"
            value={status}
            readOnly={readOnly}
            options={FINDING_STATUSES.map((value) => ({ value, label: FINDING_STATUS_NAMES[value] }))}
            onSave={(next) => onSave({ status: next ?? status })}
          />
          {isOverdue(finding, today()) && <b className={styles.overdue}>Overdue since {finding.due}</b>}
        </Property>
        {(retested !== 'effective' || statusReason !== '') && (
          <Property label="Without retest">
            <EditableText
              label="Reason to settle it without an effective retest"
              multiline
              placeholder="Needed to settle it without an effective retest"
              value={statusReason}
              readOnly={readOnly}
              onSave={(next) => onSave({ statusReason: next })}
            />
          </Property>
        )}
        <Property label="Owner">
          <EditableChoice
            label="Owner"
            value={finding.ownerId}
            readOnly={readOnly}
            clearable
            placeholder="No owner"
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            onSave={(ownerId) => onSave({ ownerId })}
          />
        </Property>
        <Property label="Due">
          <EditableDate
            label="Due"
            value={finding.due}
            readOnly={readOnly}
            onSave={(due) => onSave({ due })}
          />
        </Property>
        <Property label="Raised">{moment(finding.raisedAt)}</Property>
        <Property label="From">
          <Origin finding={finding} />
        </Property>
      </Properties>
    </PaneSection>
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
