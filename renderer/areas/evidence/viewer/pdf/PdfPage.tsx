import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { turnedSize, type Size, type Turns } from '../../../../../shared/domain/evidence-marks.ts';
import { MarkLayer } from '../marks/MarkLayer.tsx';
import { onPagePress } from '../marks/page-press.ts';
import type { Marking } from '../marks/use-marking.ts';
import styles from '../viewer.module.css';
import type { PageHit } from './page-words.ts';
import { TextOfPage } from './TextOfPage.tsx';

/** A page is drawn when it is nearer to the view than this, and let go of when it is farther. */
const NEAR = '1000px';
/** Device px of a page; a larger one is drawn coarser, since browsers refuse canvases beyond it. */
const MOST_PIXELS = 16_000_000;

interface Props {
  document: PDFDocumentProxy;
  number: number;
  /** CSS px of one PDF point. */
  scale: number;
  /** Besides the page's own rotation. */
  turns: Turns;
  marking: Marking;
  /** Size to hold free until the page's own is known (CSS px). */
  expected: Size;
  hits: readonly PageHit[];
  /** The hit that is stepped to, if it is on this page. */
  current: PageHit | undefined;
}

/** One page: its canvas, its text and its marks while it is near the view. */
export function PdfPage({ document, number, scale, turns, marking, expected, hits, current }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [own, setOwn] = useState<{ scale: number; turns: Turns; size: Size } | null>(null);

  useEffect(() => {
    if (!frame.current) return undefined;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      root: frame.current.parentElement,
      rootMargin: NEAR,
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const target = canvas.current;
    if (!near || !target) return undefined;
    let task: RenderTask | undefined;
    let ended = false;
    const draw = async () => {
      const page = await document.getPage(number);
      const rotation = page.rotate + turns * 90;
      const view = page.getViewport({ scale, rotation });
      if (ended) return;
      setOwn({ scale, turns, size: { width: view.width, height: view.height } });
      const most = Math.sqrt(MOST_PIXELS / (view.width * view.height));
      const ratio = Math.min(window.devicePixelRatio, most);
      target.width = Math.round(view.width * ratio);
      target.height = Math.round(view.height * ratio);
      task = page.render({ canvas: target, viewport: page.getViewport({ scale: scale * ratio, rotation }) });
      await task.promise;
    };
    // A page that is scrolled away or zoomed is cancelled; a page that cannot be drawn stays white, like a damaged one.
    draw().catch(() => undefined);
    return () => {
      ended = true;
      task?.cancel();
      target.width = 0;
      target.height = 0;
    };
  }, [document, number, scale, turns, near]);

  const size = own?.scale === scale && own.turns === turns ? own.size : expected;
  return (
    <div
      ref={frame}
      className={styles.page}
      data-page={number}
      role="group"
      aria-label={`Page ${number}`}
      style={{ width: size.width, height: size.height }}
      onPointerDown={(event) => onPagePress(event, marking)}
    >
      <canvas ref={canvas} aria-hidden className={styles.canvas} />
      {near && (
        <>
          <TextOfPage
            document={document}
            number={number}
            scale={scale}
            turns={turns}
            hits={hits}
            current={current}
          />
          <MarkLayer marking={marking} page={number} size={turnedSize(size, turns)} turns={turns} />
        </>
      )}
    </div>
  );
}
