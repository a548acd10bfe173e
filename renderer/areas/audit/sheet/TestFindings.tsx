import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { useActions } from '../../../state/actions.ts';
import { draftFinding } from './draft-finding.ts';
import styles from './pane.module.css';

/** Findings that came out of this test, and the start of another one. */
export function TestFindings({ sheet }: { sheet: TestSheet }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [, navigate] = useLocation();
  const { findingRefs, exceptions } = sheet;

  const raise = () =>
    run(
      async () => {
        const finding = await api.findings.add(draftFinding(sheet));
        navigate(links.finding(finding.id));
        return finding;
      },
      { done: ({ ref }) => `Raised ${ref} from ${sheet.workpaper}.` },
    );
  useActions(readOnly ? [] : [{ id: 'sheet.raise', label: 'Raise finding', run: () => void raise() }]);

  return (
    <PaneSection title="Findings">
      {findingRefs.length > 0 ? (
        <ul className={styles.list}>
          {findingRefs.map(({ id, ref, title }) => (
            <li key={id}>
              <Link href={links.finding(id)}>{ref}</Link>
              <span>{title}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {exceptions > 0
            ? `${exceptions === 1 ? '1 exception has' : `${exceptions} exceptions have`} no finding yet.`
            : 'None. An exception, or a gap in the procedure, can be written down as one.'}
        </p>
      )}
      <div className={styles.buttons}>
        <Button disabled={busy || readOnly} onClick={() => void raise()}>
          Raise finding
        </Button>
      </div>
    </PaneSection>
  );
}
