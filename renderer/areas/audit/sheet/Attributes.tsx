import { ActionIcon, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { memo, useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api, toAppError } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { useWhole } from '../../../components/use-whole.ts';
import type { TestSectionProps } from './section-props.ts';
import styles from './pane.module.css';

/** As the engine takes it: a new one has no id yet. */
interface Saved {
  id?: string;
  text: string;
}

interface ListProps extends Pick<TestSheet, 'attributes'> {
  testId: string;
  /** Nothing changes: a conclusion stands on them, or the workspace is read only. */
  locked: boolean;
}

/** What is checked for every item, by letter. */
export function Attributes({ sheet: { id, attributes, concludedAt } }: TestSectionProps) {
  const { readOnly } = useWorkspace();
  return <AttributeList testId={id} attributes={attributes} locked={readOnly || concludedAt !== null} />;
}

/** Not drawn again for every mark: fields that grow with their text are measured anew each time. */
const AttributeList = memo(function AttributeList({ testId, attributes, locked }: ListProps) {
  const { run } = useAction();
  const [fresh, setFresh] = useState('');
  const [refused, setRefused] = useState<string>();
  const list = useWhole<readonly Saved[]>(attributes, (next) =>
    api.audit.saveAttributes({ testId, attributes: next.map(({ id, text }) => ({ id, text })) }),
  );
  const rename = (id: string, text: string) =>
    list.change((now) => now.map((attribute) => (attribute.id === id ? { id, text } : attribute)));
  const remove = (id: string) => run(() => list.change((now) => now.filter((known) => known.id !== id)));
  const add = async () => {
    const text = fresh.trim();
    if (text === '') return;
    // Emptied at once, so that leaving the field after Enter does not add it twice.
    setFresh('');
    setRefused(undefined);
    try {
      await list.change((now) => [...now, { text }]);
    } catch (error) {
      setFresh(text);
      setRefused(toAppError(error).message);
    }
  };

  return (
    <PaneSection title="Attributes" hint={attributes.length || undefined}>
      {attributes.length === 0 && <p>None yet. Items of a sample are marked by attribute.</p>}
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
