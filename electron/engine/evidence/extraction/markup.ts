/** The words of a web page or a drawing. Nothing of it is run, followed or loaded. */
import { scanMarkup } from '../formats/markup-scan.ts';
import type { Reading } from './model.ts';

/** Elements whose text nobody sees; those of a drawing and of a title are words to find. */
const SILENT = /^(?:script|style|noscript|template|object|iframe|metadata)$/;
/** Elements that stand within a line. */
const INLINE = /^(a|abbr|b|bdi|bdo|code|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|tspan|u|var|wbr)$/;

/** Text of HTML or SVG without tags, scripts, styles and comments; one line for each block. */
export function readMarkup(source: string): Reading {
  const words: string[] = [];
  let title = '';
  let inTitle = false;
  const between = (name: string) => {
    if (!INLINE.test(name)) words.push(name === 'td' || name === 'th' ? '\t' : '\n');
  };
  const handler = {
    open: (name: string) => {
      if (name === 'title') inTitle = true;
      between(name);
    },
    close: (name: string) => {
      if (name === 'title') inTitle = false;
      between(name);
    },
    text: (written: string) => {
      const text = written.replaceAll(/\s+/g, ' ');
      words.push(text);
      if (inTitle) title += text;
    },
  };
  scanMarkup(source, handler, SILENT);
  const text = words
    .join('')
    .replaceAll(/ *[\t ] */g, (gap) => (gap.includes('\t') ? '\t' : ' '))
    .replaceAll(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim();
  return { text, facts: title.trim() === '' ? {} : { title: title.trim().slice(0, 300) } };
}
