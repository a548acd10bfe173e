/** Request lists as auditors lay them out. */
import { expect, it } from 'vitest';
import {
  interpretRequests,
  requestLayoutOf,
  type RequestReading,
} from '../../../../shared/domain/request-import.ts';
import type { SheetTable } from '../../../../shared/domain/table.ts';
import { findCriterion, tableOf } from '../matrix-import/sheet.ts';

const CONTEXT = {
  findCriterion,
  controls: ['AC-01', 'AC-02', 'CM-07'],
  evidence: ['EV-0003'],
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
  asOf: null,
  today: '2026-07-15',
};

function read(written: string | SheetTable): RequestReading {
  const table = typeof written === 'string' ? tableOf(written) : written;
  return interpretRequests(table, requestLayoutOf(table), CONTEXT);
}

const lines = ({ lines: all }: RequestReading) =>
  all.map(({ number, category, due, status, auditorStatus }) => ({
    number,
    category,
    due,
    status,
    auditorStatus,
  }));
const codes = ({ problems }: RequestReading) => problems.map(({ row, code }) => `${row} ${code}`);

it('a banner above the header, numbers, words for statuses, dates in many forms', () => {
  const reading = read(`
    Harbor & Finch LLP, information request list
    Northwind Ledger, SOC 2 Type II
    |
    IRL # | Area | Request | TSC | Your control | Needed by | Status | Prio
    1.01 | General | Organisation chart in force at the end of the period | CC1.3 | AC-1 | 14/07/2026 | open | M
    1.02 | General | System description in draft | CC2.1 | ac 02, XX-9 | end of July | Rec'd | H
    1.03 | General | Risk register | CC3.2 | | asap | Follow-up | L
    1.04 | General | Contact list | n/a | | 2026-08-01 | N/A | L
    1.04 | General | Signed letter of engagement | n/a | | 05/08/2026 | Overdue | L
    Requests may be added during field work.`);
  expect(lines(reading)).toEqual([
    { number: '1.01', category: 'General', due: '2026-07-14', status: 'open', auditorStatus: 'none' },
    {
      number: '1.02',
      category: 'General',
      due: '2026-07-31',
      status: 'submitted',
      auditorStatus: 'under_review',
    },
    { number: '1.03', category: 'General', due: null, status: 'in_progress', auditorStatus: 'returned' },
    {
      number: '1.04',
      category: 'General',
      due: '2026-08-01',
      status: 'not_applicable',
      auditorStatus: 'withdrawn',
    },
    { number: '1.04 (2)', category: 'General', due: '2026-08-05', status: 'open', auditorStatus: 'none' },
  ]);
  expect(reading.lines.map(({ controls }) => controls)).toEqual([['AC-01'], ['AC-02'], [], [], []]);
  expect(reading.lines[2]).toMatchObject({ priority: 'high', auditorReason: 'The list says "Follow-up".' });
  expect(codes(reading)).toEqual([
    '6 control_unknown',
    '7 due_in_words',
    '9 number_duplicate',
    '9 overdue_word',
    '10 skipped_section',
  ]);
});

it('merged rows between the requests name their areas', () => {
  const reading = read(`
    Ref | Document requested | Owner | Due date
    Access | ^Access | ^Access | ^Access
    A-1 | List of all users of the ledger with role and last login | Grace Owner | 1 July 2026
    A-2 | Access reviews of both quarters | Grace Owner; Alan Deputy | 8 July 2026
    Change management | ^Change management | ^Change management | ^Change management
    B-1 | Population of all changes in the period | grace@northwind.test | 8 July 2026`);
  expect(
    reading.lines.map(({ number, category, kind, assignee, assigneeEmail }) => ({
      number,
      category,
      kind,
      assignee,
      assigneeEmail,
    })),
  ).toEqual([
    { number: 'A-1', category: 'Access', kind: 'population', assignee: 'Grace Owner', assigneeEmail: '' },
    { number: 'A-2', category: 'Access', kind: 'evidence', assignee: '', assigneeEmail: '' },
    {
      number: 'B-1',
      category: 'Change management',
      kind: 'population',
      assignee: 'grace@northwind.test',
      assigneeEmail: 'grace@northwind.test',
    },
  ]);
  expect(codes(reading)).toContain('4 assignee_shared');
});

it('statuses as columns of marks', () => {
  const reading = read(`
    No. | Request description | Open | Received | Accepted | Revision required
    1 | Policy on information security, with its approval | x | | |
    2 | Minutes of the risk committee, all meetings | | x | |
    3 | Results of the last penetration test | | x | x |
    4 | Backup job history | | | | x`);
  expect(lines(reading).map(({ status, auditorStatus }) => `${status} ${auditorStatus}`)).toEqual([
    'open none',
    'submitted under_review',
    'submitted under_review',
    'in_progress returned',
  ]);
  expect(codes(reading)).toEqual(['4 status_conflict']);
});

it('German headings, words and dates', () => {
  const reading = read(`
    Anforderungsliste zur Prüfung
    Lfd. Nr. | Bereich | Angeforderte Unterlage | Zuständig | Fällig am | Stand | Anmerkung Prüfer
    1 | Zugriff | Vollständige Liste der Benutzer mit Rollen zum Stichtag | Jörg Weiß | 03.08.2026 | offen |
    2 | Zugriff | Nachweis der vierteljährlichen Rezertifizierung | Jörg Weiß | Ende Juli | Rückfrage | Bitte Q2 ergänzen
    3 | Betrieb | Protokolle der Wiederherstellungstests | Jörg Weiß | 05.08. | erledigt |`);
  expect(lines(reading)).toEqual([
    { number: '1', category: 'Zugriff', due: '2026-08-03', status: 'open', auditorStatus: 'none' },
    { number: '2', category: 'Zugriff', due: '2026-07-31', status: 'in_progress', auditorStatus: 'returned' },
    { number: '3', category: 'Betrieb', due: '2026-08-05', status: 'submitted', auditorStatus: 'accepted' },
  ]);
  expect(reading.lines[1]).toMatchObject({
    auditorReason: 'Bitte Q2 ergänzen',
    auditorComment: 'Bitte Q2 ergänzen',
  });
});

it('a header of two lines, our status beside that of the auditor', () => {
  const reading = read(`
    Request | ^Request | Dates | ^Dates | Status | ^Status
    ID | Description | Requested on | Due | Client status | Auditor status
    R1 | Configuration of the second factor for administrators | 2026-07-01 | within 2 weeks | Provided | Under review
    R2 | Tickets for the selected sample of access requests | 2026-07-01 | 7/8/26 | In progress | Open
    R3 | Vendor register | 2026-07-01 | 7/20/26 | Provided | Rejected`);
  expect(lines(reading)).toEqual([
    { number: 'R1', category: '', due: '2026-07-15', status: 'submitted', auditorStatus: 'under_review' },
    { number: 'R2', category: '', due: '2026-07-08', status: 'in_progress', auditorStatus: 'none' },
    { number: 'R3', category: '', due: '2026-07-20', status: 'submitted', auditorStatus: 'returned' },
  ]);
  expect(reading.lines[1]).toMatchObject({ kind: 'sample' });
});

it('no numbers, a request over two rows, totals, a repeated header', () => {
  const reading = read(`
    Item requested | Type | Period | Evidence
    Incident register of the period | Population | audit period |
    Change advisory board minutes | Evidence | Q1 2026 | EV-0003, minutes.pdf
    Item requested | Type | Period | Evidence
    Description of the backup procedure | Policy | as of 30 June 2026 | EV-0999
    Restore test | Evidence | Jan - Mar 2026 |
    Total | 4 | |`);
  expect(
    reading.lines.map(({ number, kind, coversFrom, coversTo, asOf, evidence }) => ({
      number,
      kind,
      coversFrom,
      coversTo,
      asOf,
      evidence,
    })),
  ).toEqual([
    {
      number: '',
      kind: 'population',
      coversFrom: '2026-01-01',
      coversTo: '2026-06-30',
      asOf: null,
      evidence: [],
    },
    {
      number: '',
      kind: 'evidence',
      coversFrom: '2026-01-01',
      coversTo: '2026-03-31',
      asOf: null,
      evidence: ['EV-0003'],
    },
    { number: '', kind: 'policy', coversFrom: null, coversTo: null, asOf: '2026-06-30', evidence: [] },
    {
      number: '',
      kind: 'evidence',
      coversFrom: '2026-01-01',
      coversTo: '2026-03-31',
      asOf: null,
      evidence: [],
    },
  ]);
  expect(codes(reading)).toEqual([
    '1 no_number_column',
    '4 skipped_header',
    '5 evidence_unknown',
    '7 skipped_total',
  ]);
  expect(reading.lines[1]!.comment).toBe('Evidence named in the list: minutes.pdf');
});

it('days that can be read both ways stay out until another date of the column tells', () => {
  const list = (second: string) =>
    read(`
    PBC No | Information requested | Date requested | Due date
    P-1 | Listing of privileged accounts in production | 2026-06-01 | 03/07/2026
    P-2 | Firewall rules of production and their review | 2026-06-01 | ${second}`);
  expect(list('08/07/2026').lines.map(({ due }) => due)).toEqual([null, null]);
  expect(codes(list('08/07/2026'))).toEqual(['2 date_ambiguous', '3 date_ambiguous']);
  expect(list('28/07/2026').lines.map(({ due }) => due)).toEqual(['2026-07-03', '2026-07-28']);
  expect(list('07/28/2026').lines.map(({ due }) => due)).toEqual(['2026-03-07', '2026-07-28']);
  expect(codes(list('07/28/2026'))).toEqual(['2 due_before_request']);
});

it('a request on further rows, a number without a request, a table without a header', () => {
  const reading = read(`
    Ref | Request | Status
    4.1 | Access reviews of both quarters: | Open
    | full listings | 
    | and the sign-off |
    4.2 | | Open
    4.3 | Terminated users | Mystery word`);
  expect(reading.lines.map(({ number, wording, status }) => [number, wording, status])).toEqual([
    ['4.1', 'Access reviews of both quarters:\nfull listings\nand the sign-off', 'open'],
    ['4.3', 'Terminated users', null],
  ]);
  expect(reading.left).toEqual([{ row: 5, number: '4.2', title: '' }]);
  expect(codes(reading)).toEqual(['2 continued_row', '5 request_missing', '6 status_unknown']);
  const bare = read(`
    1 | Organisation chart in force at the start of the period | CC1.3 | Open
    2 | Policies on information security with their approvals | CC5.3 | Received
    3 | Minutes of the audit committee of both quarters | CC1.2 | Accepted`);
  expect(bare.lines.map(({ number, status }) => `${number} ${status}`)).toEqual([
    '1 open',
    '2 submitted',
    '3 submitted',
  ]);
});

it('a sheet of another kind is refused with the next step', () => {
  const reading = read('Name | Phone\nGrace | 123\nAlan | 456');
  expect(reading.lines).toEqual([]);
  expect(codes(reading)).toEqual(['1 no_header']);
});
