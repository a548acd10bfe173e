import type { ReactNode } from 'react';
import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { Offer } from '../guesses/Offer.tsx';
import type { Guesses } from '../guesses/use-guesses.ts';
import { FactEditor } from './FactEditor.tsx';
import { FACTS, type Fact, type FactId } from './facts.ts';

interface Props {
  title: string;
  ids: readonly FactId[];
  row: EvidenceRow;
  readOnly: boolean;
  guesses: Guesses;
  /** Further rules of single facts. */
  checks?: Partial<Record<FactId, (day: string) => string | undefined>>;
  /** What is said below a fact. */
  hints?: Partial<Record<FactId, ReactNode>>;
  children?: ReactNode;
}

/** Facts that belong together, each with what is offered for it. */
export function FactGroup({ title, ids, row, readOnly, guesses, checks, hints, children }: Props) {
  return (
    <PaneSection title={title}>
      <Properties>
        {ids.map((id) => {
          const fact: Fact = FACTS[id];
          return (
            <Property key={id} label={fact.label}>
              <FactEditor fact={fact} row={row} readOnly={readOnly} check={checks?.[id]} />
              {hints?.[id]}
              <Offer recordId={row.id} guess={fact.guess && guesses.get(fact.guess)} />
            </Property>
          );
        })}
        {children}
      </Properties>
    </PaneSection>
  );
}
