import { Tabs } from '@mantine/core';
import type { RequestRow } from '../../../../shared/contract/requests/records.ts';
import { useWorkspace } from '../../../app/query.ts';
import { CrossReferences } from '../../../components/CrossReferences.tsx';
import { DetailPane } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { RecordHistory } from '../../../components/RecordHistory.tsx';
import { useRequest } from '../queries.ts';
import { StatusSign } from '../RequestSigns.tsx';
import styles from '../requests.module.css';
import { useStatusChange } from '../use-status-change.tsx';
import { ItemTable } from './ItemTable.tsx';
import { RequestActions } from './RequestActions.tsx';
import { RequestComments } from './RequestComments.tsx';
import { RequestEvidence } from './RequestEvidence.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { RequestStatus } from './RequestStatus.tsx';
import { RequestWording } from './RequestWording.tsx';

/** One request in full: what is asked, by whom and until when, what came, what was said. */
export function RequestPane({ request, onClose }: { request: RequestRow; onClose: () => void }) {
  const { readOnly } = useWorkspace();
  const detail = useRequest(request.id).data;
  const { save, dialog } = useStatusChange();
  const change = (patch: Parameters<typeof save>[0][number]['patch']) => save([{ row: request, patch }]);
  const isLoaded = detail?.request.id === request.id;
  return (
    <DetailPane
      area="requests"
      reference={request.number === '' ? request.ref : `${request.ref} (${request.number})`}
      sign={<StatusSign status={request.status} />}
      title={
        <EditableText
          label="Title"
          wraps
          required
          value={request.title}
          readOnly={readOnly}
          onSave={(title) => change({ title })}
        />
      }
      onClose={onClose}
    >
      <Tabs defaultValue="request" keepMounted={false}>
        <Tabs.List className={styles.tabs}>
          <Tabs.Tab value="request">Request</Tabs.Tab>
          <Tabs.Tab value="evidence">Evidence {request.evidence.length || ''}</Tabs.Tab>
          <Tabs.Tab value="comments">Comments {request.comments || ''}</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="request">
          <RequestStatus request={request} save={change} />
          <RequestWording request={request} update={isLoaded ? detail.update : null} save={change} />
          <RequestFacts request={request} followUps={isLoaded ? detail.followUps : []} save={change} />
          {isLoaded && detail.sample.length > 0 && <ItemTable items={detail.sample} />}
          <RequestActions request={request} onRemoved={onClose} />
          <CrossReferences kind="request" id={request.id} />
        </Tabs.Panel>
        <Tabs.Panel value="evidence">
          <RequestEvidence request={request} />
        </Tabs.Panel>
        <Tabs.Panel value="comments">
          <RequestComments request={request} comments={isLoaded ? detail.comments : []} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory table="request" rowId={request.id} />
        </Tabs.Panel>
      </Tabs>
      {dialog}
    </DetailPane>
  );
}
