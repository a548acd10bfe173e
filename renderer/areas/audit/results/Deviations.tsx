import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { useActions } from '../../../state/actions.ts';
import { AssessDeviations } from './AssessDeviations.tsx';
import { DeviationLine } from './DeviationLine.tsx';
import { chosenOf } from './chosen.ts';
import { useDeviations } from './queries.ts';
import styles from './deviations.module.css';

/** Every exception of the test: isolated or systematic, and the finding that states it. */
export function Deviations({ sheet }: { sheet: TestSheet }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [, navigate] = useLocation();
  const [left, setLeft] = useState<ReadonlySet<string | null>>(new Set());
  const data = useDeviations(sheet.id).data;
  const deviations = data?.deviations ?? [];
  const chosen = chosenOf(deviations, left);
  const unstated = chosen.filter(({ finding }) => finding === null);
  // A gap of the test as a whole can be stated before it is concluded.
  const items = deviations.length === 0 ? [null] : unstated.map(({ itemId }) => itemId);

  const raise = () =>
    run(
      async () => {
        const finding = await api.findings.raise({ testId: sheet.id, itemIds: items });
        navigate(links.finding(finding.id));
        return finding;
      },
      { done: ({ ref }) => `Raised ${ref} from ${sheet.workpaper}.` },
    );
  const canRaise = !readOnly && items.length > 0;
  useActions(canRaise ? [{ id: 'sheet.raise', label: 'Raise finding', run: () => void raise() }] : []);
  if (!data) return null;

  const toggle = (itemId: string | null) => {
    const next = new Set(left);
    if (!next.delete(itemId)) next.add(itemId);
    setLeft(next);
  };
  const ofFindings = new Set(deviations.map(({ finding }) => finding?.id));
  const others = sheet.findingRefs.filter(({ id }) => !ofFindings.has(id));
  return (
    <PaneSection title="Deviations" hint={deviations.length || 'none'}>
      {deviations.length === 0 ? (
        <p className={styles.quiet}>
          No exception is marked. A gap in the control or the procedure can be written down as a finding.
        </p>
      ) : (
        <>
          <ul className={styles.deviations}>
            {deviations.map((deviation) => (
              <DeviationLine
                key={deviation.itemId}
                deviation={deviation}
                isChosen={!left.has(deviation.itemId)}
                onToggle={() => toggle(deviation.itemId)}
              />
            ))}
          </ul>
          {data.open.map((sentence) => (
            <p key={sentence} className={styles.open}>
              {sentence}
            </p>
          ))}
          <AssessDeviations testId={sheet.id} chosen={chosen} advice={data.advice} />
        </>
      )}
      {others.length > 0 && (
        <ul className={styles.findings} aria-label="Other findings of this test">
          {others.map(({ id, ref, title }) => (
            <li key={id}>
              <Link href={links.finding(id)}>{ref}</Link> {title}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button disabled={busy || !canRaise} aria-describedby="raise-reason" onClick={() => void raise()}>
          {unstated.length > 0
            ? `Raise finding from ${plural(unstated.length, 'deviation')}`
            : 'Raise finding'}
        </Button>
        <span id="raise-reason" className={styles.quiet}>
          {readOnly
            ? 'This copy is read only.'
            : items.length === 0 &&
              (chosen.length === 0 ? 'No deviation is chosen.' : 'A finding states each of them.')}
        </span>
      </div>
    </PaneSection>
  );
}
