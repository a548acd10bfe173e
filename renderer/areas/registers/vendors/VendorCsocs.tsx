import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { CRITERIA } from '../../../../shared/catalog/criteria.ts';
import { nextNumber } from '../../../../shared/domain/assumed-controls.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { useComplementary, useComplementaryCriteria } from './queries.ts';
import styles from './vendors.module.css';

const CRITERION_IDS = CRITERIA.map(({ id }) => id);

/** Controls that a carved-out organization is assumed to run, added in place with the next number. */
export function VendorCsocs({ vendorId }: { vendorId: string }) {
  const { readOnly } = useWorkspace();
  const all = useComplementary();
  const criteria = useComplementaryCriteria();
  const own = all.filter(({ values }) => values['kind'] === 'csoc' && values['vendorId'] === vendorId);
  return (
    <>
      {own.length === 0 && (
        <p className={styles.hint}>
          None recorded. What is carved out has to be named, so that nothing is left to nobody.
        </p>
      )}
      <ul className={styles.assumed}>
        {own.map(({ id, values }) => (
          <li key={id}>
            <p>
              <Link className={styles.link} href={links.register('complementary-controls', id)}>
                {String(values['number'] || 'CSOC')}
              </Link>
              <span>{values['name']}</span>
            </p>
            <small>{criteria[id]?.join(', ') || 'No criterion yet'}</small>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <AddCsoc vendorId={vendorId} numbers={all.map(({ values }) => String(values['number'] ?? ''))} />
      )}
    </>
  );
}

function AddCsoc({ vendorId, numbers }: { vendorId: string; numbers: readonly string[] }) {
  const { run, busy } = useAction();
  const [name, setName] = useState('');
  const [criterionId, setCriterion] = useState<string | null>(null);
  const add = async () => {
    const number = nextNumber('csoc', numbers);
    const added = await run(() =>
      api.registers.add({
        register: 'complementary-controls',
        records: [{ name, number, kind: 'csoc', criterionId, vendorId }],
      }),
    );
    if (!added) return;
    setName('');
    setCriterion(null);
  };
  return (
    <form
      className={styles.addOne}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void add();
      }}
    >
      <TextInput
        aria-label="Control that it is assumed to run"
        placeholder="Entry to data centres is restricted"
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <Select
        aria-label="Criterion"
        placeholder="Criterion"
        searchable
        clearable
        data={CRITERION_IDS}
        value={criterionId}
        onChange={setCriterion}
      />
      <Button type="submit" disabled={busy || name.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
