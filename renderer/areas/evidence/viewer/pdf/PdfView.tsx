import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { turnedSize, type Turns } from '../../../../../shared/domain/evidence-marks.ts';
import { FindBar } from '../find/FindBar.tsx';
import { useFind } from '../find/use-find.ts';
import { usePan } from '../use-pan.ts';
import { useWheelZoom } from '../use-wheel-zoom.ts';
import type { ViewProps } from '../view-props.ts';
import styles from '../viewer.module.css';
import { factorOf, nextTurn, type Zoom } from '../zoom.ts';
import { ZoomTools } from '../ZoomTools.tsx';
import { Outline } from './Outline.tsx';
import { byPage, type PageHit } from './page-words.ts';
import { PageSteps } from './PageSteps.tsx';
import { openPdf, pdfProblem, type OpenPdf } from './pdf.ts';
import { PdfPage } from './PdfPage.tsx';
import { usePdfFind } from './use-pdf-find.ts';

/** CSS px of one PDF point at 100 %. */
const POINT = 96 / 72;
const NO_HITS: readonly PageHit[] = [];

/** A PDF as one column of pages, of which only those near the view are drawn. */
export default function PdfView({ file, bytes, tools, marking, find: initial, onProblem }: ViewProps) {
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [firstPage, setFirstPage] = useState<{ width: number; height: number } | null>(null);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [turns, setTurns] = useState<Turns>(0);
  const [page, setPage] = useState(1);
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const merged = useMergedRef(scroller, sized);
  const pan = usePan(1);
  const find = useFind(initial);
  const { hits, isDone } = usePdfFind(pdf?.document, find.asked);
  const hit = find.asked === '' ? undefined : hits[find.at];

  useEffect(() => {
    if (!bytes) return undefined;
    let open: OpenPdf | null = null;
    let ended = false;
    void (async () => {
      try {
        open = await openPdf(bytes);
        const view = (await open.document.getPage(1)).getViewport({ scale: POINT });
        if (ended) return open.close();
        setFirstPage({ width: view.width, height: view.height });
        setPdf(open);
      } catch (error) {
        if (!ended) onProblem(pdfProblem(error));
      }
    })();
    return () => {
      ended = true;
      open?.close();
    };
  }, [bytes, onProblem]);

  const first = firstPage && turnedSize(firstPage, turns);
  const factor = first ? factorOf(zoom, first, { width, height }) : 1;
  useWheelZoom(scroller, factor, setZoom);
  const pages = pdf?.document.numPages ?? 0;
  const pageAt = (number: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-page="${number}"]`) ?? null;
  const show = (number: number) => {
    const to = Math.min(Math.max(number, 1), pages);
    setPage(to);
    pageAt(to)?.scrollIntoView({ block: 'start' });
  };
  const wanted = hit?.page ?? marking.reveal?.page;
  const isDrawn = pdf !== null && width > 0;
  // Pages far away carry neither text nor marks yet: the page comes into view first, then what is on it.
  useEffect(() => {
    if (isDrawn && wanted)
      scroller.current?.querySelector(`[data-page="${wanted}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [isDrawn, wanted]);
  /** The page that holds the upper third of the view is the one that is read. */
  const onScroll = () => {
    const view = scroller.current;
    if (!view) return;
    const line = view.getBoundingClientRect().top + view.clientHeight / 3;
    for (let number = 1; number <= pages; number += 1) {
      if ((pageAt(number)?.getBoundingClientRect().bottom ?? 0) >= line) return setPage(number);
    }
  };
  const hitsOfPages = byPage(hits);
  return (
    <>
      <ZoomTools
        target={tools}
        zoom={zoom}
        usual="width"
        factor={factor}
        onZoom={setZoom}
        onTurn={() => setTurns(nextTurn(turns))}
      >
        {pdf && <Outline pdf={pdf} sha256={file.sha256} onPage={show} />}
        <PageSteps page={page} pages={pages} onPage={show} />
      </ZoomTools>
      <FindBar find={find} tools={tools} total={isDone || hits.length > 0 ? hits.length : null} />
      <div
        ref={merged}
        className={styles.desk}
        data-desk
        tabIndex={0}
        role="region"
        aria-label={`Pages of ${file.title}`}
        onScroll={onScroll}
        {...pan}
      >
        {pdf &&
          first &&
          width > 0 &&
          Array.from({ length: pages }, (_, index) => (
            <PdfPage
              key={index}
              document={pdf.document}
              number={index + 1}
              scale={factor * POINT}
              turns={turns}
              expected={{ width: first.width * factor, height: first.height * factor }}
              marking={marking}
              hits={hitsOfPages.get(index + 1) ?? NO_HITS}
              current={hit?.page === index + 1 ? hit : undefined}
            />
          ))}
      </div>
    </>
  );
}
