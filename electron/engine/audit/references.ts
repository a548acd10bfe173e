import type {
  NamedRecord,
  RecordKind,
  Reference,
  References,
} from '../../../shared/contract/audit/references.ts';
import { findMentions } from '../../../shared/domain/mentions.ts';
import type { Session } from '../session.ts';
import { SAMPLE_OF_TEST } from './sample-of-test.ts';

/** Records that have a reference, in the order in which lists show them. */
const RECORDS = `
  SELECT 'control' AS kind, id, ref, title FROM control
  UNION ALL SELECT 'test', t.id, CASE t.kind WHEN 'design' THEN 'D-' ELSE 'E-' END || c.ref, c.title FROM test t JOIN control c ON c.id = t.control_id
  UNION ALL SELECT 'population', id, CASE ref WHEN '' THEN name ELSE ref END, name FROM population
  UNION ALL SELECT 'walkthrough', id, ref, name FROM walkthrough
  UNION ALL SELECT 'finding', id, ref, title FROM finding
  UNION ALL SELECT 'evidence', id, ref, title FROM evidence
  UNION ALL SELECT 'request', id, ref, title FROM request`;

/** Links between records: who, to whom, as what. */
const LINKS = `
  SELECT 'test' AS from_kind, id AS from_id, 'control' AS to_kind, control_id AS to_id, 'control tested' AS how FROM test
  UNION ALL SELECT 'test', u.test_id, 'population', s.population_id, 'population' FROM ${SAMPLE_OF_TEST} u JOIN sample s ON s.id = u.sample_id
  UNION ALL SELECT 'test', l.test_id, 'test', s.test_id, 'sample drawn for it' FROM test_sample l JOIN sample s ON s.id = l.sample_id
  UNION ALL SELECT 'test', test_id, 'evidence', evidence_id, 'evidence' FROM test_evidence
  UNION ALL SELECT 'test', u.test_id, 'evidence', l.evidence_id, 'evidence of ' || i.key
    FROM ${SAMPLE_OF_TEST} u JOIN sample_item i ON i.sample_id = u.sample_id JOIN sample_item_evidence l ON l.sample_item_id = i.id
  UNION ALL SELECT 'test', a.test_id, 'evidence', l.evidence_id, 'evidence of ' || i.key || ' ' || char(64 + a.position)
    FROM cell_evidence l JOIN test_attribute a ON a.id = l.attribute_id JOIN sample_item i ON i.id = l.sample_item_id
  UNION ALL SELECT 'test', m.test_id, 'evidence', f.evidence_id, 'marks on it'
    FROM evidence_mark m JOIN evidence_file f ON f.id = m.evidence_file_id WHERE m.test_id IS NOT NULL
  UNION ALL SELECT 'test', test_id, 'finding', finding_id, 'deviation' FROM deviation WHERE finding_id IS NOT NULL
  UNION ALL SELECT 'finding', id, 'test', test_id, 'found by' FROM finding WHERE test_id IS NOT NULL
  UNION ALL SELECT 'finding', id, 'control', control_id, 'control' FROM finding WHERE control_id IS NOT NULL
  UNION ALL SELECT 'finding', finding_id, 'control', control_id, 'compensating control' FROM compensating_control
  UNION ALL SELECT 'finding', r.finding_id, 'evidence', l.evidence_id, 'evidence of the retest'
    FROM retest_evidence l JOIN retest r ON r.id = l.retest_id
  UNION ALL SELECT 'population', p.id, 'evidence', f.evidence_id, 'frozen file' FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id
  UNION ALL SELECT 'population', population_id, 'evidence', evidence_id, 'evidence' FROM population_evidence
  UNION ALL SELECT 'population', population_id, 'control', control_id, 'control' FROM population_control
  UNION ALL SELECT 'walkthrough', walkthrough_id, 'control', control_id, 'control' FROM walkthrough_control
  UNION ALL SELECT 'walkthrough', walkthrough_id, 'evidence', evidence_id, 'evidence' FROM walkthrough_evidence
  UNION ALL SELECT 'control', control_id, 'evidence', evidence_id, 'evidence' FROM control_evidence
  UNION ALL SELECT 'request', request_id, 'control', control_id, 'control' FROM request_control
  UNION ALL SELECT 'request', request_id, 'test', test_id, 'needed for' FROM request_test
  UNION ALL SELECT 'request', request_id, 'evidence', evidence_id, 'evidence' FROM request_evidence
  UNION ALL SELECT 'request', id, 'request', follow_up_of_id, 'follow-up of' FROM request WHERE follow_up_of_id IS NOT NULL`;

/** Texts in which people name other records. A hyphen with a letter or digit behind it is in every reference. */
const TEXTS = `
  SELECT 'test' AS kind, id, 'conclusion' AS field, conclusion AS text FROM test WHERE conclusion LIKE '%-%'
  UNION ALL SELECT 'test', id, 'source', source FROM test WHERE source LIKE '%-%'
  UNION ALL SELECT 'test', test_id, 'procedure', text || ' ' || outcome FROM test_procedure WHERE text || outcome LIKE '%-%'
  UNION ALL SELECT 'test', a.test_id, 'note on ' || i.key || ' ' || char(64 + a.position), m.note
    FROM test_mark m JOIN test_attribute a ON a.id = m.attribute_id JOIN sample_item i ON i.id = m.sample_item_id WHERE m.note LIKE '%-%'
  UNION ALL SELECT 'test', u.test_id, 'note on ' || i.key, i.note
    FROM ${SAMPLE_OF_TEST} u JOIN sample_item i ON i.sample_id = u.sample_id WHERE i.note LIKE '%-%'
  UNION ALL SELECT 'test', test_id, 'review note', text || ' ' || answer FROM review_note WHERE text || answer LIKE '%-%'
  UNION ALL SELECT 'test', test_id, 'cause of a deviation', cause FROM deviation WHERE cause LIKE '%-%'
  UNION ALL SELECT 'finding', id, 'text', condition || ' ' || criteria || ' ' || cause || ' ' || effect || ' ' || recommendation
    FROM finding WHERE condition || criteria || cause || effect || recommendation LIKE '%-%'
  UNION ALL SELECT 'finding', finding_id, 'retest', procedure || ' ' || notes FROM retest WHERE procedure || notes LIKE '%-%'
  UNION ALL SELECT 'walkthrough', id, 'notes', notes FROM walkthrough WHERE notes LIKE '%-%'
  UNION ALL SELECT 'population', id, 'verdict', ipe_note FROM population WHERE ipe_note LIKE '%-%'
  UNION ALL SELECT 'evidence', id, 'notes', notes FROM evidence WHERE notes LIKE '%-%'
  UNION ALL SELECT 'request', id, 'text', wording || ' ' || interpretation FROM request WHERE wording || interpretation LIKE '%-%'
  UNION ALL SELECT 'request', request_id, 'comment', text FROM request_comment WHERE text LIKE '%-%'`;

interface Link {
  from_kind: RecordKind;
  from_id: string;
  to_kind: RecordKind;
  to_id: string;
  how: string;
}

const nameOf = (kind: RecordKind, id: string): string => `${kind} ${id}`;

/** How many places of one kind are named one by one; "evidence of CR-0314 and 24 more" from there on. */
const NAMED = 3;

/** Every record that has a reference. */
export function readNamedRecords(session: Session): readonly NamedRecord[] {
  return session.workspace.cached('named records', () => session.workspace.all<NamedRecord>(RECORDS));
}

interface Graph {
  from: ReadonlyMap<string, readonly Link[]>;
  to: ReadonlyMap<string, readonly Link[]>;
  records: ReadonlyMap<string, NamedRecord>;
}

/** All links and mentions, read once for all records. */
function readGraph(session: Session): Graph {
  const { workspace } = session;
  return workspace.cached('references', () => {
    const named = readNamedRecords(session);
    const links = [...workspace.all<Link>(LINKS), ...readMentions(session, named)];
    return {
      from: Map.groupBy(links, (link) => nameOf(link.from_kind, link.from_id)),
      to: Map.groupBy(links, (link) => nameOf(link.to_kind, link.to_id)),
      records: new Map(named.map((record) => [nameOf(record.kind, record.id), record])),
    };
  });
}

function readMentions(session: Session, named: readonly NamedRecord[]): Link[] {
  const byRef = new Map(named.map((record) => [record.ref, record]));
  return session.workspace
    .all<{ kind: RecordKind; id: string; field: string; text: string }>(TEXTS)
    .flatMap(({ kind, id, field, text }) =>
      findMentions(text, byRef).flatMap(({ ref }): Link[] => {
        const target = ref === null ? undefined : byRef.get(ref);
        if (!target || (target.kind === kind && target.id === id)) return [];
        const how = `mentioned in the ${field}`;
        return [{ from_kind: kind, from_id: id, to_kind: target.kind, to_id: target.id, how }];
      }),
    );
}

/** What a record refers to and what refers to it, each record once, in the order of kinds and references. */
export function readReferences(session: Session, kind: RecordKind, id: string): References {
  const { from, to, records } = readGraph(session);
  const name = nameOf(kind, id);
  const gather = (links: readonly Link[], end: (link: Link) => string): Reference[] =>
    [...Map.groupBy(links, end)]
      .flatMap(([other, group]): Reference[] => {
        const record = records.get(other);
        return record ? [{ ...record, as: inWords(group.map(({ how }) => how)) }] : [];
      })
      .toSorted(byKindAndRef);
  return {
    refersTo: gather(from.get(name) ?? [], (link) => nameOf(link.to_kind, link.to_id)),
    referredBy: gather(to.get(name) ?? [], (link) => nameOf(link.from_kind, link.from_id)),
  };
}

function inWords(hows: readonly string[]): string {
  const distinct = [...new Set(hows)];
  const shown = distinct.slice(0, NAMED).join(', ');
  return distinct.length > NAMED ? `${shown} and ${distinct.length - NAMED} more` : shown;
}

const KIND_ORDER: readonly RecordKind[] = [
  'control',
  'test',
  'population',
  'walkthrough',
  'finding',
  'evidence',
  'request',
];
const order = new Intl.Collator('en', { numeric: true });

function byKindAndRef(a: Reference, b: Reference): number {
  return KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || order.compare(a.ref, b.ref);
}
