import { CloseButton, Select } from '@mantine/core';
import { Link } from 'wouter';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { runAction, useData } from '../../app/query.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import { CriterionGuidance } from './CriterionGuidance.tsx';
import styles from './pane.module.css';
import { RationaleField } from './RationaleField.tsx';

const SUMMARIES = new Map(CRITERIA.map(({ id, summary }) => [id, summary]));

interface Props {
  control: ControlRow;
  readOnly: boolean;
}

/** The criteria a control serves: what each is about, why the control serves it, and our guidance; and those in scope to add. */
export function ControlMapping({ control, readOnly }: Props) {
  const inScope = useData(['matrix', 'criteria'], () => api.matrix.criteria({})).data ?? [];
  const save = (criteria: string[]) =>
    void runAction(() => api.matrix.updateControls({ ids: [control.id], patch: { criteria } }));
  const explained = control.criteria.filter((id) => control.rationales[id]).length;
  return (
    <PaneSection title="Criteria" hint={`${control.criteria.length} served, ${explained} with a rationale`}>
      <ul className={styles.mapping}>
        {control.criteria.map((id) => (
          <li key={id}>
            <Link href={links.criterion(id)}>{id}</Link>
            <div>
              {SUMMARIES.get(id)}
              <RationaleField control={control} criterion={id} readOnly={readOnly} />
              <CriterionGuidance criterion={id} />
            </div>
            {!readOnly && (
              <CloseButton
                size="xs"
                aria-label={`Remove ${id}`}
                onClick={() => save(control.criteria.filter((other) => other !== id))}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Select
          aria-label="Add a criterion"
          placeholder="Add a criterion"
          searchable
          selectFirstOptionOnChange
          data={inScope
            .filter(({ id }) => !control.criteria.includes(id))
            .map(({ id, summary }) => ({ value: id, label: `${id}  ${summary}` }))}
          value={null}
          nothingFoundMessage="No criterion in scope is called that."
          onChange={(id) => id && save([...control.criteria, id])}
        />
      )}
    </PaneSection>
  );
}
