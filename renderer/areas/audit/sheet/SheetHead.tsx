import { Button } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'wouter';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { TEST_RESULT_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { links } from '../../../app/links.ts';
import { ResultSign } from '../../../components/Sign.tsx';
import { PriorBadge } from '../../renewal/PriorBadge.tsx';
import { usePriorResult } from '../../renewal/use-prior.ts';
import { SignOffLine } from '../review/SignOffLine.tsx';
import { naturesText } from './natures.ts';
import styles from './head.module.css';

const KIND_TITLES = { design: 'Tests of design', operation: 'Tests of operation' };

interface Props {
  sheet: TestSheet;
  /** Opens the pane where it is a drawer. Stable between renders. */
  onDetails?: () => void;
}

/** Head of a workpaper: which control, what is tested, how far, and the result. */
export const SheetHead = memo(function SheetHead({ sheet, onDetails }: Props) {
  const { workpaper, controlRef, controlTitle, controlId, statement, criteria, natures } = sheet;
  const prior = usePriorResult(controlId, sheet.kind);
  const rate = sheet.exceptions > 0 && `${sheet.exceptions} of ${sheet.items}`;
  return (
    <header className={styles.head}>
      <div className={styles.what}>
        <nav aria-label="Breadcrumb" className={styles.crumbs}>
          <Link href={links.audit}>Mock audit</Link> / {KIND_TITLES[sheet.kind]} / {workpaper}{' '}
          <PriorBadge prior={prior} />
        </nav>
        <h1>
          <Link href={links.control(controlId)}>{controlRef}</Link> {controlTitle}
        </h1>
        <p title={statement}>{statement || 'The control has no statement yet.'}</p>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>Criteria</dt>
          <dd title={criteria.join(' ')}>
            {criteria.map((id) => (
              <Link key={id} href={links.criterion(id)}>
                {id}
              </Link>
            ))}
            {criteria.length === 0 && 'None'}
          </dd>
        </div>
        <div>
          <dt>Method</dt>
          <dd title={naturesText(natures)}>{naturesText(natures) || 'Not set'}</dd>
        </div>
        {(sheet.kind === 'operation' || sheet.items > 0) && (
          <div>
            <dt>Tested</dt>
            <dd>{sheet.items === 0 ? 'No sample' : `${sheet.itemsDone} of ${sheet.items}`}</dd>
          </div>
        )}
        <div>
          <dt>Result</dt>
          <dd title={TEST_RESULT_NAMES[sheet.result]}>
            <ResultSign result={sheet.result} />
            {rate && <span className={styles.rate}>{rate}</span>}
          </dd>
        </div>
        <SignOffLine testId={sheet.id} />
      </dl>
      {onDetails && <Button onClick={onDetails}>Details</Button>}
    </header>
  );
});
