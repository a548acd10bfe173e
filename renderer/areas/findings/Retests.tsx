import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FindingDetail, FindingRow, RetestFields } from '../../../shared/contract/findings.ts';
import { REMEDIATION_KEEPS_RESULT } from '../../../shared/domain/findings.ts';
import { RETEST_RESULT_NAMES } from '../../../shared/domain/audit-vocabulary.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import { EvidenceLinks } from '../../components/EvidenceLinks.tsx';
import { OwnWork } from '../../components/OwnWork.tsx';
import { withOverride } from '../../state/override.ts';
import styles from './findings.module.css';
import { RetestForm } from './RetestForm.tsx';

type Retest = FindingDetail['retests'][number];

/** A retest as it is written back. */
function fieldsOf({ evidence, ...retest }: Retest): RetestFields {
  const { testedOn, testedBy, procedure, items, deviations, result, notes } = retest;
  const evidenceIds = evidence.map(({ id }) => id);
  return { testedOn, testedBy, procedure, items, deviations, result, notes, evidenceIds };
}

interface Props {
  finding: FindingRow;
  retests: readonly Retest[];
}

/** Tests made after the cause was removed; the newest one counts. */
export function Retests({ finding, retests }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <>
      <PaneSection title="Retests" hint={retests.length || 'none'}>
        <p className={styles.hint}>
          An effective retest makes the finding remediated. {REMEDIATION_KEEPS_RESULT}
        </p>
        {!readOnly && editing !== 'new' && <Button onClick={() => setEditing('new')}>Record retest</Button>}
      </PaneSection>
      {editing === 'new' && (
        <PaneSection title="New retest">
          <RetestForm
            finding={finding}
            onSave={(retest) =>
              withOverride((override) => api.findings.addRetest({ id: finding.id, retest, ...override }))
            }
            onClose={() => setEditing(null)}
          />
        </PaneSection>
      )}
      {retests.toReversed().map((retest) =>
        editing === retest.id ? (
          <PaneSection key={retest.id} title={`Retest of ${retest.testedOn}`}>
            <RetestForm
              finding={finding}
              initial={fieldsOf(retest)}
              onSave={(next) =>
                withOverride((override) =>
                  api.findings.updateRetest({ retestId: retest.id, retest: next, ...override }),
                )
              }
              onClose={() => setEditing(null)}
            />
          </PaneSection>
        ) : (
          <div key={retest.id}>
            <PaneSection title={`Retest of ${retest.testedOn}`} hint={RETEST_RESULT_NAMES[retest.result]}>
              <p className={styles.filled}>{retest.procedure}</p>
              <p className={styles.fact}>
                {retest.deviations} of {plural(retest.items, 'item')} deviate
                {retest.testedBy && `, by ${retest.testedBy}`}
              </p>
              <OwnWork id={retest.id} />
              {retest.notes && <p className={styles.filled}>{retest.notes}</p>}
              {!readOnly && (
                <div className={styles.buttons}>
                  <Button onClick={() => setEditing(retest.id)}>Change</Button>
                  <Button
                    disabled={busy}
                    onClick={() =>
                      void run(() => api.findings.removeRetest({ retestId: retest.id }), {
                        done: `Removed the retest of ${retest.testedOn}.`,
                      })
                    }
                  >
                    Remove
                  </Button>
                </div>
              )}
            </PaneSection>
            {finding.controlId && finding.controlRef && (
              <EvidenceLinks
                title="Evidence of the retest"
                controls={[{ id: finding.controlId, ref: finding.controlRef }]}
                of={`the retest of ${retest.testedOn}`}
                linked={retest.evidence}
                onSave={(evidenceIds) =>
                  api.findings.updateRetest({
                    retestId: retest.id,
                    retest: { ...fieldsOf(retest), evidenceIds },
                  })
                }
              />
            )}
          </div>
        ),
      )}
    </>
  );
}
