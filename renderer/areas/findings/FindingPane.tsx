import { Tabs } from '@mantine/core';
import type { z } from 'zod';
import type { findingFields, FindingRow } from '../../../shared/contract/findings.ts';
import { api } from '../../app/api.ts';
import { useWorkspace } from '../../app/query.ts';
import { CrossReferences } from '../../components/CrossReferences.tsx';
import { DetailPane, PaneSection } from '../../components/DetailPane.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { SeveritySign } from '../../components/Sign.tsx';
import { Chain } from './Chain.tsx';
import { Compensation } from './Compensation.tsx';
import { FindingFacts } from './FindingFacts.tsx';
import { OwnWork } from '../../components/OwnWork.tsx';
import { withOverride } from '../../state/override.ts';
import styles from './findings.module.css';
import { Response } from './Response.tsx';
import { Retests } from './Retests.tsx';
import { StatedDeviations } from './StatedDeviations.tsx';
import { useFindingDetail } from './queries.ts';

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

/** One finding from its deviation to its retest, edited where it stands. */
export function FindingPane({ finding, onClose }: Props) {
  const { readOnly } = useWorkspace();
  const detail = useFindingDetail(finding.id).data;
  const save = (patch: Partial<z.infer<typeof findingFields>>) =>
    withOverride((override) => api.findings.update({ ids: [finding.id], patch, ...override }));

  return (
    <DetailPane
      area="findings"
      reference={finding.ref}
      sign={<SeveritySign severity={finding.severity} />}
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
          <Tabs.Tab value="weight">Weight</Tabs.Tab>
          <Tabs.Tab value="response">Response{finding.response ? '' : ', none'}</Tabs.Tab>
          <Tabs.Tab value="retest">Retest</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="finding">
          {detail && (
            <PaneSection>
              <Chain finding={finding} detail={detail} />
            </PaneSection>
          )}
          <OwnWork id={finding.id} />
          <FindingFacts finding={finding} detail={detail} onSave={save} />
          {detail && <StatedDeviations id={finding.id} detail={detail} />}
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
          <CrossReferences kind="finding" id={finding.id} />
        </Tabs.Panel>
        <Tabs.Panel value="weight">{detail && <Compensation finding={finding} detail={detail} />}</Tabs.Panel>
        <Tabs.Panel value="response">
          <Response finding={finding} />
        </Tabs.Panel>
        <Tabs.Panel value="retest">
          {detail && <Retests finding={finding} retests={detail.retests} />}
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory table="finding" rowId={finding.id} />
        </Tabs.Panel>
      </Tabs>
    </DetailPane>
  );
}
