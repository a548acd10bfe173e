import { Redirect, useParams } from 'wouter';
import { links } from '../../app/links.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { Policies } from './Policies.tsx';

/** Inventories that an auditor asks for beside the matrix. */
export default function RegistersArea() {
  const { register, id } = useParams<{ register?: string; id?: string }>();
  if (register !== 'policies') return <Redirect to={links.policies} />;
  return (
    <>
      <AreaBar title="Registers" hint="Policies" />
      <Policies current={id ?? null} />
    </>
  );
}
