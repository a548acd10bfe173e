import { Link } from 'wouter';
import type {
  RequestDetail,
  RequestInput,
  RequestRow,
} from '../../../../shared/contract/requests/records.ts';
import {
  AUDITOR_STATUS_NAMES,
  REQUEST_KIND_NAMES,
  REQUEST_KINDS,
  REQUEST_ORIGIN_NAMES,
  REQUEST_PRIORITIES,
  REQUEST_PRIORITY_NAMES,
  REQUEST_STATUS_NAMES,
} from '../../../../shared/domain/request-vocabulary.ts';
import { links } from '../../../app/links.ts';
import { runAction, useWorkspace } from '../../../app/query.ts';
import { ControlsSelect } from '../../../components/ControlSelect.tsx';
import { EditableDate } from '../../../components/DateField.tsx';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { readCriteria } from '../../../components/read-criteria.ts';
import { dueWords } from '../DueDay.tsx';
import { usePeople } from '../queries.ts';
import styles from '../requests.module.css';
import { RecordLinks } from './RecordLinks.tsx';

interface Props {
  request: RequestRow;
  followUps: RequestDetail['followUps'];
  save: (patch: RequestInput) => Promise<unknown>;
}

/** People, days, what it is about and where it comes from. */
export function RequestFacts({ request, followUps, save }: Props) {
  const { readOnly } = useWorkspace();
  const people = usePeople();
  const text = (field: 'number' | 'category' | 'requestedBy', label: string) => (
    <EditableText
      label={label}
      value={request[field]}
      readOnly={readOnly}
      onSave={(value) => save({ [field]: value })}
    />
  );
  const date = (field: 'due' | 'requestedOn' | 'coversFrom' | 'coversTo' | 'asOf', label: string) => (
    <EditableDate
      label={label}
      value={request[field]}
      readOnly={readOnly}
      onSave={(day) => save({ [field]: day })}
    />
  );
  const late = dueWords(request);
  return (
    <>
      <PaneSection title="Who and when">
        <Properties>
          <Property label="Assigned to">
            <EditableChoice
              label="Assigned to"
              clearable
              placeholder="Nobody yet"
              value={request.assigneeId}
              readOnly={readOnly}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              onSave={(assigneeId) => save({ assigneeId })}
            />
          </Property>
          <Property label="Due">
            {date('due', 'Due')}
            {late && (
              <b className={styles.due} data-timing={request.timing}>
                {late}
              </b>
            )}
          </Property>
          <Property label="Priority">
            <EditableChoice
              label="Priority"
              value={request.priority}
              readOnly={readOnly}
              options={REQUEST_PRIORITIES.map((value) => ({ value, label: REQUEST_PRIORITY_NAMES[value] }))}
              onSave={(next) => save({ priority: next ?? request.priority })}
            />
          </Property>
          <Property label="Requested by">{text('requestedBy', 'Requested by')}</Property>
          <Property label="Requested on">{date('requestedOn', 'Requested on')}</Property>
        </Properties>
      </PaneSection>
      <PaneSection title="What it is about">
        <Properties>
          <Property label="Kind">
            <EditableChoice
              label="Kind"
              value={request.kind}
              readOnly={readOnly}
              options={REQUEST_KINDS.map((value) => ({ value, label: REQUEST_KIND_NAMES[value] }))}
              onSave={(next) => save({ kind: next ?? request.kind })}
            />
          </Property>
          <Property label="Area">{text('category', 'Area')}</Property>
          <Property label="Covers from">{date('coversFrom', 'Covers from')}</Property>
          <Property label="Covers to">{date('coversTo', 'Covers to')}</Property>
          <Property label="As of">{date('asOf', 'As of')}</Property>
          <Property label="Controls">
            <RecordLinks controls={request.controls} empty="None" />
          </Property>
          <Property label="Criteria">
            <EditableText
              label="Criteria"
              value={request.criteria.join(' ')}
              readOnly={readOnly}
              onSave={async (value) => save({ criteria: readCriteria(value) })}
            />
          </Property>
          <Property label="Needed for">
            <RecordLinks tests={request.tests} empty="No test" />
          </Property>
        </Properties>
        {!readOnly && (
          <div className={styles.below}>
            <ControlsSelect
              label="Change the controls"
              value={request.controls.map(({ id }) => id)}
              onChange={(controlIds) => void runAction(() => save({ controlIds }))}
            />
          </div>
        )}
      </PaneSection>
      <PaneSection title="Where it comes from">
        <Properties>
          <Property label="Origin">{REQUEST_ORIGIN_NAMES[request.origin]}</Property>
          <Property label="Their number">{text('number', "Auditor's number")}</Property>
          {request.followUpOf && (
            <Property label="Follow-up of">
              <Link href={links.request(request.followUpOf.id)} title={request.followUpOf.title}>
                {request.followUpOf.ref}
              </Link>
            </Property>
          )}
          {followUps.length > 0 && (
            <Property label="Followed up by">
              {followUps.map(({ id, ref, title, status, auditorStatus }) => (
                <p key={id}>
                  <Link href={links.request(id)} title={title}>
                    {ref}
                  </Link>{' '}
                  {REQUEST_STATUS_NAMES[status].toLowerCase()}
                  {auditorStatus !== 'none' && `, ${AUDITOR_STATUS_NAMES[auditorStatus].toLowerCase()}`}
                </p>
              ))}
            </Property>
          )}
        </Properties>
      </PaneSection>
    </>
  );
}
