/** The words in a picture and what its camera or program wrote about it. */
import type { ContentFacts } from '../../../../shared/domain/content-facts.ts';
import { decodePicture } from '../redaction/picture.ts';
import { pictureSize } from '../redaction/picture-size.ts';
import { recognise } from './ocr.ts';
import { Unreadable, type Reading, type SourceFile } from './model.ts';
import { thumbnailOf } from './thumbnail.ts';

/** A decoded image takes four bytes a pixel. */
const MOST_PIXELS = 50_000_000;
/** Nothing smaller holds a word (px). */
const SMALLEST = 24;

export async function readImage({ bytes, mediaType }: SourceFile): Promise<Reading> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pictureSize(buffer, mediaType);
  if (!size) throw new Unreadable('The image is damaged.');
  if (size.width * size.height > MOST_PIXELS) {
    throw new Unreadable(
      `It has ${size.width} by ${size.height} px, and more than 50 million px are not decoded.`,
    );
  }
  const picture = await decodePicture(buffer, mediaType);
  const isTiny = Math.min(picture.width, picture.height) < SMALLEST;
  return {
    text: isTiny ? '' : await recognise(picture),
    recognised: true,
    facts: { width: picture.width, height: picture.height, ...(await imageFacts(bytes)) },
    thumbnail: thumbnailOf(picture),
  };
}

/** What EXIF and the text fields of a PNG say. */
async function imageFacts(bytes: Uint8Array): Promise<ContentFacts> {
  const tags = await loadTags(bytes);
  const text = (name: string): string | undefined => {
    const value = tags[name]?.description;
    const line =
      typeof value === 'string'
        ? value
            .replaceAll(/[\s\0]+/g, ' ')
            .trim()
            .slice(0, 300)
        : '';
    return line === '' ? undefined : line;
  };
  const taken = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(
    text('DateTimeOriginal') ?? text('DateTime') ?? '',
  );
  const [, sign, hours, minutes] =
    /^([+-])(\d\d):(\d\d)$/.exec(text('OffsetTimeOriginal') ?? text('OffsetTime') ?? '') ?? [];
  const make = text('Make') ?? '';
  const model = text('Model') ?? '';
  const camera = model.startsWith(make) ? model : `${make} ${model}`.trim();
  const facts: ContentFacts = {};
  if (taken) facts.takenAt = `${taken[1]}-${taken[2]}-${taken[3]}T${taken[4]}`;
  if (taken && sign) facts.takenOffset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) + 0;
  if (camera) facts.camera = camera;
  const software = text('Software');
  if (software) facts.software = software;
  const title = text('Title') ?? text('ImageDescription');
  if (title) facts.title = title;
  const author = text('Author') ?? text('Artist');
  if (author) facts.author = author;
  return facts;
}

async function loadTags(bytes: Uint8Array): Promise<Record<string, { description?: unknown } | undefined>> {
  const { default: exif } = await import('exifreader');
  try {
    const view = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    return exif.load(view) as unknown as Record<string, { description?: unknown }>;
  } catch {
    // No metadata, or none that can be read: the picture itself is what matters.
    return {};
  }
}
