/** The words of a request pack: the cover page and the note in every folder. The reader has no Trustbench and no training. */
import { PACK_NOTE, PACK_WORKBOOK } from '../../../../shared/domain/request-pack/names.ts';
import { ANSWER_WORDS } from '../../../../shared/domain/request-pack/sheet.ts';
import { cleanText } from '../../reports/clean-text.ts';
import { COLORS } from '../../reports/pdf/palette.ts';
import { timeOf, type PackContent, type PackRequest } from './pack-content.ts';

const LINES = '\r\n';
const CLIENT_STEPS = [
  `Open "${PACK_WORKBOOK}". Each row is one request; the folder of the same reference says what it asks for.`,
  'Put the files of a request into its folder. Keep their original names and formats; do not crop screenshots: date and system must be seen.',
  `In the list choose a status for each row (${ANSWER_WORDS.client.join(', ')}) and add a comment where something needs to be said.`,
  'Pack the whole folder as a zip again, or send the folder as it is. Do not rename the folders.',
];
const AUDITOR_STEPS = [
  `Open "${PACK_WORKBOOK}". Each row is one request; its folder holds the evidence that is provided for it.`,
  'Look at the evidence. The files are copies; changes to them are not read back.',
  `In the list choose a status for each row (${ANSWER_WORDS.auditor.join(', ')}). Say in the comment what is missing when you return one.`,
  'Add rows below the list for follow-up requests, and send the list back. The folders may stay out.',
];
const SAFETY =
  'Send it back the way it was agreed, not as an open attachment, when it holds personal or confidential data. Leave passwords, keys and personal data that nobody asked for out of screenshots and exports.';

/** The first step is to open the list. */
export function packSteps({ audience }: PackContent): readonly string[] {
  return audience === 'client' ? CLIENT_STEPS : AUDITOR_STEPS;
}

/** A page that opens in any browser and prints on paper. It has no script and loads nothing. */
export function coverPage(pack: PackContent): string {
  const { ref, engagement, requests, recipient, due, note, madeAt, madeBy, audience } = pack;
  const isClient = audience === 'client';
  const hasTimes = requests.some(({ row }) => timeOf(row) !== '');
  const whose = isClient ? "The auditor's number" : 'Your number';
  const rows = requests
    .map(
      ({ row, evidence }) =>
        `<tr><td class="ref">${text(row.ref)}</td><td>${text(row.title)}${row.number ? `<small>${whose} ${text(row.number)}</small>` : ''}</td>` +
        `${hasTimes ? `<td>${text(timeOf(row))}</td>` : ''}<td class="day">${text(row.due ?? due ?? '')}</td>${isClient ? '' : `<td>${evidence.length}</td>`}</tr>`,
    )
    .join('\n');
  const facts: [string, string][] = [
    ['For', joined(recipient, isClient ? engagement.client : engagement.firm)],
    ['From', isClient ? madeBy : joined(madeBy, engagement.client)],
    ['Period', engagement.period],
    [isClient ? 'Needed by' : 'Answer by', due ?? 'see the day of each request'],
    ['Made', madeAt.slice(0, 10)],
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`${ref} ${engagement.client}`)}</title>
<style>
  body { margin: 32px auto; max-width: 760px; padding: 0 20px; color: ${COLORS.text}; font: 15px/22px Arial, Helvetica, sans-serif; }
  h1 { margin: 0; font-size: 26px; line-height: 32px; } h2 { margin: 28px 0 8px; font-size: 17px; }
  header p, small { color: ${COLORS.text3}; } small { display: block; font-size: 13px; line-height: 18px; }
  dl { display: grid; grid-template-columns: 110px 1fr; gap: 2px 12px; margin: 20px 0; } dt { color: ${COLORS.text3}; } dd { margin: 0; }
  ol { padding-left: 22px; } li { margin: 6px 0; }
  .note { border-left: 3px solid ${COLORS.ink}; padding: 8px 14px; background: ${COLORS.sunken}; white-space: pre-wrap; }
  table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 20px; }
  th { text-align: left; font-weight: 600; border-bottom: 2px solid ${COLORS.text2}; } td { border-bottom: 1px solid ${COLORS.line2}; }
  th, td { padding: 5px 10px 5px 0; vertical-align: top; } .ref, .day { white-space: nowrap; } .ref { font-weight: 600; }
  @media print { body { margin: 0; max-width: none; font-size: 12px; line-height: 17px; } tr { break-inside: avoid; } thead { display: table-header-group; } }
</style>
</head>
<body>
<header>
<p>${text(joined(engagement.client, engagement.system))}</p>
<h1>${isClient ? 'Request list' : 'Evidence for review'} ${text(ref)}</h1>
</header>
<dl>${facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${name}</dt><dd>${text(value)}</dd>`)
    .join('')}</dl>
${note === '' ? '' : `<div class="note">${text(note)}</div>`}
<h2>How to answer</h2>
<ol>${packSteps(pack)
    .map((step) => `<li>${text(step)}</li>`)
    .join('')}</ol>
<p>${text(SAFETY)}</p>
<p>Questions: ${text(madeBy)}${engagement.firm && isClient ? `. The auditor is ${text(engagement.firm)}.` : '.'}</p>
<h2>${requests.length === 1 ? '1 request' : `${requests.length} requests`}</h2>
<table>
<thead><tr><th>Ref</th><th>Request</th>${hasTimes ? '<th>Period</th>' : ''}<th>Due</th>${isClient ? '' : '<th>Files</th>'}</tr></thead>
<tbody>
${rows}
</tbody>
</table>
</body>
</html>
`;
}

/** What a folder is for. Windows line ends, because Notepad of older systems shows nothing else. */
export function folderNote({ audience, due }: PackContent, { row, items, evidence }: PackRequest): string {
  const wording = row.wording.trim();
  const lines = [
    `${row.ref}  ${row.title}`,
    ...(row.number === '' ? [] : [`Number of the auditor: ${row.number}`]),
    ...(timeOf(row) === '' ? [] : [`Period: ${timeOf(row)}`]),
    ...(row.due === null && due === null ? [] : [`Needed by: ${row.due ?? due}`]),
    ...(wording === '' || wording === row.title.trim() ? [] : ['', wording]),
    ...(row.interpretation.trim() === '' || audience === 'auditor' ? [] : ['', row.interpretation.trim()]),
  ];
  if (row.auditorStatus === 'returned' && audience === 'client') {
    lines.push('', `The auditor returned this request: ${row.auditorReason}`);
  }
  if (items.length > 0) {
    lines.push('', `Selected items (${items.length}). Put the key of the item into the file name:`);
    for (const { key, date, description } of items)
      lines.push(`  ${[key, date, description].filter(Boolean).join('  ')}`);
  }
  if (evidence.length > 0) {
    lines.push('', 'Provided:');
    for (const each of evidence) lines.push(`  ${each.ref}  ${each.title}  SHA-256 ${each.sha256}`);
  }
  lines.push(
    '',
    audience === 'client'
      ? `Put the files here, then choose a status in "${PACK_WORKBOOK}". "${PACK_NOTE}" may stay.`
      : `The answer goes into "${PACK_WORKBOOK}".`,
  );
  return `${lines.join('\n').replaceAll(/\r?\n/g, LINES)}${LINES}`;
}

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(', ');

function text(value: string): string {
  return cleanText(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
