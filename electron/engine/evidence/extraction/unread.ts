import type { Workspace } from '../../workspace/workspace.ts';
import { EXTRACTOR_VERSION } from './model.ts';

/** Stored bytes that evidence rests on and that have not been read by this version of the program. */
export interface UnreadContent {
  contentId: number;
  sha256: string;
  size: number;
  fileName: string;
  mediaType: string;
}

/** In the order in which they came in. */
export function unreadContents(workspace: Workspace): UnreadContent[] {
  return workspace.all<UnreadContent>(
    `SELECT c.id AS contentId, c.sha256, c.size, min(f.file_name) AS fileName, f.media_type AS mediaType
     FROM content c JOIN evidence_file f ON f.sha256 = c.sha256
     WHERE NOT EXISTS (SELECT 1 FROM content_text t WHERE t.content_id = c.id AND t.extractor = ?)
     GROUP BY c.id ORDER BY c.id`,
    [EXTRACTOR_VERSION],
  );
}
