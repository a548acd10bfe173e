import { TextLayer, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import type { Turns } from '../../../../../shared/domain/evidence-marks.ts';
import { joinPieces, pieceAt, type PageHit, type PageWords } from './page-words.ts';
import { pageContent } from './pdf.ts';
import styles from './pdf.module.css';

/** Marked without touching the elements; see `::highlight` in the styles. */
const FOUND = new Highlight();
const CURRENT = new Highlight();
CURRENT.priority = 1;
CSS.highlights.set('pdf-found', FOUND);
CSS.highlights.set('pdf-current', CURRENT);

interface Props {
  document: PDFDocumentProxy;
  number: number;
  scale: number;
  turns: Turns;
  hits: readonly PageHit[];
  /** The hit that is stepped to, if it is on this page. */
  current: PageHit | undefined;
}

/** The text of a page over its picture, unseen, to be selected, heard and found. */
export function TextOfPage({ document, number, scale, turns, hits, current }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const [laid, setLaid] = useState<{ pieces: HTMLElement[]; words: PageWords } | null>(null);

  useEffect(() => {
    const target = container.current;
    if (!target) return undefined;
    let layer: TextLayer | undefined;
    let ended = false;
    const lay = async () => {
      const page = await document.getPage(number);
      const content = await pageContent(page);
      if (ended) return;
      const viewport = page.getViewport({ scale, rotation: page.rotate + turns * 90 });
      target.style.setProperty('--total-scale-factor', String(scale));
      layer = new TextLayer({ textContentSource: content, container: target, viewport });
      await layer.render();
      if (!ended)
        setLaid({ pieces: layer.textDivs, words: joinPieces(content.items.filter((item) => 'str' in item)) });
    };
    // A page whose text cannot be read is a picture only.
    lay().catch(() => undefined);
    return () => {
      ended = true;
      layer?.cancel();
      target.replaceChildren();
      setLaid(null);
    };
  }, [document, number, scale, turns]);

  useEffect(() => {
    if (!laid) return undefined;
    const ranges = hits.map((hit) => rangeOf(laid, hit)).filter((range) => range !== null);
    for (const range of ranges) FOUND.add(range);
    return () => {
      for (const range of ranges) FOUND.delete(range);
    };
  }, [laid, hits]);

  useEffect(() => {
    const range = laid && current && rangeOf(laid, current);
    if (!range) return undefined;
    CURRENT.add(range);
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', inline: 'nearest' });
    return () => {
      CURRENT.delete(range);
    };
  }, [laid, current]);

  return <div ref={container} className={styles.text} />;
}

function rangeOf(
  { pieces, words }: { pieces: HTMLElement[]; words: PageWords },
  { from, to }: PageHit,
): Range | null {
  const start = pieceAt(words, from);
  const end = pieceAt(words, to - 1);
  const [first, last] = [pieces[start.piece]?.firstChild, pieces[end.piece]?.firstChild];
  if (!first || !last) return null;
  const range = new Range();
  range.setStart(first, Math.min(start.offset, first.textContent?.length ?? 0));
  range.setEnd(last, Math.min(end.offset + 1, last.textContent?.length ?? 0));
  return range;
}
