/** The binder that an auditor opens in a browser, as plain data: what the workspace holds for the audit, each thing once. */
import type { IndexedEvidence } from './evidence-index-model.ts';
import type { ReportModel, ReportSample } from './report-model.ts';
import type { ReportedRequest } from './request-model.ts';
import type { PaperItem, Workpaper } from './workpaper-model.ts';
import { refuseOpening } from './evidence-opening.ts';
import type { FileNotice } from './evidence-vocabulary.ts';

/** A line of the index of evidence; `path` is null where the files are not beside the page. */
export interface BinderEvidence extends IndexedEvidence {
  /** Why the page does not open the file although it stands beside it; empty when it does, or when no file is there. */
  notOpened: string;
}

export interface BinderModel extends Pick<
  ReportModel,
  'meta' | 'summary' | 'criteria' | 'results' | 'controls' | 'findings' | 'populations' | 'people'
> {
  /** Every test, in the order of the controls. */
  papers: BinderPaper[];
  /** How the items of a test were drawn. */
  samples: (ReportSample & { workpaperRef: string })[];
  evidence: BinderEvidence[];
  requests: readonly ReportedRequest[];
}

/** A workpaper without what stands in the binder elsewhere, which is named by its reference. */
export interface BinderPaper extends Omit<Workpaper, 'references' | 'population' | 'findings' | 'items'> {
  population: string | null;
  findings: string[];
  items: Omit<PaperItem, 'ticket'>[];
}

export const toBinderPaper = ({
  references: _references,
  population,
  findings,
  items,
  ...paper
}: Workpaper): BinderPaper => ({
  ...paper,
  population: population?.ref ?? null,
  findings: findings.map(({ ref }) => ref),
  items: items.map(({ ticket: _ticket, ...item }) => item),
});

/** The name of the page, in the folder as well. */
export const BINDER_PAGE = 'index.html';

/** What a browser runs or renders as a page of its own, by the content or by the end of the name. */
const ACTIVE_TYPE = /html|svg|xml(?!formats)|javascript|ecmascript/;
const ACTIVE_NAME = /\.(?:x?html?|shtml|mht(?:ml)?|svgz?|xml|xslt?|m?js|hta|url|webloc|swf)$/i;

/**
 * The extension that makes markup and scripts plain text for a browser, with its dot; null for files that keep theirs. Applies to a
 * name that lies about its content in either direction.
 */
export const inertExtension = ({
  mediaType,
  fileName,
}: {
  mediaType: string;
  fileName: string;
}): string | null => (ACTIVE_TYPE.test(mediaType) || ACTIVE_NAME.test(fileName) ? '.txt' : null);

const NOT_OPENED =
  'Not opened from this page, because of its type or of scripts or macros in it. The file is in the folder.';

/** Why the page has no link to a file that stands beside it; empty when it has one. */
export function whyNotOpened(
  file: { mediaType: string; fileName: string; size: number },
  notices: readonly FileNotice[],
): string {
  if (inertExtension(file) !== null) return '';
  return refuseOpening({ ...file, notices }) === null ? '' : NOT_OPENED;
}
