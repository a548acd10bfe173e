import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { ownText, reportSettings } from '../../../shared/contract/reports/settings.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { FIRM_PARTS, FIRM_SETTINGS } from '../../../shared/domain/report-template.ts';
import { asFileError, writeAtomically } from '../atomic-file.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { readReportSettings, readTexts, writeReportSettings, writeTexts } from './settings.ts';

/** Reports whose own texts go along. */
const DOCUMENTS = ['type1', 'type2'] as const;

/** What tells a template from any other JSON. */
const templateFile = z.strictObject({
  format: z.literal('trustbench-report-template'),
  version: z.literal(1),
  settings: reportSettings.pick(FIRM_SETTINGS).partial(),
  texts: z
    .array(ownText.extend({ document: z.enum(DOCUMENTS), part: z.enum(FIRM_PARTS) }))
    .max(DOCUMENTS.length * FIRM_PARTS.length),
});
type TemplateFile = z.infer<typeof templateFile>;

/** Bytes; a logo takes most of it. */
const LARGEST_FILE = 5_000_000;

/** Writes the firm's look and wording for the next engagement. @returns name of the file */
export async function saveTemplate(session: Session, target: string): Promise<{ fileName: string }> {
  const { workspace } = session;
  const texts = DOCUMENTS.flatMap((document) => {
    const own = readTexts(workspace, document);
    return FIRM_PARTS.flatMap((part) => {
      const body = own.get(part);
      return body ? [{ document, part, body }] : [];
    });
  });
  const settings = reportSettings.pick(FIRM_SETTINGS).strip().parse(readReportSettings(workspace));
  const file = { format: 'trustbench-report-template', version: 1, settings, texts };
  await writeAtomically(target, (temporary) => writeFile(temporary, `${JSON.stringify(file, null, 2)}\n`));
  return { fileName: basename(target) };
}

/** Takes over what a template holds. @throws AppError bad_input naming the file and its first problem */
export async function loadTemplate(
  session: Session,
  path: string,
): Promise<{ fileName: string; texts: number }> {
  const fileName = basename(path);
  const { settings, texts } = await readTemplate(path, fileName);
  const { workspace } = session;
  session.change(`Use the report template ${fileName}`, (tx) => {
    writeReportSettings(tx, workspace, settings);
    for (const document of DOCUMENTS) {
      const own = texts.filter((text) => text.document === document);
      writeTexts(tx, workspace, document, new Map(own.map(({ part, body }) => [part, body])));
    }
  });
  return { fileName, texts: texts.length };
}

async function readTemplate(path: string, fileName: string): Promise<TemplateFile> {
  let text = '';
  try {
    if ((await stat(path)).size <= LARGEST_FILE) text = await readFile(path, 'utf8');
  } catch (error) {
    throw asFileError(error, fileName);
  }
  const read = templateFile.safeParse(parsed(text));
  if (read.success) return read.data;
  const problem = firstProblem(read.error);
  throw new AppError(
    'bad_input',
    `${fileName} is not a report template of Trustbench.${problem ? ` First problem: ${problem}.` : ''} Pick a file that “Save as template” wrote.`,
  );
}

const firstProblem = ({ issues: [issue] }: z.ZodError): string | null =>
  issue && issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const templateHandlers = {
  saveTemplate: os.reports.saveTemplate.handler(({ input, context: { session } }) =>
    saveTemplate(session, session.target(input.target)),
  ),
  loadTemplate: os.reports.loadTemplate.handler(({ input, context: { session } }) =>
    loadTemplate(session, session.source(input.file)),
  ),
};
