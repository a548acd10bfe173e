import { Select } from '@mantine/core';
import type { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { AUDIENCE_NAMES } from './words.ts';

export type Packs = Awaited<ReturnType<typeof api.requests.packs>>;

interface Props {
  packs: Packs;
  value: string | null;
  onChange: (packId: string) => void;
  disabled?: boolean;
}

/** The packs that went out, newest first. */
export function PackSelect({ packs, value, onChange, disabled = false }: Props) {
  return (
    <Select
      aria-label="Pack that is answered"
      placeholder="Choose the pack"
      w={320}
      allowDeselect={false}
      disabled={disabled}
      value={value}
      onChange={(id) => id !== null && onChange(id)}
      data={packs.map(({ id, ref, audience, recipient, requests, madeAt }) => ({
        value: id,
        label: `${ref}, ${recipient || AUDIENCE_NAMES[audience].toLowerCase()}, ${plural(requests, 'request')}, ${madeAt.slice(0, 10)}`,
      }))}
    />
  );
}
