import type { Database } from 'better-sqlite3';
import { asWorkspaceError } from './connection.ts';

/** One file that was exported. */
export interface LoggedExport {
  id: string;
  kind: string;
  format: string;
  fileName: string;
  /** Bytes. */
  size: number;
  sha256: string;
  at: string;
  by: string;
  headHash: string;
  /** JSON of what was asked for, enough to ask again. */
  choices: string;
  /** What the export said, compressed, for a comparison with a later one; null where nothing is compared. */
  facts: Uint8Array | null;
}

export type ListedExport = Omit<LoggedExport, 'facts'> & { hasFacts: boolean };

const COLUMNS = `id, kind, format, file_name AS fileName, size, sha256, exported_at AS at, exported_by AS "by", head_hash AS headHash, choices`;

/**
 * What was exported, beside the journal: a report prints the hash of the state it shows, and writing down that it was made leaves
 * that state as it is.
 */
export class ExportLog {
  private readonly db: Database;
  private readonly path: string;

  /** @param path of the workspace, which errors name */
  constructor(db: Database, path: string) {
    this.db = db;
    this.path = path;
  }

  /** @throws AppError disk_full, workspace_read_only */
  add(entry: LoggedExport): void {
    try {
      this.db
        .prepare(
          `INSERT INTO journal_export VALUES (@id, @kind, @format, @fileName, @size, @sha256, @at, @by, @headHash, @choices, @facts)`,
        )
        .run(entry);
    } catch (error) {
      throw asWorkspaceError(error, this.path);
    }
  }

  /** Newest first; what they said is left where it is. */
  list(): ListedExport[] {
    return this.db
      .prepare<[], Omit<LoggedExport, 'facts'> & { hasFacts: number }>(
        `SELECT ${COLUMNS}, facts IS NOT NULL AS hasFacts FROM journal_export ORDER BY exported_at DESC, id DESC`,
      )
      .all()
      .map((entry) => ({ ...entry, hasFacts: entry.hasFacts === 1 }));
  }

  /** One export with what it said; undefined when there is none of the id. */
  get(id: string): LoggedExport | undefined {
    return this.db
      .prepare<[string], LoggedExport>(`SELECT ${COLUMNS}, facts FROM journal_export WHERE id = ?`)
      .get(id);
  }
}
