import { Button, CloseButton, Fieldset, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { newPersonRow, type EngagementValues } from './engagement-form.ts';
import styles from './NewEngagement.module.css';

export const SIDES = [
  { value: 'client', label: 'Client' },
  { value: 'firm', label: 'Firm' },
] as const;

/** People of the engagement, one row each; empty rows do not count. */
export function PeopleRows({ form }: { form: UseFormReturnType<EngagementValues> }) {
  return (
    <Fieldset legend="People" variant="unstyled">
      <table className={styles.people}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Title</th>
            <th scope="col">Email</th>
            <th scope="col">Side</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {form.values.people.map((person, index) => {
            const row = `people.${index}`;
            const label = `of person ${index + 1}`;
            return (
              // Rows have no identity of their own until they are saved.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <td>
                  <TextInput aria-label={`Name ${label}`} {...form.getInputProps(`${row}.name`)} />
                </td>
                <td>
                  <TextInput aria-label={`Title ${label}`} {...form.getInputProps(`${row}.title`)} />
                </td>
                <td>
                  <TextInput
                    type="email"
                    aria-label={`Email ${label}`}
                    {...form.getInputProps(`${row}.email`)}
                  />
                </td>
                <td className={styles.side}>
                  <NativeSelect
                    aria-label={`Side ${label}`}
                    data={[...SIDES]}
                    {...form.getInputProps(`${row}.side`)}
                  />
                </td>
                <td>
                  <CloseButton
                    aria-label={`Remove ${person.name || `person ${index + 1}`}`}
                    onClick={() => form.removeListItem('people', index)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button onClick={() => form.insertListItem('people', newPersonRow())}>Add person</Button>
    </Fieldset>
  );
}
