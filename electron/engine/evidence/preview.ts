import type { EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import { VIEWED_IMAGES } from '../../../shared/domain/evidence.ts';
import type { Session } from '../session.ts';
import { isText } from './media-type.ts';

/** Larger files are looked at in their own program. */
export const LARGEST_VIEWED = 100 * 1024 * 1024;
const TEXT_PART = 512 * 1024;

export interface Preview {
  kind: 'image' | 'pdf' | 'text' | 'none';
  mediaType: string;
  bytes: Blob | null;
  text: string | null;
  truncated: boolean;
  reason: string | null;
}

/** Bytes for the viewer. HTML and SVG come as text: markup from outside is shown, never run. */
export async function previewEvidence(session: Session, file: EvidenceVersion): Promise<Preview> {
  const { content } = session.workspace;
  const base = { mediaType: file.mediaType, bytes: null, text: null, truncated: false, reason: null };
  const kind = VIEWED_IMAGES.includes(file.mediaType)
    ? 'image'
    : file.mediaType === 'application/pdf'
      ? 'pdf'
      : null;
  if (kind) {
    if (file.size > LARGEST_VIEWED)
      return { ...base, kind: 'none', reason: 'The file is larger than 100 MB. Save a copy to look at it.' };
    const bytes = await content.readAll(file.sha256);
    return { ...base, kind, bytes: new Blob([new Uint8Array(bytes)], { type: file.mediaType }) };
  }
  if (isText(file.mediaType)) {
    const head = await content.readAll(file.sha256, TEXT_PART);
    return { ...base, kind: 'text', text: decode(head), truncated: file.size > TEXT_PART };
  }
  return { ...base, kind: 'none', reason: `No preview for ${file.mediaType}. Save a copy to look at it.` };
}

function decode(bytes: Buffer): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    // A piece may end inside a character, so its last bytes are left to `stream`.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
