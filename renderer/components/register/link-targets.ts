import { useMemo } from 'react';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import { REGISTER_IDS, type RegisterId, type RegisterLink } from '../../../shared/domain/registers.ts';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import type { FieldOption } from './field-values.ts';

const CRITERION_TARGETS: readonly FieldOption[] = CRITERIA.map(({ id, summary }) => ({
  value: id,
  label: `${id}  ${summary}`,
}));
const NONE: readonly FieldOption[] = [];

const isRegister = (to: RegisterLink['to']): to is RegisterId => REGISTER_IDS.some((id) => id === to);

/** Everything that a link can point to; evidence is found by its own search. */
export function useLinkTargets(to: RegisterLink['to']): readonly FieldOption[] {
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({}), {
    enabled: to === 'control',
  }).data;
  const registers = isRegister(to) ? [to] : [];
  const named = useData(['registers', 'names', ...registers], () => api.registers.names({ registers }), {
    enabled: registers.length > 0,
  }).data;
  return useMemo(() => {
    if (to === 'criterion') return CRITERION_TARGETS;
    if (to === 'control')
      return controls?.map(({ id, ref, title }) => ({ value: id, label: `${ref}  ${title}` })) ?? NONE;
    return (isRegister(to) && named?.[to]) || NONE;
  }, [to, controls, named]);
}
