import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import {
  REQUEST_KIND_NAMES,
  REQUEST_STATUS_NAMES,
  type AuditRequest,
} from '../../../../shared/domain/mock-audit/requests.ts';
import { links } from '../../../app/links.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import styles from './requests.module.css';

/** One request in full: what is asked, why, and where what comes goes. */
export function RequestPane({ request, onClose }: { request: AuditRequest; onClose: () => void }) {
  const [, navigate] = useLocation();
  const { number, kind, title, what, why, controls, criteria, owner, due, status, items, link } = request;
  return (
    <DetailPane
      area="audit-requests"
      reference={number}
      sign={REQUEST_STATUS_NAMES[status]}
      title={title}
      onClose={onClose}
    >
      <PaneSection title="What is asked for">
        <p className={styles.what}>{what}</p>
        <p className={styles.go}>
          <Button onClick={() => navigate(link)}>Open where it goes</Button>
        </p>
      </PaneSection>
      <PaneSection>
        <Properties>
          <Property label="Kind">{REQUEST_KIND_NAMES[kind]}</Property>
          <Property label="Owner">{owner ?? 'No owner'}</Property>
          <Property label="Due">{due ?? 'No day: plan its tests'}</Property>
          <Property label="Needed for">
            {why.length === 0
              ? 'No test yet'
              : why.map(({ id, workpaper }, i) => (
                  <span key={id}>
                    {i > 0 && ', '}
                    <Link href={links.test(id)}>{workpaper}</Link>
                  </span>
                ))}
          </Property>
          <Property label="Controls">
            {controls.map(({ id, ref }, i) => (
              <span key={id}>
                {i > 0 && ', '}
                <Link href={links.control(id)}>{ref}</Link>
              </span>
            ))}
          </Property>
          <Property label="Criteria">{criteria.join(' ')}</Property>
        </Properties>
      </PaneSection>
      {items.length > 0 && (
        <PaneSection
          title="Items"
          hint={`${items.filter(({ received }) => received).length} of ${items.length} received`}
        >
          <ul className={styles.items}>
            {items.map(({ key, date, description, received }) => (
              <li key={key}>
                <b>{key}</b>
                <span title={description}>{[date, description].filter(Boolean).join(', ')}</span>
                <span>{received ? 'Received' : 'Open'}</span>
              </li>
            ))}
          </ul>
        </PaneSection>
      )}
    </DetailPane>
  );
}
