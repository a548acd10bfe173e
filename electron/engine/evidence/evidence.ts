import { createWriteStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../shared/domain/errors.ts';
import { writeAtomically } from '../atomic-file.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import type { Row } from '../workspace/workspace.ts';
import { attachFiles, linkControls } from './attach.ts';
import { getEvidence, listEvidence } from './evidence-rows.ts';
import { previewEvidence } from './preview.ts';
import { getVersion, listVersions } from './versions.ts';

const COLUMNS: Record<string, string> = {
  title: 'title',
  coversFrom: 'covers_from',
  coversTo: 'covers_to',
  asOf: 'as_of',
  source: 'source',
  notes: 'notes',
  collectedBy: 'collected_by',
};

function nameEvidence(session: Session, ids: readonly string[]): string {
  if (ids.length > 1) return `${ids.length} pieces of evidence`;
  return needRef(session, 'evidence', ids[0] ?? '');
}

/** @throws AppError not_found */
function needRef(session: Session, table: 'control' | 'evidence', id: string): string {
  const row = session.workspace.need<{ ref: string }>(
    `That ${table}`,
    `SELECT ref FROM ${table} WHERE id = ?`,
    [id],
  );
  return row.ref;
}

/** Evidence that a population, a test, a sample item or one of its cells rests on stays. @throws AppError conflict naming it */
function assertUnused(session: Session, id: string): void {
  const used = session.workspace.get<{ ref: string; what: string }>(
    `SELECT e.ref, 'population ' || p.name AS what FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id JOIN evidence e ON e.id = f.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'population ' || p.name AS what FROM population_evidence l JOIN population p ON p.id = l.population_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'sample item ' || i.key FROM sample_item_evidence l JOIN sample_item i ON i.id = l.sample_item_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'cell ' || i.key FROM cell_evidence l JOIN sample_item i ON i.id = l.sample_item_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'the test of ' || t.kind || ' of ' || c.ref FROM test_evidence l JOIN test t ON t.id = l.test_id JOIN control c ON c.id = t.control_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'a mark of the test of ' || t.kind || ' of ' || c.ref FROM evidence_mark m JOIN evidence_file f ON f.id = m.evidence_file_id JOIN evidence e ON e.id = f.evidence_id JOIN test t ON t.id = m.test_id JOIN control c ON c.id = t.control_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'a retest of ' || f.ref FROM retest_evidence l JOIN retest r ON r.id = l.retest_id JOIN finding f ON f.id = r.finding_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, w.ref || ' ' || w.name AS what FROM walkthrough_evidence l JOIN walkthrough w ON w.id = l.walkthrough_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id LIMIT 1`,
    { id },
  );
  if (used)
    throw new AppError(
      'conflict',
      `${used.ref} was not removed: ${used.what} rests on it. Unlink it there first.`,
    );
}

export const evidenceRouter = {
  list: os.evidence.list.handler(({ input, context: { session } }) => listEvidence(session, input)),

  get: os.evidence.get.handler(({ input, context: { session } }) => getEvidence(session, input.id)),

  attach: os.evidence.attach.handler(({ input, context: { session } }) => {
    const paths = input.files.map((token) => session.source(token));
    if (session.workspace.readOnly) {
      throw new AppError(
        'workspace_read_only',
        `${session.workspace.fileName} is open read-only, so nothing was attached. Work on a copy that can be written.`,
      );
    }
    if (input.coversFrom && input.coversTo && input.coversFrom > input.coversTo) {
      throw new AppError(
        'bad_input',
        `The covered period ends ${input.coversTo}, before it begins ${input.coversFrom}.`,
      );
    }
    // Before gigabytes are read for a record that is not there.
    for (const id of input.controlIds) needRef(session, 'control', id);
    if (input.versionOf) needRef(session, 'evidence', input.versionOf);
    const totalBytes = paths.reduce(
      (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
    const label = paths.length === 1 ? 'Attaching 1 file' : `Attaching ${paths.length} files`;
    const jobId = session.jobs.start({ kind: 'attach', label, unit: 'bytes' }, (job) =>
      attachFiles(
        session,
        {
          paths,
          totalBytes,
          controlIds: input.controlIds,
          coversFrom: input.coversFrom,
          coversTo: input.coversTo,
          ...(input.versionOf ? { versionOf: input.versionOf } : {}),
        },
        job,
      ),
    );
    return { jobId };
  }),

  update: os.evidence.update.handler(({ input: { ids, patch }, context: { session } }) => {
    const columns = Object.fromEntries(
      Object.entries(patch).map(([field, value]) => [COLUMNS[field] ?? field, value]),
    ) as Row;
    session.change(`Change ${nameEvidence(session, ids)}`, (tx) => {
      for (const id of ids) {
        const { ref, covers_from, covers_to } = {
          ...session.workspace.need<Row>('That evidence', 'SELECT * FROM evidence WHERE id = ?', [id]),
          ...columns,
        };
        if (covers_from && covers_to && covers_from > covers_to) {
          throw new AppError(
            'bad_input',
            `${ref} can not cover a period that ends ${covers_to}, before it begins ${covers_from}.`,
          );
        }
        tx.update('evidence', id, columns);
      }
    });
    return {};
  }),

  link: os.evidence.link.handler(({ input: { evidenceIds, controlIds }, context: { session } }) => {
    const controls = controlIds.map((id) => needRef(session, 'control', id));
    session.change(
      `Link ${nameEvidence(session, evidenceIds)} to ${controls.length === 1 ? controls[0] : `${controls.length} controls`}`,
      (tx) => {
        for (const id of evidenceIds) linkControls(session.workspace, tx, id, controlIds);
      },
    );
    return {};
  }),

  unlink: os.evidence.unlink.handler(({ input: { evidenceIds, controlIds }, context: { session } }) => {
    session.change(`Unlink ${nameEvidence(session, evidenceIds)}`, (tx) => {
      for (const evidenceId of evidenceIds) {
        for (const controlId of controlIds) {
          const link = session.workspace.get<{ id: string }>(
            'SELECT id FROM control_evidence WHERE control_id = ? AND evidence_id = ?',
            [controlId, evidenceId],
          );
          if (link) tx.remove('control_evidence', link.id);
        }
      }
    });
    return {};
  }),

  remove: os.evidence.remove.handler(({ input: { ids }, context: { session } }) => {
    const { workspace } = session;
    session.change(`Remove ${nameEvidence(session, ids)}`, (tx) => {
      for (const id of ids) {
        assertUnused(session, id);
        for (const link of workspace.all<{ id: string }>(
          'SELECT id FROM control_evidence WHERE evidence_id = ?',
          [id],
        ))
          tx.remove('control_evidence', link.id);
        for (const mark of workspace.all<{ id: string }>(
          'SELECT m.id FROM evidence_mark m JOIN evidence_file f ON f.id = m.evidence_file_id WHERE f.evidence_id = ?',
          [id],
        ))
          tx.remove('evidence_mark', mark.id);
        for (const file of workspace.all<{ id: string }>(
          'SELECT id FROM evidence_file WHERE evidence_id = ?',
          [id],
        ))
          tx.remove('evidence_file', file.id);
        tx.remove('evidence', id);
      }
    });
    return {};
  }),

  versions: os.evidence.versions.handler(({ input, context: { session } }) =>
    listVersions(session, input.id),
  ),

  preview: os.evidence.preview.handler(({ input, context: { session } }) =>
    previewEvidence(session, getVersion(session, input.id, input.version)),
  ),

  saveCopy: os.evidence.saveCopy.handler(({ input, context: { session } }) => {
    const file = getVersion(session, input.id, input.version);
    const target = session.target(input.target);
    const jobId = session.jobs.start(
      { kind: 'save-copy', label: `Saving ${file.fileName}`, unit: 'bytes' },
      async (job) => {
        const size = await saveCopy(
          session,
          file.sha256,
          target,
          (done) => job.progress(done, file.size, 'Writing'),
          job.signal,
        );
        return { fileName: file.fileName, size };
      },
    );
    return { jobId };
  }),
};

/** Writes the stored bytes to `target`, all or nothing. @returns bytes written */
export function saveCopy(
  session: Session,
  sha256: string,
  target: string,
  onBytes: (done: number) => void = () => {},
  signal?: AbortSignal,
): Promise<number> {
  return writeAtomically(target, async (temporary) => {
    let done = 0;
    async function* counted() {
      for await (const piece of session.workspace.content.read(sha256)) {
        done += piece.length;
        onBytes(done);
        yield piece;
      }
    }
    await pipeline(counted, createWriteStream(temporary), signal ? { signal } : {});
  });
}
