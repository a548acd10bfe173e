import { Textarea, UnstyledButton } from '@mantine/core';
import { Fragment, useRef } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { lintStatement, WORDING_NAMES, type WordingFinding } from '../../../shared/domain/wording.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { PaneSection } from '../../components/DetailPane.tsx';
import editable from '../../components/editable.module.css';
import { useEdit } from '../../components/use-edit.ts';
import styles from './statement.module.css';

interface Props {
  control: ControlRow;
  readOnly: boolean;
}

/** The control statement with the words marked that an auditor would send back, and why. It never blocks. */
export function StatementField({ control, readOnly }: Props) {
  const { draft, setDraft, error, keep, restore } = useEdit(control.statement, (statement: string) =>
    api.matrix.updateControls({ ids: [control.id], patch: { statement: statement.trim() } }),
  );
  const field = useRef<HTMLTextAreaElement>(null);
  const findings = lintStatement(draft, control);
  const counted = findings.filter(({ isSoft }) => !isSoft).length;
  const show = ({ start, end }: WordingFinding) => {
    field.current?.focus();
    if (end > 0) field.current?.setSelectionRange(start, end);
  };
  return (
    <PaneSection title="Statement" hint={counted > 0 && plural(counted, 'wording finding')}>
      <div className={styles.field}>
        <div aria-hidden className={styles.marks}>
          <MarkedText text={draft} findings={findings} />
        </div>
        <Textarea
          ref={field}
          aria-label="Statement"
          aria-describedby={findings.length > 0 ? 'statement-findings' : undefined}
          placeholder="Who does what, how often, and what remains as a record"
          autosize
          minRows={2}
          classNames={{ input: `${editable.area} ${styles.text}` }}
          value={draft}
          error={error}
          readOnly={readOnly}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => void keep()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              restore();
            }
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
          }}
        />
      </div>
      {findings.length > 0 && (
        <ul className={styles.findings} id="statement-findings" aria-label="Wording">
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.start}`} data-soft={finding.isSoft || undefined}>
              <UnstyledButton onClick={() => show(finding)}>{WORDING_NAMES[finding.code]}</UnstyledButton>
              <p>
                {finding.why} <span>{finding.suggestion}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </PaneSection>
  );
}

/** The text with underlined words, in the order of the findings. */
function MarkedText({ text, findings }: { text: string; findings: readonly WordingFinding[] }) {
  const marks = findings.filter(({ end }) => end > 0);
  return (
    <>
      {marks.map(({ start, end, isSoft }, at) => {
        // Findings may overlap; a mark begins where the one before ends.
        const from = Math.max(start, marks[at - 1]?.end ?? 0);
        return (
          <Fragment key={`${start} ${end}`}>
            {text.slice(marks[at - 1]?.end ?? 0, from)}
            <mark data-soft={isSoft || undefined}>{text.slice(from, end)}</mark>
          </Fragment>
        );
      })}
      {text.slice(marks.at(-1)?.end ?? 0)}
      {/* A line break at the end takes a line in a text field. */}
      {'\n'}
    </>
  );
}
