/**
 * Pages of an original PDF, placed on pages of a new one as they stand: text stays text. Only what is drawn is taken over: scripts,
 * links, form fields and attachments stay behind; what annotations and filled fields show is drawn with the page.
 */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  PDFRawStream,
  PDFStream,
  type PDFObject,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Size } from '../../../../shared/domain/evidence-marks.ts';
import { CannotCopy } from './model.ts';

/** A rectangle in PDF points, from the bottom left. */
interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** Maps (x, y) to (a x + c y + e, b x + d y + f). */
type Matrix = readonly [number, number, number, number, number, number];

/** Below everything else that a page of the copy draws. */
export interface PlacedPage {
  /** As a viewer shows the page, its rotation applied (points). */
  size: Size;
  /** Draws the page with its lower left corner at (x, y). */
  drawUnder(page: PDFPage, x: number, y: number, scale: number): void;
}

interface Appearance {
  form: PDFRef;
  matrix: Matrix;
}

/** Bits of an annotation's flags that keep it off the screen: hidden, no view. */
const NOT_SHOWN = 0b10_0010;

/** @throws CannotCopy with the reason */
export async function openOriginal(
  bytes: Uint8Array,
  copy: PDFDocument,
): Promise<(page: number) => PlacedPage> {
  const original = await load(bytes);
  const copier = PDFObjectCopier.for(original.context, copy.context);
  return (number) => {
    const count = original.getPageCount();
    if (number > count) throw new CannotCopy(`it ends with page ${count}, and the mark is on page ${number}`);
    return place(original.getPage(number - 1), copier, copy);
  };
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    // Many files are encrypted with an empty password, which every viewer tries.
    return await PDFDocument.load(bytes, { password: '', updateMetadata: false });
  } catch (error) {
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new CannotCopy(isLocked ? 'it is protected by a password' : 'the PDF is damaged', { cause: error });
  }
}

function place(page: PDFPage, copier: PDFObjectCopier, copy: PDFDocument): PlacedPage {
  const box = visibleBox(page);
  const turns = ((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4;
  const width = box.right - box.left;
  const height = box.top - box.bottom;
  const { context } = copy;
  const resources = page.node.Resources();
  const form = context.register(
    context.flateStream(contentOf(page), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [box.left, box.bottom, box.right, box.top],
      ...(resources && { Resources: copier.copy(resources) }),
    }),
  );
  const appearances = appearancesOf(page, copier, copy);
  return {
    size: turns % 2 === 0 ? { width, height } : { width: height, height: width },
    drawUnder: (target, x, y, scale) => {
      const draw = (ref: PDFRef) => `${target.node.newXObject('Original', ref).toString()} Do`;
      const drawing = [
        'q',
        `${placing(box, turns, x, y, scale).map(decimal).join(' ')} cm`,
        `${[box.left, box.bottom, width, height].map(decimal).join(' ')} re W n`,
        draw(form),
        ...appearances.map((seen) => `q ${seen.matrix.map(decimal).join(' ')} cm ${draw(seen.form)} Q`),
        'Q',
      ];
      const contents = target.node.normalizedEntries().Contents;
      contents?.insert(0, context.register(context.flateStream(drawing.join('\n'))));
    },
  };
}

/** What a viewer shows of a page: its crop box as far as it lies on the page. */
function visibleBox(page: PDFPage): Box {
  const media = normalized(page.getMediaBox());
  const crop = normalized(page.getCropBox());
  const both = {
    left: Math.max(media.left, crop.left),
    bottom: Math.max(media.bottom, crop.bottom),
    right: Math.min(media.right, crop.right),
    top: Math.min(media.top, crop.top),
  };
  const box = both.right > both.left && both.top > both.bottom ? both : media;
  if (!(box.right > box.left && box.top > box.bottom)) throw new CannotCopy('its page has no size');
  return box;
}

function normalized({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box {
  return {
    left: Math.min(x, x + width),
    bottom: Math.min(y, y + height),
    right: Math.max(x, x + width),
    top: Math.max(y, y + height),
  };
}

/** From the original's own coordinates to the copy: turned clockwise as the page asks, scaled, moved. */
function placing(
  { left, bottom, right, top }: Box,
  turns: number,
  x: number,
  y: number,
  scale: number,
): Matrix {
  const upright: readonly Matrix[] = [
    [1, 0, 0, 1, -left, -bottom],
    [0, -1, 1, 0, -bottom, right],
    [-1, 0, 0, -1, right, top],
    [0, 1, -1, 0, top, -left],
  ];
  const [a, b, c, d, e, f] = upright[turns] ?? [1, 0, 0, 1, -left, -bottom];
  return [a * scale, b * scale, c * scale, d * scale, e * scale + x, f * scale + y];
}

/** The drawing instructions of a page. An empty page has none. */
function contentOf(page: PDFPage): Uint8Array {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((_, i) => contents.lookup(i)) : [contents];
  const parts = streams.filter((stream) => stream !== undefined).map(decoded);
  // A token never runs on from one stream into the next.
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}

function decoded(stream: PDFObject): Uint8Array {
  if (stream instanceof PDFRawStream) return decodePDFRawStream(stream).decode();
  throw new CannotCopy('the PDF is damaged');
}

/** What the annotations of a page show. One that cannot be read is left out, as viewers do. */
function appearancesOf(page: PDFPage, copier: PDFObjectCopier, copy: PDFDocument): Appearance[] {
  const annotations = page.node.Annots();
  if (!annotations) return [];
  return annotations.asArray().flatMap((_, index) => {
    const annotation = annotations.lookupMaybe(index, PDFDict);
    const seen = annotation && isShown(annotation) && normalAppearance(annotation);
    const matrix = seen && fitting(annotation, seen.dict);
    if (!matrix) return [];
    const form = copier.copy(seen);
    form.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
    return [{ form: copy.context.register(form), matrix }];
  });
}

function isShown(annotation: PDFDict): boolean {
  const flags = annotation.lookup(PDFName.of('F'));
  if (flags instanceof PDFNumber && (flags.asNumber() & NOT_SHOWN) !== 0) return false;
  return annotation.lookup(PDFName.of('Subtype')) !== PDFName.of('Popup');
}

/** The stream that draws an annotation in its present state. */
function normalAppearance(annotation: PDFDict): PDFStream | undefined {
  const appearances = annotation.lookup(PDFName.of('AP'));
  const normal = appearances instanceof PDFDict ? appearances.lookup(PDFName.of('N')) : undefined;
  const state = annotation.lookup(PDFName.of('AS'));
  const seen = normal instanceof PDFDict && state instanceof PDFName ? normal.lookup(state) : normal;
  return seen instanceof PDFStream ? seen : undefined;
}

/** Maps an appearance onto the rectangle of its annotation (ISO 32000-1, 12.5.5, algorithm 8.1). */
function fitting(annotation: PDFDict, appearance: PDFDict): Matrix | null {
  const rect = numbers(annotation.lookup(PDFName.of('Rect')), 4);
  const bbox = numbers(appearance.lookup(PDFName.of('BBox')), 4);
  if (!rect || !bbox) return null;
  const [a, b, c, d, e, f] = numbers(appearance.lookup(PDFName.of('Matrix')), 6) ?? [1, 0, 0, 1, 0, 0];
  const corners = [0, 2].flatMap((i) => [1, 3].map((j) => [bbox[i] ?? 0, bbox[j] ?? 0] as const));
  const xs = corners.map(([x, y]) => (a ?? 0) * x + (c ?? 0) * y + (e ?? 0));
  const ys = corners.map(([x, y]) => (b ?? 0) * x + (d ?? 0) * y + (f ?? 0));
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom];
  if (!(width > 0 && height > 0)) return null;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
  const across = Math.abs(x2 - x1) / width;
  const up = Math.abs(y2 - y1) / height;
  return [across, 0, 0, up, Math.min(x1, x2) - left * across, Math.min(y1, y2) - bottom * up];
}

function numbers(object: PDFObject | undefined, count: number): number[] | null {
  if (!(object instanceof PDFArray) || object.size() !== count) return null;
  const values = object.asArray().map((_, i) => object.lookup(i));
  return values.every((value) => value instanceof PDFNumber) ? values.map((value) => value.asNumber()) : null;
}

/** PDF knows no exponents. */
const decimal = (value: number): string => (Math.abs(value) < 1e-6 ? '0' : value.toFixed(6));
