import { useMemo } from 'react';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';

export interface Choice {
  value: string;
  label: string;
}
const NONE: readonly Choice[] = [];

/** The policies of the register, to choose from. */
export function usePolicies(): readonly Choice[] {
  const rows = useData(['registers', 'list', 'policies'], () =>
    api.registers.list({ register: 'policies' }),
  ).data;
  return useMemo(
    () => rows?.map(({ id, values }) => ({ value: id, label: String(values['name'] ?? '') })) ?? NONE,
    [rows],
  );
}
