/** The look of workbooks: named cell styles, which a person can change in one place, and the colours of words. */
import { COLORS, type StatusColors } from '../../pdf/palette.ts';
import { escapeXml, MAIN, XML_HEAD } from './xml.ts';

interface Look {
  /** As the list of cell styles names it. */
  name: string;
  size?: number;
  bold?: boolean;
  underlined?: boolean;
  /** "accent" is the colour of the firm. */
  color?: string;
  format?: string;
  ground?: string;
  /** Line below; "grid" is one to the right too, which keeps neighbouring columns apart. */
  line?: 'thin' | 'medium' | 'grid';
  across?: 'left' | 'right' | 'center';
  turned?: boolean;
  /** Runs on over the next cell instead of wrapping. */
  unwrapped?: boolean;
}

const LOOKS = {
  normal: { name: 'Normal', size: 10 },
  title: { name: 'Report title', size: 18, bold: true, color: 'accent', unwrapped: true },
  lead: { name: 'Report notice', bold: true, color: COLORS.text2 },
  term: { name: 'Report term', color: COLORS.text2, line: 'thin' },
  answer: { name: 'Report answer', line: 'thin', across: 'left' },
  answerDay: { name: 'Report answer, day', line: 'thin', across: 'left', format: 'yyyy-mm-dd' },
  answerCount: { name: 'Report answer, count', line: 'thin', across: 'left', format: '#,##0' },
  answerMoment: { name: 'Report answer, time', line: 'thin', across: 'left', format: 'yyyy-mm-dd hh:mm' },
  head: { name: 'Report head', bold: true, color: COLORS.text2, ground: COLORS.sunken, line: 'medium' },
  headTurned: {
    name: 'Report head, turned',
    bold: true,
    color: COLORS.text2,
    ground: COLORS.sunken,
    line: 'medium',
    across: 'center',
    turned: true,
  },
  text: { name: 'Report text', line: 'grid' },
  mark: { name: 'Report mark', bold: true, line: 'grid', across: 'center' },
  day: { name: 'Report day', line: 'grid', across: 'right', format: 'yyyy-mm-dd' },
  moment: { name: 'Report time', line: 'grid', across: 'right', format: 'yyyy-mm-dd hh:mm:ss' },
  count: { name: 'Report count', line: 'grid', across: 'right', format: '#,##0' },
  decimal: { name: 'Report decimal', line: 'grid', across: 'right', format: '#,##0.0##' },
  countLink: {
    name: 'Report count, link',
    line: 'grid',
    across: 'right',
    format: '#,##0',
    underlined: true,
    color: COLORS.ink,
  },
  link: { name: 'Report link', line: 'grid', underlined: true, color: COLORS.ink },
} as const satisfies Record<string, Look>;

export type CellStyle = keyof typeof LOOKS;
const ALL: readonly Look[] = Object.values(LOOKS);
const NUMBERS = new Map(Object.keys(LOOKS).map((name, index) => [name, index]));

/** A spreadsheet would take such a text for a formula as soon as somebody edits the cell. */
const LIKE_A_FORMULA = /^[=+\-@\t\r\n']/;

/** The number of a format. Text that looks like a formula has the same format with "quote prefix", which says that it is text. */
export function formatNumber(style: CellStyle, text = ''): number {
  const number = NUMBERS.get(style) ?? 0;
  return LIKE_A_FORMULA.test(text) ? number + ALL.length : number;
}

const rgb = (hex: string): string => `rgb="FF${hex.slice(1).toUpperCase()}"`;
/** Numbers of formats below this one are built in. */
const FIRST_FORMAT = 164;

/** @param tones colours that conditional formats use, by their place in this list; @param accent colour of titles, `#rrggbb` */
export function stylesXml(tones: readonly StatusColors[], accent: string): string {
  const formats = [...new Set(ALL.flatMap(({ format }) => format ?? []))];
  const formatOf = ({ format }: Look): number =>
    format === undefined ? 0 : FIRST_FORMAT + formats.indexOf(format);
  const cell = (look: Look, index: number, extra: string): string => {
    const across = look.across ? ` horizontal="${look.across}"` : '';
    const indent = look.across === 'right' ? ' indent="1"' : '';
    const turned = look.turned ? ' textRotation="90"' : look.unwrapped ? '' : ' wrapText="1"';
    const vertical = look.turned ? 'bottom' : 'top';
    return `<xf numFmtId="${formatOf(look)}" fontId="${index}" fillId="${look.ground ? 2 : 0}" borderId="${borderOf(look)}"${extra} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="${vertical}"${across}${indent}${turned}/></xf>`;
  };
  return [
    `${XML_HEAD}<styleSheet xmlns="${MAIN}">`,
    list(
      'numFmts',
      formats,
      (format, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${escapeXml(format)}"/>`,
    ),
    list('fonts', ALL, (look) => fontXml(look, accent)),
    `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor ${rgb(COLORS.sunken)}/></patternFill></fill></fills>`,
    `<borders count="4">${BORDERS}</borders>`,
    list('cellStyleXfs', ALL, (look, index) => cell(look, index, '')),
    list('cellXfs', [...ALL, ...ALL], (look, index) =>
      cell(
        look,
        index % ALL.length,
        ` xfId="${index % ALL.length}"${index < ALL.length ? '' : ' quotePrefix="1"'}`,
      ),
    ),
    list(
      'cellStyles',
      ALL,
      ({ name }, index) =>
        `<cellStyle name="${escapeXml(name)}" xfId="${index}"${index === 0 ? ' builtinId="0"' : ''}/>`,
    ),
    list(
      'dxfs',
      tones,
      ({ text, tint }) =>
        `<dxf><font><b/><color ${rgb(text)}/></font><fill><patternFill patternType="solid"><fgColor ${rgb(tint)}/><bgColor ${rgb(tint)}/></patternFill></fill></dxf>`,
    ),
    '<tableStyles count="0" defaultTableStyle="TableStyleLight1"/></styleSheet>',
  ].join('');
}

const list = <Item>(
  name: string,
  items: readonly Item[],
  xml: (item: Item, index: number) => string,
): string => `<${name} count="${items.length}">${items.map(xml).join('')}</${name}>`;

const fontXml = ({ bold, underlined, size = 9, color = COLORS.text }: Look, accent: string): string =>
  `<font>${bold ? '<b/>' : ''}${underlined ? '<u/>' : ''}<sz val="${size}"/><color ${rgb(color === 'accent' ? accent : color)}/><name val="Arial"/><family val="2"/></font>`;

/** In the order of `BORDERS`. */
const LINES = [undefined, 'thin', 'medium', 'grid'] as const;
const borderOf = ({ line }: Look): number => LINES.indexOf(line);
const border = (bottom: string, right = '<right/>'): string =>
  `<border><left/>${right}<top/>${bottom}<diagonal/></border>`;
const thin = (side: 'bottom' | 'right'): string =>
  `<${side} style="thin"><color ${rgb(COLORS.line)}/></${side}>`;
const BORDERS = [
  border('<bottom/>'),
  border(thin('bottom')),
  border(`<bottom style="medium"><color ${rgb(COLORS.text2)}/></bottom>`),
  border(thin('bottom'), thin('right')),
].join('');
