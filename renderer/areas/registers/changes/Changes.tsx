import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { SIGNIFICANCE_HELP } from '../../../../shared/domain/significant-events.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useData } from '../../../app/query.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { PlainRegister } from '../PlainRegister.tsx';
import { SignificanceHelp } from '../SignificanceHelp.tsx';
import styles from '../registers.module.css';

type Shown = 'all' | 'yes' | 'undecided';

const detail = (row: RegisterRow) => (
  <SignificanceHelp
    title="Is it told in the description (DC 9)?"
    questions={SIGNIFICANCE_HELP.change}
    register="changes"
    row={row}
  />
);

const descriptionLink = () => (
  <Link href={`${links.scopePart('description')}#dc-9`} className={styles.inText}>
    Description criteria
  </Link>
);

/** Changes to the system, with those that the description tells and those that nobody decided on yet. */
export function Changes({ current }: { current: string | null }) {
  const rows = useData(['registers', 'list', 'changes'], () =>
    api.registers.list({ register: 'changes' }),
  ).data;
  const [shown, setShown] = useState<Shown>('all');
  const accepts = useCallback(
    ({ values }: RegisterRow) => shown === 'all' || values['significance'] === shown,
    [shown],
  );
  const of = (significance: Shown) =>
    rows?.filter(({ values }) => values['significance'] === significance).length ?? 0;
  return (
    <PlainRegister
      register="changes"
      current={current}
      accepts={accepts}
      onAcceptAll={shown === 'all' ? undefined : () => setShown('all')}
      detail={detail}
      filters={
        <FilterPills
          label="Changes shown"
          value={shown}
          options={[
            { value: 'all', label: `All ${rows?.length ?? 0}` },
            { value: 'yes', label: `Told in DC 9 ${of('yes')}` },
            { value: 'undecided', label: `Undecided ${of('undecided')}` },
          ]}
          onChange={(value) => setShown(value as Shown)}
        />
      }
      foot={descriptionLink}
    />
  );
}
