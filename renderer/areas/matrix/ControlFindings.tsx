import { Link } from 'wouter';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { places } from '../../../shared/domain/readiness/places.ts';
import { FINDING_STATUS_NAMES, GAP_STATUS_NAMES, SEVERITIES } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useData } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import { SeveritySign } from '../../components/Sign.tsx';
import styles from './pane.module.css';

/** Findings against one control, and the gaps of the readiness assessment that name it. */
export function ControlFindings({ control }: { control: ControlRow }) {
  const findings = (useData(['findings', 'list'], () => api.findings.list({})).data ?? []).filter(
    ({ controlId }) => controlId === control.id,
  );
  const gaps = (
    useData(['registers', 'list', 'gaps'], () => api.registers.list({ register: 'gaps' })).data ?? []
  ).filter(({ values }) => values['controlId'] === control.id);
  const statusOfGap = (status: unknown) =>
    Object.entries(GAP_STATUS_NAMES).find(([value]) => value === status)?.[1] ?? '';
  return (
    <>
      <PaneSection title="Findings" hint={findings.length}>
        {findings.length === 0 && <p className={styles.hint}>No finding against {control.ref}.</p>}
        <ul className={styles.records}>
          {findings.map(({ id, ref, title, severity, status }) => (
            <li key={id}>
              <Link href={links.finding(id)}>{ref}</Link>
              <div>
                {title}
                <small>{FINDING_STATUS_NAMES[status]}</small>
              </div>
              <SeveritySign severity={severity} />
            </li>
          ))}
        </ul>
      </PaneSection>
      <PaneSection title="Gaps" hint={gaps.length}>
        {gaps.length === 0 && <p className={styles.hint}>No gap names {control.ref}.</p>}
        <ul className={styles.records}>
          {gaps.map(({ id, ref, values }) => {
            const severity = SEVERITIES.find((known) => known === values['severity']);
            return (
              <li key={id}>
                <Link href={places.gap(id)}>{ref}</Link>
                <div>
                  {values['name']}
                  <small>{statusOfGap(values['status'])}</small>
                </div>
                {severity && <SeveritySign severity={severity} />}
              </li>
            );
          })}
        </ul>
      </PaneSection>
    </>
  );
}
