import { ActionIcon, TextInput } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { turnedSize, type Turns } from '../../../../shared/domain/evidence-marks.ts';
import type { Marking } from './marks/use-marking.ts';
import { openPdf, pdfProblem, type OpenPdf } from './pdf.ts';
import { PdfPage } from './PdfPage.tsx';
import styles from './viewer.module.css';
import { nextTurn, type Zoom } from './zoom.ts';
import { ZoomTools } from './ZoomTools.tsx';

/** Around a page (px). */
const MARGIN = 40;
/** CSS px of one PDF point at 100 %. */
const POINT = 96 / 72;

interface Props {
  bytes: Blob;
  name: string;
  tools: HTMLElement | null;
  marking: Marking;
  /** The file cannot be drawn, and why. */
  onProblem: (reason: string) => void;
}

/** A PDF as one column of pages, of which only those near the view are drawn. */
export default function PdfView({ bytes, name, tools, marking, onProblem }: Props) {
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [firstPage, setFirstPage] = useState<{ width: number; height: number } | null>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [turns, setTurns] = useState<Turns>(0);
  const [page, setPage] = useState(1);
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const merged = useMergedRef(scroller, sized);

  useEffect(() => {
    let open: OpenPdf | null = null;
    let ended = false;
    void (async () => {
      try {
        open = await openPdf(bytes);
        const { width, height } = (await open.document.getPage(1)).getViewport({ scale: POINT });
        if (ended) return open.close();
        setFirstPage({ width, height });
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
  const factor = zoom === 'fit' && first ? Math.max((width - MARGIN) / first.width, 0.1) : Number(zoom);
  const pages = pdf?.document.numPages ?? 0;
  const pageAt = (number: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-page="${number}"]`) ?? null;
  const show = (number: number) => {
    const to = Math.min(Math.max(number, 1), pages);
    setPage(to);
    pageAt(to)?.scrollIntoView({ block: 'start' });
  };
  const revealed = marking.reveal?.page;
  const isDrawn = pdf !== null && width > 0;
  // Pages far away carry no marks yet: the page comes into view first, then its mark.
  useEffect(() => {
    if (isDrawn && revealed)
      scroller.current?.querySelector(`[data-page="${revealed}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [isDrawn, revealed]);
  /** The page that holds the upper third of the view is the one that is read. */
  const onScroll = () => {
    const view = scroller.current;
    if (!view) return;
    const line = view.getBoundingClientRect().top + view.clientHeight / 3;
    for (let number = 1; number <= pages; number += 1) {
      if ((pageAt(number)?.getBoundingClientRect().bottom ?? 0) >= line) return setPage(number);
    }
  };
  return (
    <>
      <ZoomTools
        target={tools}
        zoom={zoom}
        factor={factor || 1}
        onZoom={setZoom}
        onTurn={() => setTurns(nextTurn(turns))}
      >
        <ActionIcon aria-label="Page before" disabled={page <= 1} onClick={() => show(page - 1)}>
          <ChevronUp size={14} aria-hidden />
        </ActionIcon>
        <PageNumber key={page} page={page} pages={pages} onPage={show} />
        <ActionIcon aria-label="Next page" disabled={page >= pages} onClick={() => show(page + 1)}>
          <ChevronDown size={14} aria-hidden />
        </ActionIcon>
      </ZoomTools>
      <div
        ref={merged}
        className={styles.desk}
        data-desk
        tabIndex={0}
        role="region"
        aria-label={`Pages of ${name}`}
        onScroll={onScroll}
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
            />
          ))}
      </div>
    </>
  );
}

function PageNumber({
  page,
  pages,
  onPage,
}: {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}) {
  const [text, setText] = useState(String(page));
  const go = () => {
    const number = Number.parseInt(text, 10);
    if (number >= 1 && number <= pages) onPage(number);
    else setText(String(page));
  };
  return (
    <span className={styles.pageNumber}>
      <TextInput
        aria-label="Page"
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && go()}
      />
      of {pages}
    </span>
  );
}
