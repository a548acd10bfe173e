import type { PolicyDocument } from '../../../shared/domain/policies/document.ts';
import { normalDocument } from '../../../shared/domain/policies/document.ts';
import { DEFAULT_REPORT_SETTINGS, type ReportSettings } from '../../../shared/domain/report-settings.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { newId, type Workspace } from '../workspace/workspace.ts';

/** The one row of the table. */
const ID = 'settings';

/** The firm's choices; those that were never made are the defaults. */
export function readReportSettings(workspace: Workspace): ReportSettings {
  const row = workspace.get<{ value: string }>('SELECT value FROM report_settings WHERE id = ?', [ID]);
  return { ...DEFAULT_REPORT_SETTINGS, ...(row && (JSON.parse(row.value) as Partial<ReportSettings>)) };
}

/** Changes some of the choices; one change, nothing when they are so already. */
export function changeReportSettings(session: Session, patch: Partial<ReportSettings>): void {
  const { workspace } = session;
  const value = JSON.stringify({ ...readReportSettings(workspace), ...patch });
  session.change('Report settings', (tx) => {
    const isStored = workspace.get('SELECT 1 FROM report_settings WHERE id = ?', [ID]) !== undefined;
    if (isStored) tx.update('report_settings', ID, { value });
    else tx.insert('report_settings', { id: ID, value });
  });
}

/** Own text of one document, by part. */
export function readTexts(workspace: Workspace, document: string): Map<string, PolicyDocument> {
  const rows = workspace.all<{ part: string; body: string }>(
    'SELECT part, body FROM document_text WHERE document = ? ORDER BY part',
    [document],
  );
  return new Map(rows.map(({ part, body }) => [part, JSON.parse(body) as PolicyDocument]));
}

/** Replaces the own text of one part, or takes it away. @param label of the change @throws AppError bad_input when it is too long */
export function changeText(
  session: Session,
  place: { document: string; part: string },
  text: PolicyDocument | null,
  label = 'Text of a report',
): void {
  const { document, part } = place;
  const found = session.workspace.get<{ id: string }>(
    'SELECT id FROM document_text WHERE document = ? AND part = ?',
    [document, part],
  );
  const body = text && JSON.stringify(normalDocument(text));
  session.change(label, (tx) => {
    if (body === null) {
      if (found) tx.remove('document_text', found.id);
    } else if (found) tx.update('document_text', found.id, { body });
    else tx.insert('document_text', { id: newId(), document, part, body });
  });
}

export const settingsHandlers = {
  settings: os.reports.settings.handler(({ context: { session } }) => ({
    ...readReportSettings(session.workspace),
    distribution: [...readReportSettings(session.workspace).distribution],
    hidden: [...readReportSettings(session.workspace).hidden],
  })),
  setSettings: os.reports.setSettings.handler(({ input, context: { session } }) => {
    changeReportSettings(session, input);
    return {};
  }),
  texts: os.reports.texts.handler(({ input, context: { session } }) =>
    [...readTexts(session.workspace, input.document)].map(([part, body]) => ({ part, body })),
  ),
  setText: os.reports.setText.handler(({ input: { body, ...place }, context: { session } }) => {
    changeText(session, place, body);
    return {};
  }),
};
