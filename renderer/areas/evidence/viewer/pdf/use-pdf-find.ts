import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { hitsOn, joinPieces, type PageHit, type PageWords } from './page-words.ts';
import { pageContent } from './pdf.ts';

/** Hits that can be stepped through. */
const MOST_HITS = 5000;
/** Pages between two reports of what was found so far. */
const REPORTED = 20;

export interface PdfHits {
  words: string;
  hits: PageHit[];
  isDone: boolean;
}

/** Reads the pages one after another, without drawing them, and says where the words stand. What was read is kept. */
export function usePdfFind(document: PDFDocumentProxy | undefined, words: string): PdfHits {
  const [found, setFound] = useState<PdfHits>({ words: '', hits: [], isDone: true });
  // By document: a preview is rendered anew, and its pages then say something else.
  const [read] = useState(() => new WeakMap<PDFDocumentProxy, Map<number, PageWords>>());
  useEffect(() => {
    if (!document || words === '') return undefined;
    let ended = false;
    const known = read.get(document) ?? new Map<number, PageWords>();
    read.set(document, known);
    const search = async () => {
      const hits: PageHit[] = [];
      for (let number = 1; number <= document.numPages && hits.length < MOST_HITS; number += 1) {
        const page = known.get(number) ?? (await wordsOf(document, number));
        if (ended) return;
        known.set(number, page);
        hits.push(...hitsOn(number, page, words));
        if (number % REPORTED === 0) setFound({ words, hits: [...hits], isDone: false });
      }
      setFound({ words, hits: hits.slice(0, MOST_HITS), isDone: true });
    };
    void search();
    return () => {
      ended = true;
    };
  }, [document, words, read]);
  return found.words === words ? found : { words, hits: [], isDone: words === '' };
}

/** A page that cannot be read has no words. */
async function wordsOf(document: PDFDocumentProxy, number: number): Promise<PageWords> {
  try {
    const content = await pageContent(await document.getPage(number));
    return joinPieces(content.items.filter((item) => 'str' in item));
  } catch {
    return joinPieces([]);
  }
}
