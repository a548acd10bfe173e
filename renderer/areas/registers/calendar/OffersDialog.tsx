import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceOffer } from '../../../../shared/contract/calendar.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { EvidenceLink } from '../../../components/EvidenceLink.tsx';
import styles from './calendar.module.css';
import { OccurrenceSign } from './OccurrenceSign.tsx';
import { placeOf } from './use-calendar.ts';

/** More than this would be a wall; the rest is offered again after these. */
const MOST_SHOWN = 200;

const nameOf = ({ controlId, system, key, evidence }: EvidenceOffer) =>
  `${controlId}|${system}|${key}|${evidence.id}`;

/** Evidence that could prove occurrences: a person says which of it does. */
export function OffersDialog({ offers, onClose }: { offers: readonly EvidenceOffer[]; onClose: () => void }) {
  const { run, busy } = useAction();
  const shown = offers.slice(0, MOST_SHOWN);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = shown.filter((offer) => !left.has(nameOf(offer)));
  const toggle = (name: string) => {
    const next = new Set(left);
    if (!next.delete(name)) next.add(name);
    setLeft(next);
  };
  const record = async () => {
    const items = chosen.map((offer) => ({
      ...placeOf(offer),
      doneOn: offer.doneOn,
      evidenceIds: [offer.evidence.id],
    }));
    const done = `Recorded ${plural(new Set(items.map(({ controlId, system, key }) => `${controlId}|${system}|${key}`)).size, 'occurrence')} with evidence.`;
    if (await run(() => api.calendar.record({ items }), { done })) onClose();
  };
  return (
    <Dialog onClose={onClose} size={720} title="Evidence that could prove occurrences">
      <p className={styles.hint}>
        Each piece is linked to the control and dated within the occurrence. The last day that it shows is
        recorded as the day of performance; leave out what shows something else.
      </p>
      <ul className={styles.rows}>
        {shown.map((offer) => {
          const name = nameOf(offer);
          return (
            <li key={name} className={styles.buttons}>
              <Checkbox
                size="xs"
                checked={!left.has(name)}
                onChange={() => toggle(name)}
                aria-label={`${offer.evidence.ref} proves ${offer.ref} ${offer.key}`}
              />
              <OccurrenceSign state={offer.state} bare />
              <span style={{ flex: 1 }}>
                <b>{offer.ref}</b> {offer.key} {offer.system}:{' '}
                <EvidenceLink id={offer.evidence.id} reference={offer.evidence.ref} /> {offer.evidence.title}
              </span>
              <small className={styles.hint}>
                {offer.isRecorded ? 'recorded' : 'performed'} on {offer.doneOn}
              </small>
            </li>
          );
        })}
      </ul>
      {offers.length > MOST_SHOWN && (
        <p className={styles.hint}>
          The first {MOST_SHOWN} of {offers.length}. The others are offered again afterwards.
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="filled" disabled={busy || chosen.length === 0} onClick={() => void record()}>
          Record {plural(chosen.length, 'piece')} as proof
        </Button>
        <Button onClick={() => setLeft(chosen.length === 0 ? new Set() : new Set(shown.map(nameOf)))}>
          {chosen.length === 0 ? 'Select all' : 'Select none'}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
