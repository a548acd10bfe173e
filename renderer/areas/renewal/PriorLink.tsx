import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PriorEngagement, PriorFileCheck } from '../../../shared/contract/renewal.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { platform } from '../../app/platform.ts';
import { useAction } from '../../app/query.ts';
import { Properties, Property } from '../../components/Properties.tsx';
import { Section } from '../../components/Section.tsx';
import { priorDays, usePrior } from './use-prior.ts';
import styles from './renewal.module.css';

/** What a compared file says, in a sentence. */
function sentence({ fileName, state, transactions }: PriorFileCheck, prior: PriorEngagement): string {
  switch (state) {
    case 'same':
      return `${fileName} is the file that this engagement was made from, unchanged.`;
    case 'continued':
      return `${fileName} is that file; ${plural(transactions - prior.transactions, 'change')} followed after it was rolled forward.`;
    case 'different':
      return `${fileName} is not the file that this engagement was made from: its journal is another one up to change ${prior.transactions}.`;
    case 'other_engagement':
      return `${fileName} is the file of another engagement.`;
  }
}

/** The engagement that this one follows, and a comparison with its file; nothing for a first engagement. */
export function PriorLink() {
  const prior = usePrior()?.engagement;
  const { run, busy } = useAction();
  const [checked, setChecked] = useState<PriorFileCheck | null>(null);
  if (!prior) return null;
  const compare = () =>
    run(
      async () => {
        const [file] = await platform.pickFiles({ multiple: false, accept: 'workspace' });
        if (file) setChecked(await api.renewal.checkPriorFile({ file: file.token }));
      },
      { undo: false },
    );
  return (
    <Section title="Engagement before">
      <div className={styles.fields}>
        <Properties>
          <Property label="Follows">
            {prior.client}, Type {prior.type}, {priorDays(prior)}
          </Property>
          <Property label="File">{prior.fileName}</Property>
          <Property label="Journal hash">
            <span className={styles.hash}>{prior.headHash}</span>
          </Property>
          <Property label="Rolled forward">
            {prior.rolledAt.slice(0, 10)}, after {plural(prior.transactions, 'change')}
          </Property>
        </Properties>
        <div className={styles.verify}>
          <Button disabled={busy} onClick={() => void compare()}>
            Verify against the prior file
          </Button>
          {checked && (
            <span role="status" data-state={checked.state}>
              {sentence(checked, prior)}
            </span>
          )}
        </div>
      </div>
    </Section>
  );
}
