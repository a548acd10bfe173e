import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { Link } from 'wouter';
import type { EvidenceMark } from '../../../../../shared/contract/audit/evidence-marks.ts';
import type { EvidenceRow } from '../../../../../shared/contract/evidence/records.ts';
import { EVIDENCE_MARK_KIND_NAMES } from '../../../../../shared/domain/audit-vocabulary.ts';
import { cellWords, markWords } from '../../../../../shared/domain/evidence-marks.ts';
import { MARKS } from '../../../../../shared/domain/vocabulary.ts';
import { moment } from '../../../../app/dates.ts';
import { links } from '../../../../app/links.ts';
import { PaneSection } from '../../../../components/DetailPane.tsx';
import { EditableText } from '../../../../components/EditableText.tsx';
import { saveMarkedCopy } from '../../../audit/evidence-marks/save-marked-copy.ts';
import styles from '../boxes/box-list.module.css';
import { CellChoice } from './CellChoice.tsx';
import { markTextId } from './mark-keys.ts';
import type { Marking } from './use-marking.ts';

/** Beside the pages: every mark of the file with its words, its page and its workpaper; the selected one is edited here. */
export function MarkList({ row, marking }: { row: EvidenceRow; marking: Marking }) {
  const { marks, selected, readOnly } = marking;
  return (
    <PaneSection>
      {marks.length === 0 && (
        <p className={styles.empty}>
          {readOnly
            ? 'This file has no marks.'
            : 'No marks yet. Choose Box, Arrow, Tick or Note above the page, then press on the page.'}
        </p>
      )}
      <ol className={`${styles.list} ${styles.marks}`} aria-label="Marks">
        {marks.map((mark) => (
          <li key={mark.id} data-selected={mark.id === selected?.id || undefined}>
            <button
              type="button"
              className={styles.entry}
              aria-pressed={mark.id === selected?.id}
              aria-label={`Show mark ${mark.number}: ${markWords(mark)}`}
              onClick={() => marking.select(mark.id, true)}
            >
              <span className={styles.number}>{mark.number}</span>
              <span className={styles.words}>{markWords(mark)}</span>
              <small>page {mark.page}</small>
            </button>
            <p className={styles.where}>
              {mark.cell ? (
                <Link href={links.testCell(mark.cell)}>{cellWords(mark.cell)}</Link>
              ) : (
                'No workpaper'
              )}
              <span>
                {mark.madeBy}, {moment(mark.madeAt)}
              </span>
            </p>
            {mark.id === selected?.id && !readOnly && <MarkEditor mark={mark} marking={marking} />}
          </li>
        ))}
      </ol>
      {marks.length > 0 && (
        <Button onClick={() => void saveMarkedCopy({ evidenceId: row.id }, row.ref)}>
          Save a marked copy
        </Button>
      )}
    </PaneSection>
  );
}

function MarkEditor({ mark, marking }: { mark: EvidenceMark; marking: Marking }) {
  const { id, kind, cell } = mark;
  return (
    <div className={styles.editor} id={markTextId(id)}>
      {kind === 'tick' && (
        <Select
          aria-label="Letter of the tick mark"
          allowDeselect={false}
          data={MARKS.map((one) => ({ value: one, label: markWords({ kind, mark: one, text: '' }) }))}
          value={mark.mark}
          onChange={(next) => {
            const letter = MARKS.find((one) => one === next);
            if (letter) void marking.change(id, { mark: letter });
          }}
        />
      )}
      <EditableText
        key={id}
        label="Text of the mark"
        multiline
        required={kind === 'note'}
        value={mark.text}
        placeholder={`What this ${EVIDENCE_MARK_KIND_NAMES[kind].toLowerCase()} shows`}
        onSave={(text) => marking.change(id, { text })}
      />
      <div className={styles.actions}>
        <CellChoice
          label="Workpaper of this mark"
          action={cell ? 'Change workpaper' : 'Choose workpaper'}
          cell={cell && { testId: cell.testId, itemId: cell.itemId, attributeId: cell.attributeId }}
          onChange={(next) =>
            void marking.change(id, next ?? { testId: null, itemId: null, attributeId: null })
          }
        />
        <Tooltip label="Remove the mark">
          <ActionIcon aria-label={`Remove mark ${mark.number}`} onClick={() => marking.remove(id)}>
            <Trash2 size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
