import { Button, Checkbox, Radio, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { patternProblem } from '../../../../shared/domain/evidence-names.ts';
import { api } from '../../../app/api.ts';
import { plural, size } from '../../../app/format.ts';
import { platform } from '../../../app/platform.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './export.module.css';
import { NamesTable } from './NamesTable.tsx';
import { PatternField } from './PatternField.tsx';
import { useScopes, type Scope } from './scope.ts';
import { startExport } from './start-export.ts';

/** Time after the last key before the names are made anew (ms). */
const PAUSE = 200;

const TARGETS = [
  { value: 'zip', label: 'ZIP file' },
  { value: 'folder', label: 'Folder' },
] as const;

/** Which records leave, as what, under which names and to where. */
export function ExportDialog({ selected, onClose }: { selected: readonly string[]; onClose: () => void }) {
  const { engagement, readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const scopes = useScopes(selected);
  const [chosen, setChosen] = useState<Scope>();
  const scope = scopes.find(({ value }) => value === chosen) ?? scopes[0];
  const [redacted, setRedacted] = useState(true);
  const [typed, setTyped] = useState<string>();
  const [keep, setKeep] = useState(false);
  const [kind, setKind] = useState<'zip' | 'folder'>('zip');
  const rules = useData(['evidence', 'rules'], () => api.evidence.rules({})).data;
  const pattern = typed ?? rules?.namePattern ?? '';
  const namePattern = pattern.trim();
  const problem = patternProblem(namePattern);
  const [settled] = useDebouncedValue(namePattern, PAUSE);
  const input = { ...scope?.records, redacted, namePattern: settled };
  const preview = useData(['evidence', 'exportPreview', input], () => api.evidence.exportPreview(input), {
    enabled: patternProblem(settled) === null,
  });
  const files = preview.data?.files ?? [];
  const withRedactions = files.filter(({ hasRedactions }) => hasRedactions).length;
  const isChanged = rules !== undefined && namePattern !== rules.namePattern;
  const start = () =>
    void run(() =>
      startExport(
        {
          records: scope?.records ?? {},
          redacted,
          namePattern,
          keepPattern: keep && isChanged,
          kind,
          suggestedName: `Evidence of ${plainName(engagement.client)}`,
        },
        onClose,
      ),
    );
  return (
    <Dialog title="Export evidence" size={960} onClose={onClose}>
      <div className={styles.dialog}>
        <div className={styles.choices}>
          <Radio.Group
            label="Records"
            value={scope?.value ?? 'all'}
            onChange={(next) => setChosen(scopes.find(({ value }) => value === next)?.value)}
          >
            <div className={styles.radios}>
              {scopes.map(({ value, label }) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </div>
          </Radio.Group>
          <Radio.Group
            label="Files with redactions"
            value={redacted ? 'redacted' : 'originals'}
            onChange={(next) => setRedacted(next === 'redacted')}
          >
            <div className={styles.radios}>
              <Radio value="redacted" label="Redacted copies" />
              <Radio value="originals" label="Originals" />
            </div>
          </Radio.Group>
        </div>
        {!redacted && withRedactions > 0 ? (
          <p className={styles.warning} role="alert">
            <TriangleAlert size={14} aria-hidden />
            {haveRedactions(withRedactions)}, and originals show what these would hide.
          </p>
        ) : (
          <p className={styles.note}>{redactionWords(withRedactions)}</p>
        )}
        {rules && (
          <PatternField value={pattern} onChange={setTyped}>
            {isChanged && !readOnly && problem === null && (
              <Checkbox
                label="Keep this pattern for the engagement"
                checked={keep}
                onChange={(event) => setKeep(event.currentTarget.checked)}
              />
            )}
          </PatternField>
        )}
        <NamesTable files={files} />
        {preview.error && (
          <p className={styles.warning} role="alert">
            <TriangleAlert size={14} aria-hidden />
            {preview.error.message}
          </p>
        )}
        <div className={styles.foot}>
          {platform.kind === 'desktop' && (
            <SegmentedControl
              aria-label="Export to"
              data={[...TARGETS]}
              value={kind}
              onChange={(next) => setKind(next === 'folder' ? 'folder' : 'zip')}
            />
          )}
          <span>
            {plural(files.length, 'file')}, {size(files.reduce((sum, { size: bytes }) => sum + bytes, 0))}, in
            folders by criterion with an index workbook and SHA-256 hashes
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" disabled={busy || problem !== null || files.length === 0} onClick={start}>
            Export
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Without what file systems refuse: Windows takes no dot at the end of a folder. */
const plainName = (name: string): string =>
  name
    .replaceAll(/[<>:"/\\|?*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[.\s]+$/, '');

const haveRedactions = (count: number): string =>
  `${plural(count, 'record')} ${count === 1 ? 'has' : 'have'} redactions`;

const redactionWords = (count: number): string =>
  count === 0
    ? 'None of these records has redactions, so each leaves as its original.'
    : `${haveRedactions(count)}: the boxes are burnt into the copies. The others leave as originals.`;
