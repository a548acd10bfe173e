import type { FindingRow } from '../../../shared/contract/findings.ts';
import { useWorkspace } from '../../app/query.ts';
import { EditableDate } from '../../components/DateField.tsx';
import { PaneSection } from '../../components/DetailPane.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { AskFollowUp } from './AskFollowUp.tsx';
import styles from './findings.module.css';
import { useResponse } from './use-response.ts';

/** What management answers and does about it. It stands beside the exception in every report and never removes it. */
export function Response({ finding }: { finding: FindingRow }) {
  const { readOnly } = useWorkspace();
  const { response, save } = useResponse(finding);

  return (
    <>
      <PaneSection title="Management response">
        <p className={styles.hint}>
          In the words of management. It is shown next to the finding and does not change the result of the
          test.
        </p>
        <EditableText
          label="Response"
          multiline
          placeholder="No response yet"
          value={response.text}
          readOnly={readOnly}
          onSave={(text) => save({ text })}
        />
        <Properties>
          <Property label="By">
            <EditableText
              label="Responded by"
              value={response.respondedBy}
              readOnly={readOnly}
              onSave={(respondedBy) => save({ respondedBy })}
            />
          </Property>
          <Property label="On">
            <EditableDate
              label="Responded on"
              value={response.respondedOn}
              readOnly={readOnly}
              onSave={(respondedOn) => save({ respondedOn })}
            />
          </Property>
        </Properties>
      </PaneSection>
      <PaneSection title="Action">
        <p className={styles.hint}>What will be done, by whom and until when.</p>
        <EditableText
          label="Action"
          multiline
          placeholder="No action yet"
          value={response.action}
          readOnly={readOnly}
          onSave={(action) => save({ action })}
        />
        <Properties>
          <Property label="Owner">
            <EditableText
              label="Action owner"
              value={response.actionOwner}
              readOnly={readOnly}
              onSave={(actionOwner) => save({ actionOwner })}
            />
          </Property>
          <Property label="Due">
            <EditableDate
              label="Action due"
              value={response.actionDue}
              readOnly={readOnly}
              onSave={(actionDue) => save({ actionDue })}
            />
          </Property>
        </Properties>
        <AskFollowUp finding={finding} />
      </PaneSection>
    </>
  );
}
