import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import styles from '../registers.module.css';

/** The controls that carry a policy out, with the evidence that each has, and the outline it follows. */
export function PolicyDetail({ policy }: { policy: RegisterRow }) {
  const template = policy.values['template'];
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({})).data ?? [];
  const own = controls.filter((control) => control.policyId === policy.id);
  const evidence = own.reduce((sum, control) => sum + control.evidenceCount, 0);
  return (
    <>
      <PolicyText policy={policy} />
      <Acknowledgements policy={policy} />
      <PaneSection title="Carried out by" hint={plural(own.length, 'control')}>
        {own.length === 0 ? (
          <p className={styles.hint}>
            No control names this policy. A policy that no control carries out is only paper.
          </p>
        ) : (
          <>
            <p className={styles.hint}>{plural(evidence, 'piece', 'pieces')} of evidence in all</p>
            <ul className={styles.controls}>
              {own.map(({ id, ref, title, evidenceCount }) => (
                <li key={id}>
                  <Link href={links.control(id)}>{ref}</Link>
                  <span>{title}</span>
                  <small>{evidenceCount === 0 ? 'No evidence' : plural(evidenceCount, 'file')}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </PaneSection>
      {template && (
        <PaneSection title="Outline">
          <Link className={styles.inText} href={links.guideEntry('policies', String(template))}>
            Read the outline in the guide
          </Link>
        </PaneSection>
      )}
    </>
  );
}

function PolicyText({ policy }: { policy: RegisterRow }) {
  const facts = useData(['registers', 'policyTexts'], () => api.registers.policyTexts({})).data;
  const text = facts?.find(({ id }) => id === policy.id);
  const placeholders = text?.placeholders ?? 0;
  return (
    <PaneSection title="Text" hint={text && text.words > 0 ? plural(text.words, 'word') : 'None yet'}>
      {text?.changedSince && (
        <p className={styles.hint}>Changed since it was approved on {text.changedSince}.</p>
      )}
      {placeholders > 0 && <p className={styles.hint}>{plural(placeholders, 'place')} left to fill in.</p>}
      <Link className={styles.inText} href={links.policyText(policy.id)}>
        {text && text.words > 0 ? 'Open the text' : 'Write or import the text'}
      </Link>
    </PaneSection>
  );
}

/** Offers the count of the training register where it differs from the one that is recorded. */
function Acknowledgements({ policy }: { policy: RegisterRow }) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const counted = useData(['registers', 'countAcknowledgements', policy.id], () =>
    api.registers.countAcknowledgements({ id: policy.id }),
  ).data;
  if (!counted) return null;
  const { acknowledged, acknowledgers, courses, on } = counted;
  const isSame =
    policy.values['acknowledged'] === acknowledged && policy.values['acknowledgers'] === acknowledgers;
  const values = { acknowledged, acknowledgers, acknowledgedOn: on };
  return (
    <PaneSection title="Acknowledged" hint={`${acknowledged} of ${acknowledgers}`}>
      <p className={styles.hint}>
        By the training register, of those employed on {on}: {courses.join(', ')}.
      </p>
      {!isSame && !readOnly && (
        <Button
          disabled={busy}
          onClick={() =>
            void run(() =>
              api.registers.change({ register: 'policies', changes: [{ id: policy.id, values }] }),
            )
          }
        >
          Record this count
        </Button>
      )}
    </PaneSection>
  );
}
