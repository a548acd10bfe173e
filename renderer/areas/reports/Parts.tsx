import { ActionIcon, Checkbox, SegmentedControl, Tooltip } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import {
  partsOf,
  REPORT_PART_IDS,
  REPORT_PARTS,
  type ReportPartId,
} from '../../../shared/domain/report-parts.ts';
import { api } from '../../app/api.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { Section } from '../../components/Section.tsx';
import styles from './kind.module.css';
import { PartText } from './PartText.tsx';

interface Props {
  kind: 'type1' | 'type2';
  /** Left out by the settings of the engagement. */
  hidden: readonly ReportPartId[];
  /** Chosen for the next export alone; null while the settings hold. */
  only: readonly ReportPartId[] | null;
  onOnly: (only: readonly ReportPartId[] | null) => void;
  onHidden: (hidden: ReportPartId[]) => void;
}

/** The parts of a readiness report in their order: which are in it, and which begin with a text of one's own. */
export function Parts({ kind, hidden, only, onOnly, onHidden }: Props) {
  const { readOnly } = useWorkspace();
  const [editing, setEditing] = useState<ReportPartId | null>(null);
  const texts = useData(['reports', 'texts', kind], () => api.reports.texts({ document: kind })).data ?? [];
  const all = partsOf(kind, REPORT_PART_IDS);
  const chosen = only ?? partsOf(kind, { hidden });
  const isOnce = only !== null;
  const choose = (next: readonly ReportPartId[]) => {
    if (isOnce) return onOnly(next);
    // Parts that this kind does not have stay as they are.
    const others = hidden.filter((id) => !all.includes(id));
    onHidden([...others, ...all.filter((id) => !next.includes(id))]);
  };
  const toggle = (id: ReportPartId) =>
    choose(
      chosen.includes(id)
        ? chosen.filter((one) => one !== id)
        : all.filter((one) => one === id || chosen.includes(one)),
    );
  const isFixed = readOnly && !isOnce;
  return (
    <Section title="Parts" hint={`${chosen.length} of ${all.length}`}>
      <SegmentedControl
        aria-label="What the choice of parts is for"
        fullWidth
        value={isOnce ? 'once' : 'kept'}
        data={[
          { value: 'kept', label: 'All exports' },
          { value: 'once', label: 'Just the next ones' },
        ]}
        onChange={(value) => onOnly(value === 'once' ? chosen : null)}
      />
      <p className={styles.note}>
        {isOnce
          ? 'Holds until you leave this screen; the settings stay as they are.'
          : isFixed
            ? 'The engagement is read-only. Parts can be chosen for the next exports.'
            : 'Kept in the engagement, for Type I and Type II.'}
      </p>
      <p className={styles.all}>
        <Checkbox
          label="All parts"
          disabled={isFixed}
          checked={chosen.length === all.length}
          indeterminate={chosen.length > 0 && chosen.length < all.length}
          onChange={() => choose(chosen.length === all.length ? [] : all)}
        />
      </p>
      <ol className={styles.parts} aria-label="Parts of the report">
        {REPORT_PARTS.filter(({ id }) => all.includes(id)).map(({ id, title }) => {
          const hasText = texts.some(({ part }) => part === id);
          return (
            <li key={id}>
              <Checkbox
                label={title}
                disabled={isFixed}
                checked={chosen.includes(id)}
                onChange={() => toggle(id)}
              />
              {hasText && <small>Own text</small>}
              <Tooltip label={hasText ? 'Edit the own text' : 'Write a text of your own'}>
                <ActionIcon
                  aria-label={`${hasText ? 'Edit the own text of' : 'Write a text of your own for'} ${title}`}
                  onClick={() => setEditing(id)}
                >
                  <PencilLine size={14} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
      </ol>
      {editing && (
        <PartText
          kind={kind}
          part={editing}
          stored={texts.find(({ part }) => part === editing)?.body ?? null}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}
