import { Button } from '@mantine/core';
import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import { policyText, type Policy } from '../../../shared/catalog/policies.ts';
import { runAction } from '../../app/query.ts';
import { Properties, Property } from '../../components/Properties.tsx';
import styles from './guide.module.css';
import { Bullets, ControlLines, CriteriaReferences, Head, Part } from './parts.tsx';

/** The outline of a policy: questions to settle with the client, and sentences to adopt. */
export function PolicyArticle({ policy }: { policy: Policy }) {
  const { id, name, purpose, ownerRole, reviewMonths, criteria, outline } = policy;
  const controls = LIBRARY_CONTROLS.filter((control) => control.policy === id);
  const copy = () =>
    void runAction(() => navigator.clipboard.writeText(policyText(policy)), {
      undo: false,
      done: () => `Copied the outline of the ${name.toLowerCase()} policy.`,
    });
  return (
    <>
      <Head title={name} actions={<Button onClick={copy}>Copy as text</Button>} />
      <p>{purpose}</p>
      <Properties>
        <Property label="Usual owner">{ownerRole}</Property>
        <Property label="Review">At least every {reviewMonths} months</Property>
        <Property label="Criteria">
          <CriteriaReferences ids={criteria} />
        </Property>
      </Properties>
      <p className={styles.aside}>
        Questions to settle with the client, and sentences to start from. Fill in what stands in square
        brackets.
      </p>
      {outline.map(({ heading, prompts, starter }, index) => (
        <Part key={heading} title={`${index + 1}. ${heading}`}>
          <Bullets items={prompts} />
          <blockquote className={styles.starter}>{starter}</blockquote>
        </Part>
      ))}
      {controls.length > 0 && (
        <Part title="Controls that carry it out">
          <ControlLines controls={controls} />
        </Part>
      )}
    </>
  );
}
