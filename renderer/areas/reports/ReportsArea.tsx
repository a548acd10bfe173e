import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import { api } from '../../app/api.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { useActions } from '../../state/actions.ts';
import { Exported } from './Exported.tsx';
import { missingFrom, type Missing } from './missing.ts';
import { reportOffers, type ReportOffer } from './report-offers.ts';
import styles from './reports.module.css';
import { useExport } from './use-export.ts';

/** What can be exported, what it contains, and what is still open in it. */
export default function ReportsArea() {
  const { engagement } = useWorkspace();
  const tests = useData(['audit', 'tests'], () => api.audit.tests({})).data;
  const findings = useData(['findings', 'list'], () => api.findings.list({})).data;
  const criteria = useData(['matrix', 'criteria'], () => api.matrix.criteria({})).data;
  const { start, running } = useExport();
  const offers = reportOffers(engagement.type);
  useActions(
    offers.map((offer) => ({
      id: `reports.${offer.id}`,
      label: `Export ${offer.name}, ${offer.formatName}`,
      run: () => void start(offer),
    })),
  );
  const facts = tests && findings && criteria ? { tests, findings, criteria } : null;
  return (
    <>
      <AreaBar
        title="Reports"
        hint="Readiness views, not attestations. Only a licensed CPA firm issues a SOC 2 report."
      />
      <div className={styles.page}>
        <ul className={styles.offers} aria-label="Reports">
          {offers.map((offer, index) => (
            <Offer
              key={offer.id}
              offer={offer}
              missing={facts ? missingFrom(facts, offer.withOperation) : []}
              primary={index === 0}
              busy={running === offer.id}
              disabled={running !== null}
              onExport={() => void start(offer)}
            />
          ))}
        </ul>
        <Exported />
      </div>
    </>
  );
}

interface OfferProps {
  offer: ReportOffer;
  missing: readonly Missing[];
  primary: boolean;
  busy: boolean;
  disabled: boolean;
  onExport: () => void;
}

function Offer({ offer, missing, primary, busy, disabled, onExport }: OfferProps) {
  return (
    <li className={styles.offer} aria-label={`${offer.name}, ${offer.formatName}`}>
      <div>
        <h2>
          {offer.name} <span>{offer.formatName}</span>
        </h2>
        <p>{offer.contains}</p>
      </div>
      <ul className={styles.missing} aria-label="Still open">
        {missing.length === 0 && <li>Nothing is open.</li>}
        {missing.map(({ sentence, path }) => (
          <li key={sentence}>
            <TriangleAlert size={12} aria-hidden />
            <Link href={path}>{sentence}</Link>
          </li>
        ))}
      </ul>
      <Button
        variant={primary ? 'filled' : 'default'}
        disabled={disabled}
        aria-label={`Export ${offer.name}, ${offer.formatName}`}
        onClick={onExport}
      >
        {busy ? 'Exporting' : 'Export'}
      </Button>
    </li>
  );
}
