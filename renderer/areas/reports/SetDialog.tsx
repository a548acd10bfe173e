import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import {
  AUDIENCE_NAMES,
  AUDIENCES,
  exportName,
  formatsOf,
  REPORT_FORMAT_NAMES,
  REPORTS,
  type Audience,
} from '../../../shared/domain/report-kinds.ts';
import { kindsOf, setFor, type SetMember } from '../../../shared/domain/report-set.ts';
import { plural } from '../../app/format.ts';
import { platform } from '../../app/platform.ts';
import { useWorkspace } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FilterPills } from '../../components/FilterPills.tsx';
import styles from './set.module.css';
import type { Exporting } from './use-export.ts';

const keyOf = ({ kind, format }: SetMember): string => exportName(kind, format);

interface Props {
  /** The audience that is filtered by; the auditor at first otherwise. */
  audience: Audience | null;
  exporting: Exporting;
  onClose: () => void;
}

/** Several exports of one state into one folder: those for an audience, or any that are ticked. */
export function SetDialog({ audience: first, exporting, onClose }: Props) {
  const { type } = useWorkspace().engagement;
  const [audience, setAudience] = useState<Audience | null>(first ?? 'auditor');
  const [kind, setKind] = useState<'zip' | 'folder'>('zip');
  const [ticked, setTicked] = useState(() => new Set(setFor(first ?? 'auditor', type).map(keyOf)));
  const members = kindsOf(type).flatMap((one) => formatsOf(one).map((format) => ({ kind: one, format })));
  const exports = members.filter((member) => ticked.has(keyOf(member)));
  const choose = (next: Audience) => {
    setAudience(next);
    setTicked(new Set(setFor(next, type).map(keyOf)));
  };
  const tick = (member: SetMember, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(keyOf(member));
    else next.delete(keyOf(member));
    setAudience(null);
    setTicked(next);
  };
  const name = audience ? `reports for ${AUDIENCE_NAMES[audience].toLowerCase()}` : 'reports';
  return (
    <Dialog title="Export a set of reports" size={640} onClose={onClose}>
      <div className={styles.dialog}>
        <FilterPills
          label="Audience"
          value={audience}
          options={AUDIENCES.map((value) => ({ value, label: AUDIENCE_NAMES[value] }))}
          onChange={choose}
        />
        <ul className={styles.kinds} aria-label="Exports of the set">
          {kindsOf(type).map((one) => (
            <li key={one}>
              <span>{REPORTS[one].name}</span>
              {formatsOf(one).map((format) => (
                <Checkbox
                  key={format}
                  label={REPORT_FORMAT_NAMES[format]}
                  aria-label={exportName(one, format)}
                  checked={ticked.has(exportName(one, format))}
                  onChange={(event) => tick({ kind: one, format }, event.currentTarget.checked)}
                />
              ))}
            </li>
          ))}
        </ul>
        <div className={styles.foot}>
          {platform.kind === 'desktop' && (
            <SegmentedControl
              aria-label="Export to"
              data={[
                { value: 'zip', label: 'ZIP file' },
                { value: 'folder', label: 'Folder' },
              ]}
              value={kind}
              onChange={(next) => setKind(next === 'folder' ? 'folder' : 'zip')}
            />
          )}
          <span>
            {exports.length === 0
              ? 'Tick at least one export.'
              : `${plural(exports.length, 'file')} of one state and time, with their SHA-256 hashes`}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            disabled={exports.length === 0 || exporting.running !== null}
            onClick={() => void exporting.startSet({ exports, name, kind }, onClose)}
          >
            Export
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
