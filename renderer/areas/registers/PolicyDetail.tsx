import { Link } from 'wouter';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { useData } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import styles from './registers.module.css';

/** The controls that carry a policy out, with the evidence that each has, and the outline it follows. */
export function PolicyDetail({ policy }: { policy: RegisterRow }) {
  const template = policy.values['template'];
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({})).data ?? [];
  const own = controls.filter((control) => control.policyId === policy.id);
  const evidence = own.reduce((sum, control) => sum + control.evidenceCount, 0);
  return (
    <>
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
