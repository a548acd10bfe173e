import { Button, Checkbox, Fieldset, Radio, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { criteriaFor } from '../../../shared/domain/criteria.ts';
import { CATEGORIES, CATEGORY_NAMES } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { platform } from '../../app/platform.ts';
import { useAction, useData } from '../../app/query.ts';
import { DateField } from '../../components/DateField.tsx';
import { Explain } from '../../components/explain/Explain.tsx';
import {
  suggestedFileName,
  toCreateInput,
  useEngagementForm,
  type EngagementValues,
} from './engagement-form.ts';
import styles from './NewEngagement.module.css';
import { LibraryChoice } from './LibraryChoice.tsx';
import { PeopleRows } from './PeopleRows.tsx';

/** The form marks its problems in the next drawing; the first one gets the focus and so comes into view. */
const focusFirstProblem = () =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());

/** The questions that a new workspace starts from. Everything but the file can be changed later in Scope. */
export function NewEngagement({ onCancel }: { onCancel: () => void }) {
  const settings = useData(['settings'], () => api.settings.get({}));
  const form = useEngagementForm('');
  const { run, busy } = useAction();
  const [, navigate] = useLocation();
  const known = settings.data?.actor;
  const { setFieldValue, isTouched } = form;
  useEffect(() => {
    if (known && !isTouched('actor')) setFieldValue('actor', known);
    // Only the answer of the engine fills the field.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [known]);

  const create = (values: EngagementValues) =>
    run(async () => {
      const target = await platform.pickSaveTarget({
        suggestedName: suggestedFileName(values),
        kind: 'workspace',
      });
      if (!target) return;
      await api.workspace.create({ target: target.token, ...toCreateInput(values) });
      navigate(links.overview);
    });

  const { type, categories } = form.values;
  const criteria = criteriaFor(categories).length;
  return (
    <main className={styles.page}>
      <form
        noValidate
        className={styles.form}
        onSubmit={form.onSubmit((values) => void create(values), focusFirstProblem)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) onCancel();
        }}
      >
        <h1>New engagement</h1>
        <Fieldset legend="Engagement" variant="unstyled" className={styles.pair}>
          <TextInput
            label="Client"
            description="The organization that is examined"
            data-autofocus
            autoFocus
            required
            {...form.getInputProps('client')}
          />
          <TextInput
            label="System"
            description="What the report covers, for example Ledger Cloud"
            required
            {...form.getInputProps('system')}
          />
          <TextInput
            label="Your firm"
            description="Empty when the client prepares itself"
            {...form.getInputProps('firm')}
          />
          <TextInput
            label="Your name"
            description="Recorded with every change you make"
            required
            {...form.getInputProps('actor')}
          />
        </Fieldset>

        <Fieldset legend="Examination" variant="unstyled" className={styles.stack}>
          <Radio.Group aria-label="Type" {...form.getInputProps('type')}>
            <div className={styles.pair}>
              <Radio value="I" label="Type I" description="Design of controls, as of one date" />
              <Radio value="II" label="Type II" description="Design and operation, over a period" />
            </div>
          </Radio.Group>
          <Explain topic="types" label="What is the difference between Type I and Type II?" />
          <div className={styles.pair}>
            {type === 'I' ? (
              <DateField label="As of" required {...form.getInputProps('asOf')} />
            ) : (
              <>
                <DateField label="Period from" required {...form.getInputProps('periodFrom')} />
                <DateField label="Period to" required {...form.getInputProps('periodTo')} />
              </>
            )}
          </div>
        </Fieldset>

        <Fieldset legend={`Categories: ${criteria} criteria`} variant="unstyled">
          <Checkbox.Group aria-label="Categories" {...form.getInputProps('categories')}>
            <div className={styles.categories}>
              {CATEGORIES.map((category) => (
                <Checkbox
                  key={category}
                  value={category}
                  label={CATEGORY_NAMES[category]}
                  description={category === 'security' ? 'Always in scope' : undefined}
                  disabled={category === 'security'}
                />
              ))}
            </div>
          </Checkbox.Group>
          <Explain topic="categories" label="Which categories to choose?" />
        </Fieldset>

        <PeopleRows form={form} />

        <LibraryChoice categories={categories} {...form.getInputProps('library')} />

        <footer className={styles.actions}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={busy}>
            {platform.kind === 'desktop' ? 'Choose where to save it' : 'Create workspace'}
          </Button>
        </footer>
      </form>
    </main>
  );
}
