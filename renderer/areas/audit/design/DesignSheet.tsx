import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'wouter';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { ControlRow } from '../../../../shared/contract/matrix.ts';
import { FREQUENCY_NAMES, MODE_NAMES, NATURE_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useData, useWorkspace } from '../../../app/query.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { RecordHistory } from '../../../components/RecordHistory.tsx';
import { useControls } from '../queries.ts';
import { Conclusion } from '../sheet/Conclusion.tsx';
import { Procedure } from '../sheet/Procedure.tsx';
import { SheetHead } from '../sheet/SheetHead.tsx';
import { TestFindings } from '../sheet/TestFindings.tsx';
import styles from './design.module.css';

const natureText = ({ nature, mode }: ControlRow) =>
  [nature && NATURE_NAMES[nature], mode && MODE_NAMES[mode]].filter(Boolean).join(', ') || 'Not set';

/** More than this is looked at in the evidence area. */
const SHOWN = 100;

/** A test of design: the control as written, what was looked at, the evidence, the conclusion. There is no sample. */
export function DesignSheet({ sheet }: { sheet: TestSheet }) {
  const narrow = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const [opened, setOpened] = useState(false);
  const { readOnly } = useWorkspace();
  const control = useControls().data?.find(({ id }) => id === sheet.controlId);
  const query = { controlId: sheet.controlId, limit: SHOWN };
  const evidence = useData(['evidence', 'list', query], () => api.evidence.list(query)).data;

  return (
    <>
      <SheetHead sheet={sheet} onDetails={narrow ? () => setOpened(true) : undefined} />
      <div className={styles.screen}>
        <div className={styles.main}>
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
          <Procedure
            testId={sheet.id}
            natures={sheet.natures}
            procedure={sheet.procedure}
            readOnly={readOnly}
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
        {(!narrow || opened) && (
          <DetailPane
            area="audit"
            reference={sheet.workpaper}
            title={sheet.controlTitle}
            bare
            onClose={() => setOpened(false)}
          >
            <Tabs defaultValue="test" keepMounted={false}>
              <Tabs.List className={styles.tabs}>
                <Tabs.Tab value="test">Test</Tabs.Tab>
                <Tabs.Tab value="history">History</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="test" keepMounted>
                <Conclusion sheet={sheet} />
                <TestFindings sheet={sheet} />
              </Tabs.Panel>
              <Tabs.Panel value="history">
                <RecordHistory table="test" rowId={sheet.id} />
              </Tabs.Panel>
            </Tabs>
          </DetailPane>
        )}
      </div>
    </>
  );
}
