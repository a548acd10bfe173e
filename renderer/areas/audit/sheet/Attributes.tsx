import { ActionIcon, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { memo, useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit.ts';
import { api, toAppError } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import styles from './pane.module.css';

interface Props {
  testId: string;
  attributes: TestSheet['attributes'];
  /** A conclusion stands on them. */
  concluded: boolean;
}

/** What is checked for every item, by letter. Not drawn again for every mark. */
export const Attributes = memo(function Attributes({ testId, attributes, concluded }: Props) {
  const { readOnly } = useWorkspace();
  const { run } = useAction();
  const [fresh, setFresh] = useState('');
  const [refused, setRefused] = useState<string>();
  const locked = readOnly || concluded;
  const saved = attributes.map(({ id, text }) => ({ id, text }));

  const rename = (id: string, text: string) =>
    api.audit.saveAttributes({
      testId,
      attributes: saved.map((attribute) => (attribute.id === id ? { id, text } : attribute)),
    });
  const remove = (id: string) =>
    run(() =>
      api.audit.saveAttributes({ testId, attributes: saved.filter((attribute) => attribute.id !== id) }),
    );
  const add = async () => {
    if (fresh.trim() === '') return;
    try {
      await api.audit.saveAttributes({ testId, attributes: [...saved, { text: fresh.trim() }] });
      setFresh('');
      setRefused(undefined);
    } catch (error) {
      setRefused(toAppError(error).message);
    }
  };

  return (
    <PaneSection title="Attributes">
      <ul>
        {attributes.map(({ id, letter, text }) => (
          <li key={id} className={styles.attribute}>
            <b>{letter}</b>
            <EditableText
              label={`Attribute ${letter}`}
              value={text}
              required
              wraps
              readOnly={locked}
              onSave={(next) => rename(id, next)}
            />
            {!locked && attributes.length > 1 && (
              <ActionIcon size={24} aria-label={`Remove attribute ${letter}`} onClick={() => void remove(id)}>
                <X size={12} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!locked && attributes.length < 26 && (
        <TextInput
          aria-label="Add an attribute"
          placeholder="Add an attribute, then Enter"
          mt={6}
          value={fresh}
          error={refused}
          onChange={(event) => setFresh(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void add();
          }}
          onBlur={() => void add()}
        />
      )}
    </PaneSection>
  );
});
