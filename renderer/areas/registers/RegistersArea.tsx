import { Redirect, useParams } from 'wouter';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useData } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { Policies } from './Policies.tsx';

const approved = (policies: readonly RegisterRow[] = []) =>
  policies.length === 0
    ? ''
    : `, ${policies.filter(({ values }) => values['status'] === 'approved').length} of ${policies.length} approved`;

/** Inventories that an auditor asks for beside the matrix. */
export default function RegistersArea() {
  const { register, id } = useParams<{ register?: string; id?: string }>();
  const policies = useData(['registers', 'list', 'policies'], () =>
    api.registers.list({ register: 'policies' }),
  ).data;
  if (register !== 'policies') return <Redirect to={links.policies} />;
  return (
    <>
      <AreaBar title="Registers" hint={`Policies${approved(policies)}`} />
      <Policies current={id ?? null} />
    </>
  );
}
