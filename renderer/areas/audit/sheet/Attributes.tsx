import { ActionIcon, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit.ts';
import { api, toAppError } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import styles from './pane.module.css';

/** What is checked for every item, by letter. */
export function Attributes({ sheet }: { sheet: TestSheet }) {
  const { readOnly } = useWorkspace();
  const { run } = useAction();
  const [fresh, setFresh] = useState('');
  const [refused, setRefused] = useState<string>();
  const { id: testId, attributes } = sheet;
  const locked = readOnly || sheet.concludedAt !== null;
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
}
