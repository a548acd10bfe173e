import { useMemo } from 'react';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import type { FieldKind, Register } from '../../../shared/domain/registers.ts';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import type { FieldOption, OptionsOf } from './field-values.ts';

const CRITERION_OPTIONS = CRITERIA.map(({ id }) => ({ value: id, label: id }));

/** Closed lists that a screen knows of, by field. */
export type OwnOptions = Readonly<Record<string, readonly FieldOption[]>>;
const NO_OPTIONS: OwnOptions = {};

/**
 * What the closed lists of a register's fields hold: the choices of the field itself, the records it may point to, or what the
 * screen knows.
 *
 * @param own stable between renders
 */
export function useFieldOptions(register: Register, own: OwnOptions = NO_OPTIONS): OptionsOf {
  const wanted = (kind: FieldKind) => ({ enabled: register.fields.some((field) => field.kind === kind) });
  const people = useData(['scope', 'get'], () => api.scope.get({}), wanted('person')).data?.people;
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({}), wanted('control')).data;
  const targets = register.fields.flatMap((field) => field.register ?? []);
  const named = useData(
    ['registers', 'names', ...targets],
    () => api.registers.names({ registers: targets }),
    {
      enabled: targets.length > 0,
    },
  ).data;
  return useMemo(() => {
    const records: Partial<Record<FieldKind, readonly FieldOption[]>> = {
      criterion: CRITERION_OPTIONS,
      person: people?.map(({ id, name }) => ({ value: id, label: name })) ?? [],
      control: controls?.map(({ id, ref }) => ({ value: id, label: ref })) ?? [],
    };
    return (field) => {
      const given = own[field.id];
      if (given) return given;
      if (field.register) return named?.[field.register] ?? [];
      return field.choices ?? records[field.kind];
    };
  }, [people, controls, named, own]);
}
