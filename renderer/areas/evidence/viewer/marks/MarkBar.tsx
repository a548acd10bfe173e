import { Button, Menu, Tooltip } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { MARK_NAMES, MARKS } from '../../../../../shared/domain/vocabulary.ts';
import { Keys } from '../../../../components/Keys.tsx';
import { keyOfMark } from '../../../audit/sheet/marks.ts';
import { MarkGlyph } from '../../../../components/MarkGlyph.tsx';
import { usePreferences } from '../../../../state/preferences.ts';
import { RedactBar } from '../redaction/RedactBar.tsx';
import { useRedacting } from '../redaction/use-redacting.ts';
import { CellChoice } from './CellChoice.tsx';
import styles from './marks.module.css';
import { BUTTONS, SELECT } from './tools.ts';
import type { Marking } from './use-marking.ts';

/** Under the head of the viewer: what pressing on the page does, and the workpaper that new marks belong to. */
export function MarkBar({ marking }: { marking: Marking }) {
  const { tool, setTool, draft } = marking;
  const redacting = useRedacting();
  const letters = usePreferences((state) => state.letterKeys);
  if (redacting?.active) return <RedactBar redacting={redacting} />;
  if (draft) return <NoteField finish={marking.finishDraft} />;
  return (
    <div className={styles.bar} role="toolbar" aria-label="Marks">
      {BUTTONS.map(({ kind, label, key }) => (
        <Tooltip key={kind} label={<Keys keys={key} />} disabled={!letters}>
          <Button
            className={styles.tool}
            variant="subtle"
            aria-pressed={tool.kind === kind}
            onClick={() => setTool({ kind })}
          >
            {label}
          </Button>
        </Tooltip>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            className={styles.tool}
            variant="subtle"
            aria-pressed={tool.kind === 'tick'}
            rightSection={<ChevronDown size={12} aria-hidden />}
          >
            {tool.kind === 'tick' ? `Tick: ${MARK_NAMES[tool.mark].split(',')[0]}` : 'Tick'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {MARKS.map((mark) => (
            <Menu.Item
              key={mark}
              leftSection={<MarkGlyph mark={mark} />}
              rightSection={letters && <Keys keys={keyOfMark(mark)} />}
              onClick={() => setTool({ kind: 'tick', mark })}
            >
              {MARK_NAMES[mark]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {redacting && (
        <Tooltip label="Draw black boxes over what copies must not show">
          <Button
            className={styles.tool}
            variant="subtle"
            onClick={() => {
              setTool(SELECT);
              redacting.setActive(true);
            }}
          >
            Redact
          </Button>
        </Tooltip>
      )}
      <span className={styles.for}>
        <CellChoice label="New marks belong to" cell={marking.cell} onChange={marking.setCell} />
      </span>
    </div>
  );
}

function NoteField({ finish }: { finish: Marking['finishDraft'] }) {
  const [text, setText] = useState('');
  return (
    <form
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault();
        finish(text.trim() || null);
      }}
    >
      <label htmlFor="note-on-evidence">Note</label>
      <input
        id="note-on-evidence"
        className={styles.noteField}
        autoFocus
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') finish(null);
        }}
      />
      <Keys keys="Enter" /> keeps
      <Keys keys="Escape" /> cancels
    </form>
  );
}
