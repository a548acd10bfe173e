import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import { Link } from 'wouter';
import type { ControlRow, CriterionRow } from '../../../shared/contract/matrix.ts';
import { links } from '../../app/links.ts';
import { DetailPane, PaneSection } from '../../components/DetailPane.tsx';
import { NamedIn } from '../../components/NamedIn.tsx';
import { RatingSign } from '../../components/Sign.tsx';
import { CriterionGuidance } from './CriterionGuidance.tsx';
import styles from './pane.module.css';
import { RationaleField } from './RationaleField.tsx';

interface Props {
  criterion: CriterionRow;
  /** The control of the active cell. */
  control: ControlRow | undefined;
  controls: readonly ControlRow[];
  readOnly: boolean;
  /** Holds the rationale of the active mark. */
  rationale: RefObject<HTMLDivElement | null>;
  onToggle: () => void;
  /** The rationale was kept or given back by key. */
  onDone: () => void;
  onClose: () => void;
}

/** One criterion with the controls that serve it and why they do, the active mark first. */
export function CrossPane(props: Props) {
  const { criterion, control, controls, readOnly, rationale, onToggle, onDone, onClose } = props;
  const serving = controls.filter(
    (one) => one.id !== control?.id && criterion.controls.some(({ id }) => id === one.id),
  );
  const serves = control?.criteria.includes(criterion.id) ?? false;
  return (
    <DetailPane
      area="matrix-criteria"
      reference={criterion.id}
      title={criterion.summary}
      sign={<RatingSign rating={criterion.rating} />}
      onClose={onClose}
    >
      {control && (
        <PaneSection title={serves ? 'This mark' : 'Not linked'}>
          <ul className={styles.mapping}>
            <li>
              <Link href={links.control(control.id)}>{control.ref}</Link>
              <div
                ref={rationale}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' || event.key === 'Escape') onDone();
                }}
              >
                {control.title}
                {serves && <RationaleField control={control} criterion={criterion.id} readOnly={readOnly} />}
              </div>
            </li>
          </ul>
          {!readOnly && (
            <Button onClick={onToggle}>
              {serves ? `Unlink ${control.ref}` : `Link ${control.ref} to ${criterion.id}`}
            </Button>
          )}
        </PaneSection>
      )}
      <PaneSection title={control ? 'Other controls' : 'Controls'} hint={serving.length}>
        {serving.length === 0 && (
          <p className={styles.hint}>
            {serves ? 'No other control serves it: a single point of support.' : 'No control serves it.'}
          </p>
        )}
        <ul className={styles.mapping}>
          {serving.map((one) => (
            <li key={one.id}>
              <Link href={links.control(one.id)}>{one.ref}</Link>
              <div>
                {one.title}
                <RationaleField control={one} criterion={criterion.id} readOnly={readOnly} />
              </div>
            </li>
          ))}
        </ul>
      </PaneSection>
      <NamedIn to="criterion" id={criterion.id} />
      <PaneSection title="Guidance">
        <CriterionGuidance criterion={criterion.id} />
      </PaneSection>
    </DetailPane>
  );
}
