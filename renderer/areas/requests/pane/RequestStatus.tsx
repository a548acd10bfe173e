import { Button } from '@mantine/core';
import type { RequestInput, RequestRow } from '../../../../shared/contract/requests/records.ts';
import {
  AUDITOR_STATUS_NAMES,
  AUDITOR_STATUSES,
  REQUEST_STATUS_NAMES,
  REQUEST_STATUSES,
} from '../../../../shared/domain/request-vocabulary.ts';
import { runAction, useWorkspace } from '../../../app/query.ts';
import { EditableDate } from '../../../components/DateField.tsx';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import styles from '../requests.module.css';

interface Props {
  request: RequestRow;
  save: (patch: RequestInput) => Promise<unknown>;
}

/** The two sides, each with its reason and its day. */
export function RequestStatus({ request, save }: Props) {
  const { readOnly } = useWorkspace();
  const { ref, status, statusReason, auditorStatus, auditorReason, submittedOn, closedOn, isThere } = request;
  return (
    <PaneSection>
      {isThere && (
        <p className={styles.notice}>
          The engagement holds what this asks for.
          {!readOnly && (
            <Button
              onClick={() =>
                void runAction(() => save({ status: 'received' }), { done: `${ref} is received.` })
              }
            >
              Mark as received
            </Button>
          )}
        </p>
      )}
      <Properties>
        <Property label="Our status">
          <EditableChoice
            label="Our status"
            value={status}
            readOnly={readOnly}
            options={REQUEST_STATUSES.map((value) => ({ value, label: REQUEST_STATUS_NAMES[value] }))}
            onSave={(next) => save({ status: next ?? status })}
          />
        </Property>
        {status === 'not_applicable' && (
          <Property label="Because">
            <EditableText
              label="Why it does not apply"
              multiline
              required
              value={statusReason}
              readOnly={readOnly}
              onSave={(text) => save({ statusReason: text })}
            />
          </Property>
        )}
        {(submittedOn !== null || status === 'submitted') && (
          <Property label="Submitted on">
            <EditableDate
              label="Submitted on"
              value={submittedOn}
              readOnly={readOnly}
              onSave={(day) => save({ submittedOn: day })}
            />
          </Property>
        )}
        <Property label="Auditor">
          <EditableChoice
            label="Auditor's status"
            value={auditorStatus}
            readOnly={readOnly}
            options={AUDITOR_STATUSES.map((value) => ({ value, label: AUDITOR_STATUS_NAMES[value] }))}
            onSave={(next) => save({ auditorStatus: next ?? auditorStatus })}
          />
        </Property>
        {(auditorStatus === 'returned' || auditorReason !== '') && (
          <Property label="Auditor says">
            <EditableText
              label="What the auditor says"
              multiline
              value={auditorReason}
              readOnly={readOnly}
              onSave={(text) => save({ auditorReason: text })}
            />
          </Property>
        )}
        {closedOn !== null && <Property label="Closed on">{closedOn}</Property>}
      </Properties>
    </PaneSection>
  );
}
