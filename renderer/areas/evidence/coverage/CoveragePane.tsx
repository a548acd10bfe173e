import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import { gapsOf } from '../../../../shared/domain/evidence-coverage.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { AskForGaps } from './AskForGaps.tsx';
import styles from './coverage.module.css';
import { toCollect } from './track.ts';

/** "1 of 2 occurrences due, 4 in the period". */
function heldWords({ kind, owed, due, held }: Exclude<CoverageRow['coverage'], { kind: 'events' }>): string {
  const unit = kind === 'days' ? 'days' : 'occurrences';
  const shown = `${held} of ${Math.max(due, held)} ${unit} due`;
  return owed === due ? shown : `${shown}, ${owed} in the period`;
}

/** One control on the gap map: what is missing, and which evidence shows what. */
export function CoveragePane({ row, onClose }: { row: CoverageRow; onClose: () => void }) {
  const [, navigate] = useLocation();
  const { coverage, evidence } = row;
  const gaps = gapsOf(row);
  return (
    <DetailPane area="evidence-coverage" reference={row.ref} title={row.title} onClose={onClose}>
      <PaneSection>
        <Properties>
          <Property label="Owner">{row.owner ?? 'No owner'}</Property>
          <Property label="Frequency">
            {row.frequency ? FREQUENCY_NAMES[row.frequency] : 'Not set, so nothing is owed by the calendar'}
          </Property>
          <Property label="Held">
            {coverage.kind === 'events'
              ? `${plural(coverage.evidenceIds.length, 'record')} in the period; a control that follows events owes nothing by the calendar`
              : heldWords(coverage)}
          </Property>
        </Properties>
        <p className={styles.go}>
          <Button onClick={() => navigate(links.control(row.id))}>Open the control</Button>
        </p>
      </PaneSection>
      {gaps.length > 0 && (
        <PaneSection
          title="To collect"
          hint={plural(toCollect(row), coverage.kind === 'days' ? 'day' : 'occurrence')}
        >
          <ul className={styles.list}>
            {gaps.map((gap) => (
              <li key={gap.from}>
                <i className={styles.sign} data-state={gap.isMissed ? 'missed' : 'to_collect'} aria-hidden />
                <span>
                  {gap.isMissed ? `Missed by the calendar: ${gap.words}` : `No evidence shows ${gap.words}`}
                </span>
              </li>
            ))}
          </ul>
          <AskForGaps row={row} />
        </PaneSection>
      )}
      <PaneSection title="Evidence" hint={evidence.length}>
        {evidence.length === 0 ? (
          <p className={styles.none}>
            None is linked. Drop files on the control in the matrix, or link records there.
          </p>
        ) : (
          <ul className={styles.list}>
            {evidence.map((piece) => (
              <li key={piece.id}>
                <Link href={links.evidenceRecord(piece.id)}>
                  <b>{piece.ref}</b> {piece.title}
                </Link>
                <span>
                  {piece.first === null
                    ? 'no date'
                    : piece.first === piece.last
                      ? `on ${piece.first}`
                      : `${piece.first} to ${piece.last}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </PaneSection>
    </DetailPane>
  );
}
