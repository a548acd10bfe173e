import { Button, CloseButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import { readAssumedControls } from '../../../../shared/domain/assumed-controls.ts';
import { CUEC_RESPONSE_NAMES, type CuecResponse } from '../../../../shared/domain/programme-vocabulary.ts';
import { choices } from '../../../../shared/domain/register-fields.ts';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { ControlSelect } from '../../../components/ControlSelect.tsx';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { useCuecs } from './queries.ts';
import styles from './vendors.module.css';

const RESPONSES = choices(CUEC_RESPONSE_NAMES);

/** "UEC-2" before "UEC-10". */
const byNumber = new Intl.Collator('en', { numeric: true });

interface Props {
  vendorId: string;
  /** Nothing may change, for example in a review that is finished. */
  locked?: boolean;
}

/** Controls that a vendor's report assumes at its customers: pasted as a list, each mapped to a control of ours. */
export function VendorCuecs({ vendorId, locked = false }: Props) {
  const readOnly = useWorkspace().readOnly || locked;
  const own = useCuecs()
    .filter(({ values }) => values['vendorId'] === vendorId)
    .toSorted((a, b) => byNumber.compare(String(a.values['number']), String(b.values['number'])));
  return (
    <>
      {own.length === 0 && (
        <p className={styles.hint}>
          {readOnly
            ? 'None recorded.'
            : 'None recorded. Copy the list from the report and paste it here, one control a line.'}
        </p>
      )}
      <ul className={styles.assumed}>
        {own.map((row) => (
          <Cuec key={row.id} row={row} readOnly={readOnly} />
        ))}
      </ul>
      {!readOnly && <AddCuecs vendorId={vendorId} />}
    </>
  );
}

function Cuec({ row, readOnly }: { row: RegisterRow; readOnly: boolean }) {
  const { run } = useAction();
  const { number, name, response, controlId } = row.values;
  const label = [number, name].filter(Boolean).join(' ');
  const change = (values: Record<string, string | null>) =>
    api.registers.change({ register: 'vendor-cuecs', changes: [{ id: row.id, values }] });
  return (
    <li>
      <p>
        {number && <b>{number}</b>}
        <span>{name}</span>
        {!readOnly && (
          <CloseButton
            size="xs"
            aria-label={`Remove ${label}`}
            onClick={() =>
              void run(() => api.registers.remove({ register: 'vendor-cuecs', ids: [row.id] }), {
                done: `Removed ${label}.`,
              })
            }
          />
        )}
      </p>
      <div className={styles.mapping}>
        <EditableChoice
          label={`${label}: with us`}
          value={String(response) as CuecResponse}
          options={RESPONSES as readonly { value: CuecResponse; label: string }[]}
          readOnly={readOnly}
          onSave={(next) => change({ response: next })}
        />
        <ControlSelect
          label={`${label}: control of ours`}
          placeholder={readOnly ? 'No control' : 'Control of ours'}
          hideLabel
          value={controlId === null || controlId === undefined ? null : String(controlId)}
          clearable={!readOnly}
          readOnly={readOnly}
          onChoose={(control) =>
            void run(() =>
              change({
                controlId: control,
                ...(control !== null && response === 'open' ? { response: 'covered' } : {}),
              }),
            )
          }
        />
      </div>
    </li>
  );
}

function AddCuecs({ vendorId }: { vendorId: string }) {
  const { run, busy } = useAction();
  const [text, setText] = useState('');
  const controls = readAssumedControls(text);
  const add = async () => {
    const added = await run(
      () =>
        api.registers.add({
          register: 'vendor-cuecs',
          records: controls.map((control) => ({ ...control, vendorId })),
        }),
      {
        done: ({ ids }) => `Added ${plural(ids.length, 'assumed control')}. Map each to a control of yours.`,
      },
    );
    if (added) setText('');
  };
  return (
    <form
      className={styles.addLines}
      onSubmit={(event) => {
        event.preventDefault();
        if (controls.length > 0) void add();
      }}
    >
      <Textarea
        aria-label="Assumed controls, one a line"
        placeholder="CUEC-1 Customers remove their own leavers"
        autosize
        minRows={1}
        maxRows={8}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <Button type="submit" disabled={busy || controls.length === 0}>
        {controls.length > 1 ? `Add ${controls.length}` : 'Add'}
      </Button>
    </form>
  );
}
