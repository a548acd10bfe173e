import { Button, Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useData } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import styles from './risks.module.css';

/** What the controls say could go wrong without them, to choose risks from. */
export function OfferDialog({ onClose }: { onClose: () => void }) {
  const offers = useData(['registers', 'riskOffers'], () => api.registers.riskOffers({})).data;
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { run, busy } = useAction();
  if (!offers) return null;
  const words = search.trim().toLowerCase();
  const shown = offers.filter(({ risk, controls }) =>
    [risk, ...controls.map(({ ref }) => ref)].join(' ').toLowerCase().includes(words),
  );
  const isAll = shown.length > 0 && shown.every(({ risk }) => chosen.has(risk));
  const choose = (risks: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const risk of risks) {
      if (isChosen) next.add(risk);
      else next.delete(risk);
    }
    setChosen(next);
  };
  const add = async () => {
    const risks = offers.flatMap(({ risk }) => (chosen.has(risk) ? [risk] : []));
    const done = `Added ${plural(risks.length, 'risk')}, linked to controls and criteria. Rate them next.`;
    if (await run(() => api.registers.addOfferedRisks({ risks }), { done })) onClose();
  };
  return (
    <Dialog title="Risks from controls" size={640} onClose={onClose}>
      {offers.length === 0 ? (
        <p>
          Every control that says what could go wrong without it has a risk, or no control says so yet. The
          field is “Risk” of a control in the matrix.
        </p>
      ) : (
        <>
          <p>
            What these controls prevent, where no risk is linked to them yet. Choose what belongs in the
            register.
          </p>
          <Group my={8}>
            <SearchBox label="Filter the offers" value={search} onChange={setSearch} />
            <Checkbox
              label={`All ${shown.length} shown`}
              checked={isAll}
              onChange={() =>
                choose(
                  shown.map(({ risk }) => risk),
                  !isAll,
                )
              }
            />
          </Group>
          <ul className={styles.offers} aria-label="Offered risks">
            {shown.map(({ risk, controls }) => (
              <li key={risk}>
                <Checkbox
                  label={
                    <>
                      {risk}
                      <small>{controls.map(({ ref, title }) => `${ref} ${title}`).join(', ')}</small>
                    </>
                  }
                  checked={chosen.has(risk)}
                  onChange={(event) => choose([risk], event.currentTarget.checked)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>Close</Button>
        {offers.length > 0 && (
          <Button variant="filled" disabled={busy || chosen.size === 0} onClick={() => void add()}>
            {chosen.size === 0 ? 'Add risks' : `Add ${plural(chosen.size, 'risk')}`}
          </Button>
        )}
      </Group>
    </Dialog>
  );
}
