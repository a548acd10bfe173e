import { Button, Checkbox, SegmentedControl, TagsInput } from '@mantine/core';
import { useMemo } from 'react';
import type { ReportPartId } from '../../../shared/domain/report-parts.ts';
import {
  PAPER_NAMES,
  PAPERS,
  TYPEFACE_NAMES,
  TYPEFACES,
  type Paper,
  type Typeface,
} from '../../../shared/domain/report-settings.ts';
import { useWorkspace } from '../../app/query.ts';
import { EditableText } from '../../components/EditableText.tsx';
import { Section } from '../../components/Section.tsx';
import { useActions } from '../../state/actions.ts';
import { AccentField } from './AccentField.tsx';
import { LogoField } from './LogoField.tsx';
import { Preview } from './Preview.tsx';
import styles from './settings.module.css';
import { usePreview } from './use-preview.ts';
import { useReportSettings } from './use-report-settings.ts';
import { useTemplate } from './use-template.ts';

/** What the contract takes of them. */
const MOST_RECIPIENTS = 50;

/** The firm's look and what one report says about itself, beside the first pages as they come out. */
export function SettingsView() {
  const { readOnly } = useWorkspace();
  const { settings, set, save, busy } = useReportSettings();
  const template = useTemplate();
  useActions([
    {
      id: 'reports.saveTemplate',
      label: 'Save report settings as template',
      run: () => void template.save(),
    },
    ...(readOnly
      ? []
      : [{ id: 'reports.useTemplate', label: 'Use a report template', run: () => void template.use() }]),
  ]);
  if (!settings) return null;
  const isFixed = readOnly || busy;
  const text = (label: string, field: 'footer' | 'version' | 'reviewedBy', placeholder: string) => (
    <EditableText
      withLabel
      label={label}
      value={settings[field]}
      placeholder={placeholder}
      readOnly={readOnly}
      onSave={(value) => save({ [field]: value })}
    />
  );
  return (
    <div className={styles.split}>
      <div className={styles.settings} data-pane>
        <div className={styles.template}>
          <Button disabled={template.busy} onClick={() => void template.save()}>
            Save as template
          </Button>
          <Button
            disabled={template.busy || readOnly}
            title={readOnly ? 'The engagement is read-only' : undefined}
            onClick={() => void template.use()}
          >
            Use a template
          </Button>
          <p>
            A template holds the look, the parts, and your texts of background, methodology and glossary. Who
            reviewed and who receives stay with this report.
          </p>
        </div>
        <Section title="Look" className={styles.block}>
          <LogoField logo={settings.logo} readOnly={isFixed} onChange={(logo) => void set({ logo })} />
          <AccentField value={settings.accent} readOnly={readOnly} onSave={(accent) => save({ accent })} />
          <div className={styles.field}>
            <span>Typeface</span>
            <SegmentedControl
              aria-label="Typeface"
              disabled={isFixed}
              value={settings.typeface}
              data={TYPEFACES.map((value) => ({ value, label: TYPEFACE_NAMES[value] }))}
              onChange={(typeface) => void set({ typeface: typeface as Typeface })}
            />
          </div>
          <div className={styles.field}>
            <span>Paper</span>
            <SegmentedControl
              aria-label="Paper"
              disabled={isFixed}
              value={settings.paper}
              data={PAPERS.map((value) => ({ value, label: PAPER_NAMES[value] }))}
              onChange={(paper) => void set({ paper: paper as Paper })}
            />
          </div>
          {text('Foot of each page', 'footer', 'Such as Confidential, or the name of the firm')}
          <p className={styles.note}>“Readiness view, not an attestation” stands on every page beside it.</p>
          <Checkbox
            label="For archives: PDF/A-3 with the workbook inside"
            disabled={isFixed}
            checked={settings.archival}
            onChange={(event) => void set({ archival: event.currentTarget.checked })}
          />
        </Section>
        <Section title="This report" className={styles.block}>
          {text('Version', 'version', 'Such as Draft 0.3; the program that made it otherwise')}
          {text('Reviewed by', 'reviewedBy', 'Nobody yet')}
          <TagsInput
            label="Distribution list"
            description="Names or groups; Enter adds one."
            readOnly={readOnly}
            maxTags={MOST_RECIPIENTS}
            splitChars={[]}
            value={[...settings.distribution]}
            onChange={(distribution) => void set({ distribution })}
          />
        </Section>
      </div>
      <Pages />
    </div>
  );
}

function Pages() {
  const { engagement } = useWorkspace();
  const choices = useMemo(() => ({ parts: ['control', 'summary'] satisfies ReportPartId[] }), []);
  const kind = engagement.type === 'I' ? 'type1' : 'type2';
  return <Preview name="First pages of the readiness report" preview={usePreview(kind, choices)} />;
}
