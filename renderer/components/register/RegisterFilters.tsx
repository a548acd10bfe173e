import { MultiSelect, Popover, Select, UnstyledButton } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { Register, RegisterField } from '../../../shared/domain/registers.ts';
import pills from '../FilterPills.module.css';
import { SearchBox } from '../SearchBox.tsx';
import type { OptionsOf } from './field-values.ts';
import { facetChoices, facetFields, type RegisterFilter } from './register-filter.ts';
import styles from './register.module.css';

interface Props {
  register: Register;
  rows: readonly RegisterRow[];
  optionsOf: OptionsOf;
  filter: RegisterFilter;
  onChange: (part: Partial<RegisterFilter>) => void;
  /** Field by which the rows are grouped. */
  group: string | null;
  onGroup: (group: string | null) => void;
}

/** Fields beside each other from here on, so that all of them are in view. */
const FEW = 6;
/** Lists of records run to hundreds; typing narrows them. */
const MOST_LISTED = 100;

/** Search, filters by field and grouping. A register without closed lists has the search alone. */
export function RegisterFilters({ register, rows, optionsOf, filter, onChange, group, onGroup }: Props) {
  const [opened, setOpened] = useState(false);
  const fields = facetFields(register);
  const setFacet = (id: string, values: readonly string[]) =>
    onChange({ facets: { ...filter.facets, [id]: values } });
  const active = fields.filter(({ id }) => (filter.facets[id] ?? []).length > 0);
  return (
    <>
      <SearchBox label="Filter records" value={filter.search} onChange={(search) => onChange({ search })} />
      {active.map((field) => {
        const words = facetChoices(field, rows, optionsOf)
          .filter(({ value }) => filter.facets[field.id]?.includes(value))
          .map(({ label }) => label)
          .join(', ');
        return (
          <UnstyledButton
            key={field.id}
            className={`${pills.pill} ${styles.facet}`}
            aria-label={`Remove the filter ${field.label} ${words}`}
            onClick={() => setFacet(field.id, [])}
          >
            {field.label} <b>{words}</b>
            <X size={12} aria-hidden />
          </UnstyledButton>
        );
      })}
      {fields.length > 0 && (
        <Popover
          opened={opened}
          onChange={setOpened}
          position="bottom-start"
          width={fields.length > FEW ? 540 : 260}
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <UnstyledButton className={pills.pill} aria-expanded={opened} onClick={() => setOpened(!opened)}>
              Filter and group
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown className={fields.length > FEW ? styles.formWide : styles.form}>
            <FacetForm
              fields={fields}
              rows={rows}
              optionsOf={optionsOf}
              facets={filter.facets}
              onFacet={setFacet}
              group={group}
              onGroup={onGroup}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

interface FormProps extends Pick<Props, 'rows' | 'optionsOf' | 'group' | 'onGroup'> {
  fields: readonly RegisterField[];
  facets: RegisterFilter['facets'];
  onFacet: (field: string, values: readonly string[]) => void;
}

/** Looks for the values that every field has, so it is drawn only while it is open. */
function FacetForm({ fields, rows, optionsOf, facets, onFacet, group, onGroup }: FormProps) {
  return (
    <>
      <Select
        label="Group by"
        placeholder="Nothing"
        clearable
        data={fields.map(({ id, label }) => ({ value: id, label }))}
        value={group}
        onChange={onGroup}
        comboboxProps={{ withinPortal: false }}
      />
      {fields.map((field) => (
        <MultiSelect
          key={field.id}
          label={field.label}
          placeholder={facets[field.id]?.length ? undefined : 'Any'}
          searchable
          clearable
          limit={MOST_LISTED}
          data={facetChoices(field, rows, optionsOf).map((choice) => ({
            ...choice,
            // The list takes no empty value.
            value: choice.value || ' ',
          }))}
          value={(facets[field.id] ?? []).map((value) => value || ' ')}
          onChange={(values) =>
            onFacet(
              field.id,
              values.map((value) => value.trim()),
            )
          }
          comboboxProps={{ withinPortal: false }}
          withScrollArea={false}
          classNames={{ options: styles.options }}
        />
      ))}
    </>
  );
}
