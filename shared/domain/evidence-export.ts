/** Where each exported file goes: once, in the folder of its first criterion; the folders of its other criteria say where it is. */
import { distinctNames, evidenceFileName, type NamedEvidence } from './evidence-names.ts';

export interface ExportedEvidence extends NamedEvidence {
  id: string;
  /** Of the exported file where it differs from the original's, with its dot: a redacted copy is another kind of file. */
  extension: string | null;
}

export interface PlannedFile {
  id: string;
  /** Folders with slashes, relative to the export. */
  path: string;
}

export interface ExportPlan {
  files: PlannedFile[];
  /** Folder by folder, the files that belong to its criterion and stand in another folder. */
  elsewhere: { folder: string; files: { ref: string; title: string; path: string }[] }[];
}

export const EVIDENCE_FOLDER = 'Evidence';
/** Of evidence whose controls serve no criterion, or that belongs to no control. */
export const UNMAPPED_FOLDER = 'No criterion';

const folderOf = (criterion: string | undefined): string =>
  `${EVIDENCE_FOLDER}/${criterion ?? UNMAPPED_FOLDER}`;

/**
 * @param evidence with criteria in canonical order
 * @param withheld words that no name may hold
 */
export function planExport(
  evidence: readonly ExportedEvidence[],
  pattern: string,
  withheld: readonly string[] = [],
): ExportPlan {
  const names = distinctNames(
    evidence.map((piece) => evidenceFileName(piece, pattern, withheld, piece.extension ?? undefined)),
  );
  const files = evidence.map(({ id, criteria }, index) => ({
    id,
    path: `${folderOf(criteria[0])}/${names[index]}`,
  }));
  const elsewhere = new Map<string, { ref: string; title: string; path: string }[]>();
  for (const [index, { criteria, ref, title }] of evidence.entries()) {
    for (const criterion of criteria.slice(1)) {
      const folder = folderOf(criterion);
      const entry = { ref, title, path: files[index]?.path ?? '' };
      elsewhere.set(folder, [...(elsewhere.get(folder) ?? []), entry]);
    }
  }
  return { files, elsewhere: [...elsewhere].map(([folder, list]) => ({ folder, files: list })) };
}

/** The text of a folder that other files belong to as well. */
export const elsewhereText = (files: readonly { ref: string; title: string; path: string }[]): string =>
  [
    'These files are evidence for this criterion as well. Each file is exported once.',
    '',
    ...files.map(({ ref, title, path }) => `${ref}  ${title}\r\n         ../../${path}`),
    '',
  ].join('\r\n');

/** One line of a list that `sha256sum -c` reads. */
export const manifestLine = ({ sha256, path }: { sha256: string; path: string }): string =>
  `${sha256}  ${path}\n`;

export const MANIFEST_NAME = 'SHA256SUMS.txt';
export const INDEX_NAME = 'Evidence index.xlsx';
export const README_NAME = 'README.txt';

/** What stands beside the files for whoever gets them. */
export function exportReadme(facts: {
  client: string;
  report: string;
  made: string;
  files: number;
  redacted: number;
}): string {
  const lines = [
    `Evidence of ${facts.client}`,
    facts.report,
    `Exported ${facts.made}`,
    '',
    `${facts.files} files in folders by criterion. "${INDEX_NAME}" lists each with where it came from and what it shows.`,
    ...(facts.redacted > 0
      ? [`${facts.redacted} of them are redacted copies; the index says what was hidden and why.`]
      : []),
    '',
    'To check that nothing was changed, open a terminal in this folder:',
    `  Linux:    sha256sum -c ${MANIFEST_NAME}`,
    `  macOS:    shasum -a 256 -c ${MANIFEST_NAME}`,
    `  Windows:  Get-FileHash -Algorithm SHA256 <file>   and compare with ${MANIFEST_NAME}`,
    '',
    'Readiness view, not an attestation. Only a licensed CPA firm issues a SOC 2 report.',
    '',
  ];
  return lines.join('\r\n');
}
