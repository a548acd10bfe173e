import { Checkbox, VisuallyHidden } from '@mantine/core';
import { Link } from 'wouter';
import type { DescriptionRow } from '../../../shared/contract/scope.ts';
import {
  DESCRIPTION_STATE_NAMES,
  type DescriptionState,
} from '../../../shared/domain/description-criteria.ts';
import { api } from '../../app/api.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import { EditableText } from '../../components/EditableText.tsx';
import { RatingGlyph } from '../../components/glyphs.tsx';
import styles from './description.module.css';

/** The circle of readiness, filled by how much is there. */
const GLYPHS = {
  covered: 'ready',
  partly: 'minor_gap',
  missing: 'not_in_place',
  not_asked: 'not_relevant',
} as const;

function StateSign({ state }: { state: DescriptionState }) {
  return (
    <span className={styles.state} data-state={state}>
      <RatingGlyph rating={GLYPHS[state]} />
      {DESCRIPTION_STATE_NAMES[state]}
    </span>
  );
}

/** The description criteria as a checklist: what the records say, what is missing, and a note of a person to each. */
export function DescriptionPart() {
  const rows = useData(['scope', 'description'], () => api.scope.description({})).data;
  return (
    <ol className={styles.list}>
      {rows?.map((row) => (
        <DescriptionItem key={row.criterion} row={row} />
      ))}
    </ol>
  );
}

function DescriptionItem({ row }: { row: DescriptionRow }) {
  const { criterion, title, asks, state, facts, missing, note, isComplete } = row;
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const name = `DC ${criterion}`;
  return (
    <li aria-label={`${name} ${title}`} id={name.replace(' ', '-').toLowerCase()}>
      <div>
        <h3>
          <b>{name}</b> {title}
        </h3>
        <p>{asks}</p>
      </div>
      <div>
        <StateSign state={state} />
        <Points points={facts} />
        <Points points={missing} isMissing />
      </div>
      <div>
        {state === 'not_asked' ? (
          <p>A Type I description speaks of one day, so it is not asked for changes in a period.</p>
        ) : (
          <>
            <EditableText
              label={`Note to ${name}`}
              placeholder="Note what the records do not say"
              multiline
              value={note}
              readOnly={readOnly}
              onSave={(text) => api.scope.noteDescription({ criterion, text, isComplete })}
            />
            {(note !== '' || isComplete) && (
              <Checkbox
                mt={8}
                label={
                  <>
                    Complete with this note<VisuallyHidden> to {name}</VisuallyHidden>
                  </>
                }
                checked={isComplete}
                disabled={readOnly || busy}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  void run(() => api.scope.noteDescription({ criterion, text: note, isComplete: checked }));
                }}
              />
            )}
          </>
        )}
      </div>
    </li>
  );
}

function Points({ points, isMissing }: { points: DescriptionRow['facts']; isMissing?: boolean }) {
  if (points.length === 0) return null;
  return (
    <ul data-missing={isMissing}>
      {points.map(({ text, link }) => (
        <li key={text}>
          <Link href={link}>{text}</Link>
        </li>
      ))}
    </ul>
  );
}
