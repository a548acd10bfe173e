import { Button } from '@mantine/core';
import type { Engagement } from '../../../shared/contract/workspace.ts';
import { Section } from '../../components/Section.tsx';
import { useRollForward } from './roll-forward-state.ts';
import styles from './renewal.module.css';

/** The way from this engagement to the next. */
export function RollForwardOffer({ engagement }: { engagement: Engagement }) {
  const open = useRollForward((state) => state.open);
  return (
    <Section title="Next engagement">
      <div className={styles.fields}>
        <p className={styles.note}>
          {engagement.type === 'I'
            ? 'After a Type I comes a Type II that starts the day after. Controls, people, vendors and policies go along; tests start anew.'
            : 'The next period starts the day after this one. Controls, people, vendors and policies go along; tests start anew.'}
        </p>
        <div className={styles.verify}>
          <Button onClick={open}>Roll forward</Button>
        </div>
      </div>
    </Section>
  );
}
