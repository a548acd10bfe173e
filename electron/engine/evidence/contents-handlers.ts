import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { getVersion } from './versions.ts';
import type { FileQuestions } from './viewing/viewing-worker.ts';

/** What is inside a file, read in its own thread. */
export const contentsHandlers = {
  text: os.evidence.text.handler(({ input, context: { session } }) => ask(session, 'text', input)),

  findText: os.evidence.findText.handler(({ input, context: { session } }) =>
    ask(session, 'findText', input),
  ),

  table: os.evidence.table.handler(({ input, context: { session } }) => ask(session, 'table', input)),

  json: os.evidence.json.handler(({ input, context: { session } }) => ask(session, 'json', input)),

  findJson: os.evidence.findJson.handler(({ input, context: { session } }) =>
    ask(session, 'findJson', input),
  ),

  jsonValue: os.evidence.jsonValue.handler(({ input, context: { session } }) =>
    ask(session, 'jsonValue', input),
  ),

  email: os.evidence.email.handler(async ({ input, context: { session } }) => {
    const email = await ask(session, 'email', input);
    return {
      ...email,
      attachments: email.attachments.map((attachment) => ({
        ...attachment,
        evidence: recordOf(session, attachment.sha256),
      })),
    };
  }),

  document: os.evidence.document.handler(({ input, context: { session } }) =>
    ask(session, 'document', input),
  ),
};

interface Version {
  id: string;
  version?: number | undefined;
}

function ask<Name extends keyof FileQuestions>(
  session: Session,
  method: Name,
  input: Version & FileQuestions[Name]['input'],
): Promise<FileQuestions[Name]['answer']> {
  const file = getVersion(session, input.id, input.version);
  return session.viewed.ask(session.workspace.content, file, method, input);
}

/** The record that has these bytes as one of its versions. */
function recordOf(session: Session, sha256: string): { id: string; ref: string; title: string } | null {
  return (
    session.workspace.get<{ id: string; ref: string; title: string }>(
      `SELECT e.id, e.ref, e.title FROM evidence e JOIN evidence_file f ON f.evidence_id = e.id
       WHERE f.sha256 = ? ORDER BY e.ref LIMIT 1`,
      [sha256],
    ) ?? null
  );
}
