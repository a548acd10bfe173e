import type { EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import { viewsOf, type ViewKind } from '../../../shared/domain/evidence-views.ts';
import type { Session } from '../session.ts';
import { pictureSize } from './redaction/picture-size.ts';

/** Larger files are looked at in their own program. */
export const LARGEST_VIEWED = 100 * 1024 * 1024;

/** Pixels; a decoded picture takes four bytes each, in the process that draws the screens. */
const LARGEST_DRAWN = 200_000_000;

/** Ways that read the beginning of a larger file as well. */
const IN_PARTS: ReadonlySet<ViewKind> = new Set<ViewKind>(['text', 'table']);

const LEFT_OUT =
  'The sender left this file out of the sealed copy. Its record and SHA-256 are here: ask for the file, and compare the hash.';
const BEFORE_2007 = 'The file is in an Office format of before 2007. Save a copy to open it.';
const REASONS: Readonly<Record<string, string>> = {
  'image/tiff': 'TIFF pictures are not drawn here. Save a copy to look at it.',
  'image/heic': 'HEIC pictures are not drawn here. Save a copy to look at it.',
  'application/zip': 'An archive has no preview. Save a copy to unpack it.',
  'application/msword': BEFORE_2007,
  'application/vnd.ms-excel': BEFORE_2007,
  'application/vnd.ms-powerpoint': BEFORE_2007,
  'application/vnd.ms-outlook': 'Messages of Outlook (.msg) are not shown. Save it as .eml, and add that.',
  'application/x-cfb':
    'The file is protected by a password, or in an Office format of before 2007. Save a copy to open it.',
};

export interface Preview {
  kind: ViewKind | 'none';
  views: ViewKind[];
  mediaType: string;
  bytes: Blob | null;
  reason: string | null;
}

/** How a file can be looked at, with the bytes of what the screen draws itself. HTML and SVG are text: nothing of them is run. */
export async function previewEvidence(session: Session, file: EvidenceVersion): Promise<Preview> {
  const { mediaType, size, sha256, withheld } = file;
  const base = { mediaType, bytes: null, reason: null };
  if (withheld) return { ...base, kind: 'none', views: [], reason: LEFT_OUT };
  const all = viewsOf(mediaType);
  const views = size > LARGEST_VIEWED ? all.filter((view) => IN_PARTS.has(view)) : [...all];
  const [kind] = views;
  if (kind === undefined || size === 0)
    return { ...base, kind: 'none', views: [], reason: whyNot(file, all.length > 0) };
  if (kind !== 'image' && kind !== 'pdf') return { ...base, kind, views };
  const bytes = await session.workspace.content.readAll(sha256);
  const tooLarge = kind === 'image' ? whyNotDrawn(bytes, mediaType) : null;
  if (tooLarge !== null) return { ...base, kind: 'none', views: [], reason: tooLarge };
  return { ...base, kind, views, bytes: new Blob([new Uint8Array(bytes)], { type: mediaType }) };
}

/** A small file can claim a size that no memory holds. */
function whyNotDrawn(bytes: Buffer, mediaType: string): string | null {
  const size = pictureSize(bytes, mediaType);
  if (!size || size.width * size.height <= LARGEST_DRAWN) return null;
  return `The picture has ${size.width} by ${size.height} px, and more than ${LARGEST_DRAWN / 1e6} million px are not drawn here. Save a copy to look at it.`;
}

function whyNot({ mediaType, size }: EvidenceVersion, isKnown: boolean): string {
  if (size === 0) return 'The file is empty (0 bytes).';
  if (isKnown) return 'The file is larger than 100 MB. Save a copy to look at it.';
  return REASONS[mediaType] ?? `No preview for ${mediaType}. Save a copy to look at it.`;
}
