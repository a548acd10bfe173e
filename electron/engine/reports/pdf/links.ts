/** Links inside a tagged document (PDF/UA-1, 7.18.5): an element of their own, with their text, their areas and what they lead to in words. */

import { pdfText } from './standards.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Link {
  destination: string;
  /** Where it leads, for who does not see it. */
  alt: string;
  /** What can be pressed, one box for each line. */
  boxes: readonly Box[];
}

/** pdfkit ties an annotation to its element by this option; its types leave it out. */
interface LinkOptions extends PDFKit.Mixins.AnnotationOption {
  structParent: PDFKit.PDFStructureElement;
}

/** Paints a link at the current page as the next child of an element. */
export function paintLink(
  doc: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  { destination, alt, boxes }: Link,
  paint: () => void,
): void {
  const element = doc.struct('Link', { alt });
  parent.add(element);
  element.add(doc.markStructureContent('Link'));
  paint();
  doc.endMarkedContent();
  for (const { x, y, width, height } of boxes) {
    const options: LinkOptions = { structParent: element, Contents: pdfText(alt) };
    doc.goTo(x, y, width, height, destination, options);
  }
  // At once: pdfkit takes the page of the annotations to be the page at which their element ends.
  element.end();
}
