/** The page of the binder: one file with its program, its look and its data, which runs nothing else and fetches nothing. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BinderModel } from '../../../../shared/domain/report-binder.ts';
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import {
  CATEGORY_NAMES,
  FINDING_STATUS_NAMES,
  FREQUENCY_NAMES,
  MARK_CODES,
  MARK_NAMES,
  MODE_NAMES,
  NATURE_NAMES,
  PROCEDURE_NAMES,
  READINESS_NAMES,
  SEVERITY_NAMES,
  SIDE_NAMES,
  TEST_KIND_NAMES,
  TEST_RESULT_NAMES,
} from '../../../../shared/domain/vocabulary.ts';
import { AUDITOR_STATUS_NAMES, REQUEST_STATUS_NAMES } from '../../../../shared/domain/request-vocabulary.ts';
import { ROLL_UP_NAMES } from '../../../../shared/domain/mock-audit/roll-up.ts';
import { REVIEW_STATE_NAMES } from '../../../../shared/domain/review/sign-off.ts';
import { provenance, reportTime } from '../words.ts';

/** The page calls every value what the rest of the program calls it. */
const WORDS = {
  categories: CATEGORY_NAMES,
  ratings: READINESS_NAMES,
  results: TEST_RESULT_NAMES,
  rollUps: ROLL_UP_NAMES,
  kinds: TEST_KIND_NAMES,
  marks: MARK_NAMES,
  markCodes: MARK_CODES,
  severities: SEVERITY_NAMES,
  findingStatuses: FINDING_STATUS_NAMES,
  requestStatuses: { ...REQUEST_STATUS_NAMES, proposed: 'Proposed' },
  auditorStatuses: AUDITOR_STATUS_NAMES,
  frequencies: FREQUENCY_NAMES,
  natures: NATURE_NAMES,
  modes: MODE_NAMES,
  procedures: PROCEDURE_NAMES,
  reviewStates: REVIEW_STATE_NAMES,
  sides: SIDE_NAMES,
};

/** Modules of the program, each after those that it imports. */
const MODULES = [
  'dom',
  'data',
  'rows',
  'route',
  'signs',
  'list',
  'lists',
  'overview',
  'records',
  'paper',
  'check',
  'main',
];

/** Parts come before the layout, which says how they look on small screens and on paper. */
const STYLES = ['colours', 'parts', 'layout'];

/**
 * The page as text. The same model gives the same text.
 *
 * @param model with the paths of files beside the page, where there are any
 */
export function binderPage(model: BinderModel): string {
  const script = `(() => {\n'use strict';\n${MODULES.map(readModule).join('\n')}})();\n`;
  const style = STYLES.map((name) => readPart(`${name}.css`)).join('');
  const { meta } = model;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data = {
    words: WORDS,
    notice: NOT_AN_ATTESTATION,
    provenance: provenance(meta),
    time: reportTime(meta),
    ...model,
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(`${meta.client}, auditor binder, ${reportTime(meta)}`)}</title>
<style>${style}</style>
</head>
<body>
<noscript><p>This binder shows its contents with a program inside the page. Allow JavaScript for it, or open it in another browser.</p></noscript>
<script type="application/json" id="data">${embedded(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** As Content-Security-Policy names what may run. */
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** JSON without what is empty, which no text can end or leave. */
function embedded(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) => (isEmpty(value) ? undefined : value)).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** The modules are joined into one script, since pages opened from a disk cannot import. */
const readModule = (name: string): string =>
  readPart(`${name}.js`)
    .replaceAll(/^import [^;]*;\n/gm, '')
    .replaceAll(/^export /gm, '');

/** The bundle ends in .js and has the folder beside it, the source in .ts. */
function readPart(name: string): string {
  const folder = import.meta.url.endsWith('.js') ? './binder' : './page';
  return readFileSync(new URL(`${folder}/${name}`, import.meta.url), 'utf8');
}
