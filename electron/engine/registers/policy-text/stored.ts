/** The text of policies as the workspace holds it. */
import { policyDocument } from '../../../../shared/contract/registers/policy-document.ts';
import type { PolicyTextFacts } from '../../../../shared/contract/registers/policy-text.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import type { PolicyDocument } from '../../../../shared/domain/policies/document.ts';
import type { PolicyPaper } from '../../../../shared/domain/policies/paper.ts';
import { textFacts } from '../../../../shared/domain/policies/words.ts';
import type { PolicyStatus } from '../../../../shared/domain/vocabulary.ts';
import type { Session } from '../../session.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** @throws AppError integrity for what no Trustbench wrote: a file may come from anywhere */
export function parseBody(name: string, body: string): PolicyDocument {
  const document = documentOf(body);
  if (document) return document;
  throw new AppError(
    'integrity',
    `The text of ${name} is not in the form that Trustbench writes. Look in the history for the state before, or import the text again.`,
  );
}

/** Null for what no Trustbench wrote. */
function documentOf(body: string): PolicyDocument | null {
  if (body === '') return { blocks: [] };
  return policyDocument.safeParse(json(body)).data ?? null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function readBody(workspace: Workspace, id: string): { name: string; body: string } {
  return workspace.need<{ name: string; body: string }>(
    'The policy',
    'SELECT name, body FROM policy WHERE id = ?',
    [id],
  );
}

/**
 * The text that a policy had when it was approved as it stands now: the journal's state after the last entry that changed its status,
 * version or day of approval.
 */
const APPROVED_BODY = `
  SELECT json_extract(e.after, '$.body') FROM journal_entry e
  WHERE e.table_name = 'policy' AND e.row_id = p.id AND json_extract(e.after, '$.status') = 'approved'
    AND (e.before IS NULL OR json_extract(e.before, '$.status') IS NOT json_extract(e.after, '$.status')
      OR json_extract(e.before, '$.version') IS NOT json_extract(e.after, '$.version')
      OR json_extract(e.before, '$.approved_on') IS NOT json_extract(e.after, '$.approved_on'))
  ORDER BY e.id DESC LIMIT 1`;

interface TextRow extends Record<string, string | null> {
  id: string;
  name: string;
  status: string;
  approved_on: string | null;
  body: string;
  approved_body: string | null;
}

/** A text that was written after an approval without one is no change of what was approved. */
const changedSince = ({ status, approved_on, body, approved_body }: TextRow): string | null =>
  status === 'approved' && approved_body && approved_body !== body ? approved_on : null;

export function readTextFacts(workspace: Workspace): PolicyTextFacts[] {
  return workspace
    .all<TextRow>(
      `SELECT p.id, p.name, p.status, p.approved_on, p.body,
              CASE WHEN p.status = 'approved' AND p.body <> '' THEN (${APPROVED_BODY}) END AS approved_body
       FROM policy p ORDER BY p.name COLLATE NOCASE`,
    )
    .map((row) => {
      // One damaged text must not hide the others.
      const { words, placeholders } = textFacts(documentOf(row.body) ?? { blocks: [] });
      return { id: row.id, words, placeholders: placeholders.length, changedSince: changedSince(row) };
    });
}

interface PaperRow extends Record<string, string | null> {
  name: string;
  status: PolicyStatus;
  version: string;
  owner: string;
  approved_by: string;
  approved_on: string | null;
  effective_on: string | null;
  review_due: string | null;
  body: string;
}

/** @throws AppError bad_input for a policy without text */
export function readPaper(session: Session, id: string, at: string): PolicyPaper {
  const row = session.workspace.need<PaperRow>(
    'The policy',
    `SELECT p.name, p.status, p.version, coalesce(o.name, '') AS owner, p.approved_by, p.approved_on, p.effective_on,
            p.review_due, p.body
     FROM policy p LEFT JOIN person o ON o.id = p.owner_id WHERE p.id = ?`,
    [id],
  );
  if (row.body === '') {
    throw new AppError(
      'bad_input',
      `${row.name} has no text, so there is nothing to export. Write it, start from its outline, or import the client's file.`,
    );
  }
  return {
    client: session.engagement().client,
    name: row.name,
    status: row.status,
    version: row.version,
    owner: row.owner,
    approvedBy: row.approved_by,
    approvedOn: row.approved_on,
    effectiveOn: row.effective_on,
    reviewDue: row.review_due,
    document: parseBody(row.name, row.body),
    author: session.actor,
    at,
  };
}
