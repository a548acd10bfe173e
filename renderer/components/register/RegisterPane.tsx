import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { Register, RegisterField } from '../../../shared/domain/registers.ts';
import { DetailPane, PaneSection } from '../DetailPane.tsx';
import { NamedIn } from '../NamedIn.tsx';
import { Properties, Property } from '../Properties.tsx';
import { OwnWork } from '../OwnWork.tsx';
import { RecordHistory } from '../RecordHistory.tsx';
import { FieldEditor } from './FieldEditor.tsx';
import { valueText, type OptionsOf } from './field-values.ts';
import { RecordLinks } from './RecordLinks.tsx';
import styles from './register.module.css';

interface Props {
  /** Key under which the width is remembered. */
  area: string;
  register: Register;
  row: RegisterRow;
  optionsOf: OptionsOf;
  readOnly: boolean;
  /** What the screen knows of the record beside its fields. */
  children?: ReactNode;
  onClose: () => void;
}

/** One record: every field, edited where it stands, and its history. */
export function RegisterPane({ area, register, row, optionsOf, readOnly, children, onClose }: Props) {
  const [first, ...rest] = register.fields;
  if (!first) return null;
  const editor = (field: RegisterField) => (
    <FieldEditor register={register} field={field} row={row} optionsOf={optionsOf} readOnly={readOnly} />
  );
  const isLong = ({ kind }: RegisterField) => kind === 'paragraph';
  // A choice names the record, but does not read as a title; it stays among the facts.
  const isTitle = first.kind === 'line';
  const untitled = isTitle ? rest : register.fields;
  const facts = untitled.filter((field) => !field.section && !isLong(field));
  const sections = [...new Set(untitled.flatMap(({ section }) => section ?? []))];
  const properties = (fields: readonly RegisterField[]) => (
    <Properties>
      {fields.map((field) => (
        <Property key={field.id} label={field.label}>
          {editor(field)}
        </Property>
      ))}
    </Properties>
  );
  return (
    <DetailPane
      area={area}
      reference={row.ref ?? register.singular.replace(/^./, (letter) => letter.toUpperCase())}
      title={
        isTitle ? (
          <span className={styles.title}>{editor(first)}</span>
        ) : (
          valueText(first, row.values[first.id], optionsOf)
        )
      }
      onClose={onClose}
    >
      <Tabs defaultValue="record" keepMounted={false}>
        <Tabs.List className={styles.tabs}>
          <Tabs.Tab value="record">Record</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="record">
          {facts.length > 0 && <PaneSection>{properties(facts)}</PaneSection>}
          <OwnWork id={row.id} />
          {children}
          {sections.map((section) => (
            <PaneSection key={section} title={section}>
              {properties(untitled.filter((field) => field.section === section))}
            </PaneSection>
          ))}
          {untitled
            .filter((field) => !field.section && isLong(field))
            .map((field) => (
              <PaneSection key={field.id} title={field.label}>
                {editor(field)}
              </PaneSection>
            ))}
          <RecordLinks
            register={register}
            id={row.id}
            of={row.ref ?? valueText(first, row.values[first.id], optionsOf)}
            readOnly={readOnly}
          />
          <NamedIn to={register.id} id={row.id} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory table={register.table} rowId={row.id} />
        </Tabs.Panel>
      </Tabs>
    </DetailPane>
  );
}
