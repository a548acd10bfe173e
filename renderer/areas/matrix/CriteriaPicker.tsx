import { CloseButton, Select } from '@mantine/core';
import { useLocation } from 'wouter';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { runAction, useData } from '../../app/query.ts';
import styles from './pane.module.css';

const SUMMARIES = new Map(CRITERIA.map(({ id, summary }) => [id, summary]));

/** The criteria a control serves, each with what it is about, and a list of those in scope to add from. */
export function CriteriaPicker({ control, readOnly }: { control: ControlRow; readOnly: boolean }) {
  const inScope = useData(['matrix', 'criteria'], () => api.matrix.criteria({})).data ?? [];
  const [, navigate] = useLocation();
  const save = (criteria: string[]) =>
    void runAction(() => api.matrix.updateControls({ ids: [control.id], patch: { criteria } }));
  const options = inScope
    .filter(({ id }) => !control.criteria.includes(id))
    .map(({ id, summary }) => ({ value: id, label: `${id}  ${summary}` }));
  return (
    <>
      <ul className={styles.criteria}>
        {control.criteria.map((id) => (
          <li key={id}>
            <a
              href={`#${links.criterion(id)}`}
              onClick={(event) => {
                event.preventDefault();
                navigate(links.criterion(id));
              }}
            >
              {id}
            </a>
            <span>{SUMMARIES.get(id)}</span>
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
          data={options}
          value={null}
          nothingFoundMessage="No criterion in scope is called that."
          onChange={(id) => id && save([...control.criteria, id])}
        />
      )}
    </>
  );
}
