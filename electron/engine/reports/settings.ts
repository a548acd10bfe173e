import { AppError } from '../../../shared/domain/errors.ts';
import type { PolicyDocument } from '../../../shared/domain/policies/document.ts';
import { normalDocument } from '../../../shared/domain/policies/document.ts';
import {
  DEFAULT_REPORT_SETTINGS,
  type Logo,
  type ReportSettings,
} from '../../../shared/domain/report-settings.ts';
import { os } from '../context.ts';
import { pictureSize } from '../evidence/redaction/picture-size.ts';
import type { Session } from '../session.ts';
import { newId, type Change, type Workspace } from '../workspace/workspace.ts';

/** The one row of the table. */
const ID = 'settings';

/** The firm's choices; those that were never made are the defaults. */
export function readReportSettings(workspace: Workspace): ReportSettings {
  const row = workspace.get<{ value: string }>('SELECT value FROM report_settings WHERE id = ?', [ID]);
  return { ...DEFAULT_REPORT_SETTINGS, ...(row && (JSON.parse(row.value) as Partial<ReportSettings>)) };
}

/** Changes some of the choices; one change. @throws AppError bad_input for a logo that is no picture */
export function changeReportSettings(session: Session, patch: Partial<ReportSettings>): void {
  session.change('Report settings', (tx) => writeReportSettings(tx, session.workspace, patch));
}

/** As a part of a change. @throws AppError bad_input for a logo that is no picture */
export function writeReportSettings(tx: Change, workspace: Workspace, patch: Partial<ReportSettings>): void {
  if (patch.logo && !isPicture(patch.logo))
    throw new AppError('bad_input', 'The logo is not a PNG or JPEG picture. Choose another file.');
  const value = JSON.stringify({ ...readReportSettings(workspace), ...patch });
  const isStored = workspace.get('SELECT 1 FROM report_settings WHERE id = ?', [ID]) !== undefined;
  if (isStored) tx.update('report_settings', ID, { value });
  else tx.insert('report_settings', { id: ID, value });
}

/** Whether the head of a logo is that of the picture it says to be; decoding comes when it is drawn. */
function isPicture({ base64, mediaType }: Logo): boolean {
  const size = pictureSize(Buffer.from(base64, 'base64'), mediaType);
  return size !== null && size.width > 0 && size.height > 0;
}

/** Own text of one document, by part. */
export function readTexts(workspace: Workspace, document: string): Map<string, PolicyDocument> {
  const rows = workspace.all<{ part: string; body: string }>(
    'SELECT part, body FROM document_text WHERE document = ? ORDER BY part',
    [document],
  );
  return new Map(rows.map(({ part, body }) => [part, JSON.parse(body) as PolicyDocument]));
}

/** Replaces the own text of one part, or takes it away. @throws AppError bad_input when it is too long */
export function changeText(
  session: Session,
  { document, part }: { document: string; part: string },
  text: PolicyDocument | null,
): void {
  changeTexts(session, document, new Map([[part, text]]));
}

/** Replaces the own texts of these parts, or takes them away with null; one change. @throws AppError bad_input when one is too long */
export function changeTexts(
  session: Session,
  document: string,
  texts: ReadonlyMap<string, PolicyDocument | null>,
  label = 'Text of a report',
): void {
  session.change(label, (tx) => writeTexts(tx, session.workspace, document, texts));
}

/** As a part of a change. @throws AppError bad_input when one is too long */
export function writeTexts(
  tx: Change,
  workspace: Workspace,
  document: string,
  texts: ReadonlyMap<string, PolicyDocument | null>,
): void {
  const ids = new Map(
    workspace
      .all<{ id: string; part: string }>('SELECT id, part FROM document_text WHERE document = ?', [document])
      .map(({ id, part }) => [part, id]),
  );
  for (const [part, text] of texts) {
    const id = ids.get(part);
    const body = text && JSON.stringify(normalDocument(text));
    if (body === null) {
      if (id) tx.remove('document_text', id);
    } else if (id) tx.update('document_text', id, { body });
    else tx.insert('document_text', { id: newId(), document, part, body });
  }
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
