/** Imports the auditor's request list: what would come of it, and the import itself. */
import type {
  RequestImportPreview,
  RequestImportResult,
} from '../../../shared/contract/requests/importing.ts';
import type { RequestInput } from '../../../shared/contract/requests/records.ts';
import { REQUEST_COLUMNS, type RequestLine } from '../../../shared/domain/request-import.ts';
import { findPerson } from '../../../shared/domain/request-import/people.ts';
import type { PlannedLine } from '../../../shared/domain/request-import/plan.ts';
import { insertPerson } from '../scope/people.ts';
import type { Session } from '../session.ts';
import { saveMapping } from '../tables/saved-mappings.ts';
import { columnFacts, sheetList } from '../tables/sheet-facts.ts';
import type { Change } from '../workspace/workspace.ts';
import { readRequestImport, savedNames, type RequestSource } from './import-source.ts';
import { insertRequest, insertRequestComment, linkRequestEvidence, updateRequest } from './request-writes.ts';

/** Shows what an import would do; changes nothing. */
export async function previewRequests(
  session: Session,
  source: RequestSource,
): Promise<RequestImportPreview> {
  const { tables, sheet, layout, mappingFrom, planned, left, problems } = await readRequestImport(
    session,
    source,
  );
  const coming = planned.map(({ line, known, action, changes }) => ({
    row: line.row,
    action,
    ref: known?.ref ?? '',
    number: line.number,
    title: line.title,
    category: line.category,
    kind: line.kind,
    assignee: line.assignee,
    due: line.due,
    status: line.status,
    auditorStatus: line.auditorStatus,
    controls: line.controls,
    changes,
  }));
  const staying = left.map(({ row, number, title }) => ({
    row,
    action: 'skip' as const,
    ref: '',
    number,
    title,
    category: '',
    kind: null,
    assignee: '',
    due: null,
    status: null,
    auditorStatus: null,
    controls: [],
    changes: [],
  }));
  return {
    sheets: sheetList(tables),
    sheet: sheet.name,
    headerRow: layout ? (layout.headerRow < 0 ? 0 : layout.headerRow + sheet.firstRow) : sheet.firstRow,
    ...(layout ? columnFacts(layout.table, layout.headerRow, layout.names) : { headers: [], samples: [] }),
    mapping: Object.fromEntries(REQUEST_COLUMNS.map((field) => [field, layout?.mapping[field] ?? null])),
    mappingFrom,
    statusColumns: layout?.statusColumns ?? [],
    rows: [...coming, ...staying].toSorted((a, b) => a.row - b.row),
    newPeople: newPeople(session, planned),
    problems,
  };
}

/**
 * Imports the list in one change. A request that is there already under the same number is updated with what the list says; what the
 * list leaves empty stays as it is, and so does a status of ours that is further than the list's.
 */
export async function applyRequests(
  session: Session,
  { leaveOut, ...source }: RequestSource & { leaveOut: readonly number[] },
): Promise<RequestImportResult> {
  const reading = await readRequestImport(session, source);
  const stay = new Set(leaveOut);
  const chosen = reading.planned.filter(({ line }) => !stay.has(line.row));
  const changing = chosen.filter(({ action }) => action !== 'same');
  const count = (action: PlannedLine['action']) => chosen.filter((each) => each.action === action).length;
  if (changing.length > 0) {
    session.change(`Import ${changing.length} requests`, (tx) =>
      new RequestWriter(session, tx).write(changing),
    );
  }
  if (source.mapping && reading.layout) {
    const { headerRow, mapping } = reading.layout;
    saveMapping(session, savedNames(reading.sheet), { turned: false, headerRow, columns: { ...mapping } });
  }
  return {
    imported: count('add'),
    updated: count('update'),
    unchanged: count('same'),
    skipped: reading.left.length + reading.planned.length - chosen.length,
    problems: reading.problems,
  };
}

interface Person {
  id: string;
  name: string;
  email: string;
}

function readPeople({ workspace }: Session): Person[] {
  return workspace.all<Person>('SELECT id, name, email FROM person');
}

function newPeople(session: Session, planned: readonly PlannedLine[]): string[] {
  const people = readPeople(session);
  const names = planned.flatMap(({ patch: { assignee }, line }) =>
    assignee && !findPerson(people, { name: assignee, email: line.assigneeEmail }) ? [assignee] : [],
  );
  return [...new Set(names)].toSorted();
}

/** Writes the requests of one import inside its change. */
class RequestWriter {
  readonly #session: Session;
  readonly #tx: Change;
  readonly #people: Person[];
  readonly #controls: Map<string, string>;
  readonly #evidence: Map<string, string>;
  /** Request id by number and by reference, in lower case. */
  readonly #requests: Map<string, string>;

  constructor(session: Session, tx: Change) {
    this.#session = session;
    this.#tx = tx;
    this.#people = readPeople(session);
    this.#controls = this.#refs('control');
    this.#evidence = this.#refs('evidence');
    this.#requests = new Map(
      session.workspace
        .all<{ id: string; ref: string; number: string }>('SELECT id, ref, number FROM request')
        .flatMap(({ id, ref, number }) => [[ref, id] as const, [number, id] as const])
        .filter(([name]) => name !== '')
        .map(([name, id]) => [name.toLowerCase(), id]),
    );
  }

  write(planned: readonly PlannedLine[]): void {
    const written = planned.map((each) => ({ ...each, id: this.#writeFields(each) }));
    // A list may name the earlier request below the one that follows up on it.
    for (const { id, patch } of written) {
      const earlier = patch.followUpOf ? this.#requests.get(patch.followUpOf.toLowerCase()) : undefined;
      if (earlier !== undefined && earlier !== id) {
        updateRequest(this.#session.workspace, this.#tx, id, { followUpOfId: earlier });
      }
    }
  }

  #writeFields({ line, known, patch }: PlannedLine): string {
    const { workspace } = this.#session;
    const input = this.#inputOf(patch);
    const id = known
      ? known.id
      : insertRequest(
          workspace,
          this.#tx,
          // When it was submitted before it came in here, only the list can know.
          { ...input, title: line.title, number: line.number, submittedOn: line.submittedOn },
          { origin: 'imported' },
        ).id;
    if (known) updateRequest(workspace, this.#tx, id, input);
    if (line.number !== '') this.#requests.set(line.number.toLowerCase(), id);
    const evidence = (patch.evidence ?? []).flatMap((ref) => this.#evidence.get(ref) ?? []);
    if (evidence.length > 0) linkRequestEvidence(this.#session, this.#tx, id, evidence);
    if (!known || patch.closedOn) this.#setClosingDay(id, patch.closedOn ?? null);
    const auditor = line.requestedBy || this.#session.engagement().firm || 'Auditor';
    if (patch.auditorComment) this.#comment(id, 'auditor', auditor, patch.auditorComment);
    if (patch.comment)
      this.#comment(id, 'client', this.#session.engagement().client || 'Client', patch.comment);
    return id;
  }

  /** What is empty is left out, so that it empties nothing. */
  #inputOf(patch: Partial<RequestLine>): RequestInput {
    const { title, wording, interpretation, category, kind, coversFrom, coversTo, asOf } = patch;
    const { requestedBy, requestedOn, due, priority, status, auditorStatus, submittedOn } = patch;
    const given = {
      title, wording, interpretation, category, kind, coversFrom, coversTo, asOf, requestedBy, requestedOn, due, priority, status, auditorStatus, submittedOn,
      statusReason: status === 'not_applicable' ? patch.statusReason : undefined,
      auditorReason: auditorStatus === 'returned' ? patch.auditorReason : undefined,
      assigneeId: patch.assignee ? this.#person(patch.assignee, patch.assigneeEmail ?? '') : undefined,
      criteria: patch.criteria?.length ? patch.criteria : undefined,
      controlIds: patch.controls?.length ? patch.controls.flatMap((ref) => this.#controls.get(ref) ?? []) : undefined,
    }; // prettier-ignore
    return Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined && value !== null && value !== ''),
    );
  }

  #person(name: string, email: string): string {
    const found = findPerson(this.#people, { name, email });
    if (found) return found.id;
    const id = insertPerson(this.#tx, { name, title: '', email, side: 'client' });
    this.#people.push({ id, name, email });
    return id;
  }

  /** Of a request that is closed. The list knows the day better than the day of the import; without it, no day is known. */
  #setClosingDay(id: string, closedOn: string | null): void {
    const closed = this.#session.workspace.get(
      'SELECT 1 FROM request WHERE id = ? AND closed_on IS NOT NULL',
      [id],
    );
    if (closed) this.#tx.update('request', id, { closed_on: closedOn });
  }

  #comment(requestId: string, side: 'client' | 'auditor', author: string, text: string): void {
    insertRequestComment(this.#tx, { requestId, side, author, text });
  }

  #refs(table: 'control' | 'evidence'): Map<string, string> {
    return new Map(
      this.#session.workspace
        .all<{ id: string; ref: string }>(`SELECT id, ref FROM ${table}`)
        .map(({ id, ref }) => [ref, id]),
    );
  }
}
