import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { MetricId } from '../../../../shared/domain/metrics/definitions.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useData } from '../../../app/query.ts';
import type { RegisterCells } from '../../../components/register/register-columns.tsx';
import { PlainRegister } from '../PlainRegister.tsx';
import { FiguresHead } from './FiguresHead.tsx';
import { NightStrip } from './NightStrip.tsx';
import styles from './operations.module.css';

const NIGHTS: readonly MetricId[] = ['backup-success-rate', 'failed-backups'];
const RESTORES: readonly MetricId[] = ['restore-tests'];

/** A measured time, marked where it is longer than its objective. */
const against =
  (target: string): RegisterCells[string] =>
  ({ values }: RegisterRow, text: string) => {
    const [objective, measured] = [values[target], Number(text)];
    const isOver = typeof objective === 'number' && text !== '' && measured > objective;
    return isOver ? (
      <span className={styles.over} title={`The objective is ${objective} minutes`}>
        {text} over
      </span>
    ) : (
      text
    );
  };
const WITH_OBJECTIVES: RegisterCells = {
  recoveryMinutes: against('recoveryTarget'),
  lossMinutes: against('lossTarget'),
};

interface Props {
  current: string | null;
}

/** Runs of backup jobs, with the nights of each job over the period. */
export function Backups({ current }: Props) {
  const [, navigate] = useLocation();
  const rows = useData(['registers', 'list', 'backups'], () =>
    api.registers.list({ register: 'backups' }),
  ).data;
  return (
    <PlainRegister
      register="backups"
      current={current}
      head={
        <>
          <FiguresHead ids={NIGHTS} />
          <NightStrip
            rows={rows ?? []}
            onSelect={(id) => navigate(links.register('backups', id), { replace: true })}
          />
        </>
      }
    />
  );
}

/** Restores, each against its objectives. */
export const RestoreTests = ({ current }: Props) => (
  <PlainRegister
    register="restore-tests"
    current={current}
    cells={WITH_OBJECTIVES}
    head={<FiguresHead ids={RESTORES} />}
  />
);
