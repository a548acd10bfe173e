import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AreaLock } from '../../../shared/contract/area-locks.ts';
import {
  ENGAGEMENT_AREA_NAMES,
  ENGAGEMENT_AREAS,
  type EngagementArea,
} from '../../../shared/domain/area-tables.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import styles from './locks.module.css';

/** Fewer characters say nothing that a reviewer can use. */
const LEAST_REASON = 3;

/** Locks areas after sign-off, and unlocks them for a reason that stays in the history. */
export function LocksDialog({ onClose }: { onClose: () => void }) {
  const { readOnly } = useWorkspace();
  const { data: locks } = useData(['areaLocks', 'list'], () => api.areaLocks.list({}));
  const [chosen, setChosen] = useState<readonly EngagementArea[]>([]);
  const [reason, setReason] = useState('');
  const { run, busy } = useAction();
  const open = ENGAGEMENT_AREAS.filter((area) => !locks?.some((lock) => lock.area === area));
  const areas = open.filter((area) => chosen.includes(area));
  const whyNot = readOnly
    ? 'The workspace is open read-only'
    : areas.length === 0
      ? 'Choose an area'
      : reason.trim().length < LEAST_REASON
        ? 'Say why'
        : undefined;
  const lock = () =>
    run(
      async () => {
        await api.areaLocks.lock({ areas, reason });
        setChosen([]);
        setReason('');
      },
      { undo: false },
    );
  return (
    <Dialog title="Lock areas" size={620} onClose={onClose}>
      <p className={styles.note}>
        Nothing in a locked area can be changed, by an import or an undo either. Unlocking takes a reason, and
        both stay in the history.
      </p>
      {locks && locks.length > 0 && (
        <ul className={styles.locks} aria-label="Locked areas">
          {locks.map((each) => (
            <Standing key={each.area} lock={each} readOnly={readOnly} />
          ))}
        </ul>
      )}
      <fieldset className={styles.areas}>
        <legend>Areas to lock</legend>
        {open.map((area) => (
          <Checkbox
            key={area}
            label={ENGAGEMENT_AREA_NAMES[area]}
            checked={chosen.includes(area)}
            disabled={readOnly}
            onChange={({ currentTarget: { checked } }) =>
              setChosen((now) => (checked ? [...now, area] : now.filter((other) => other !== area)))
            }
          />
        ))}
      </fieldset>
      <div className={styles.line}>
        <TextInput
          label="Reason"
          placeholder="Signed off for fieldwork"
          value={reason}
          disabled={readOnly}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          variant="filled"
          disabled={busy || whyNot !== undefined}
          title={whyNot}
          onClick={() => void lock()}
        >
          Lock
        </Button>
      </div>
    </Dialog>
  );
}

function Standing({ lock, readOnly }: { lock: AreaLock; readOnly: boolean }) {
  const { area, by, at, reason } = lock;
  const [why, setWhy] = useState('');
  const { run, busy } = useAction();
  const name = ENGAGEMENT_AREA_NAMES[area];
  const isShort = why.trim().length < LEAST_REASON;
  return (
    <li>
      <p>
        <b>{name}</b> locked by {by}, {moment(at)}: {reason}
      </p>
      <div className={styles.line}>
        <TextInput
          aria-label={`Reason to unlock ${name}`}
          placeholder="Reason to unlock"
          value={why}
          disabled={readOnly}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <Button
          disabled={busy || readOnly || isShort}
          title={isShort ? 'Say why' : undefined}
          onClick={() => void run(() => api.areaLocks.unlock({ area, reason: why }), { undo: false })}
        >
          Unlock
        </Button>
      </div>
    </li>
  );
}
