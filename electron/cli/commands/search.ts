import { z } from 'zod';
import { LONGEST_QUERY, type SearchHit, type SearchPlace } from '../../../shared/contract/evidence/search.ts';
import { UsageError } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withWorkspace, type Engine } from '../engine.ts';
import { plural, type Style } from '../output.ts';

const PAGE = 200;
const SHOWN = 50;
const readOutcome = z.object({ read: z.int(), failed: z.int() });

export const search: Command = {
  name: 'search',
  summary: 'Find evidence by what is recorded of it and by what its files say',
  usage: 'FILE QUERY',
  positionals: [2, Number.POSITIVE_INFINITY],
  options: {
    limit: { value: 'N', help: `hits at most; ${SHOWN} when left out` },
    'no-extract': { help: 'search what has been read, and read nothing' },
  },
  details: [
    'Every word must be found; a word finds those that begin with it. "Words in quotes" follow one another, -word leaves out,',
    'type:pdf and control:IAM-07 narrow. Accents do not matter. What has not been read yet is read first and kept in FILE.',
  ].join('\n'),
  run: (args) =>
    withWorkspace(args, async (engine, { readOnly }) => {
      const text = args.positionals.slice(1).join(' ');
      if (text.length > LONGEST_QUERY) {
        const length = text.length.toLocaleString('en');
        throw new UsageError(
          `The query has ${length} characters, and ${LONGEST_QUERY} are the most. Give fewer words.`,
        );
      }
      const notes = args.flag('no-extract') || readOnly ? [] : await readFirst(engine);
      const { files, read } = await engine.api.evidence.searchState({});
      if (read < files)
        notes.push(`${files - read} of ${plural(files, 'file')} not read: searched by the record only.`);
      const { total, hits } = await findHits(engine, text, args.count('limit', 1) ?? SHOWN);
      return { ...outcome(total, hits), notes };
    }),
};

async function readFirst({ api, job }: Engine): Promise<string[]> {
  const { jobId } = await api.evidence.read({});
  if (jobId === null) return [];
  const { read, failed } = await job(Promise.resolve({ jobId }), readOutcome);
  return failed > 0
    ? [`${failed} of ${plural(read, 'file')} could not be read: searched by the record only.`]
    : [];
}

async function findHits(
  { api }: Engine,
  text: string,
  limit: number,
): Promise<{ total: number; hits: SearchHit[] }> {
  const hits: SearchHit[] = [];
  for (;;) {
    const page = await api.evidence.search({
      text,
      offset: hits.length,
      limit: Math.min(PAGE, limit - hits.length),
    });
    hits.push(...page.hits);
    if (page.hits.length === 0 || hits.length >= Math.min(limit, page.total))
      return { total: page.total, hits };
  }
}

function outcome(total: number, hits: readonly SearchHit[]): Outcome {
  return {
    json: hits.map(({ ref, title, fileName, score, place, passage }) => ({
      ref,
      title,
      fileName,
      score,
      passage: passage?.text ?? null,
      matches: passage?.marks ?? [],
      where: describePlace(place),
    })),
    human: (style) =>
      total === 0
        ? 'Nothing was found.'
        : [
            ...hits.map((hit) => describeHit(style, hit)),
            `${plural(total, 'record')} found${total > hits.length ? `, the first ${hits.length} shown` : ''}.`,
          ].join('\n'),
    exitCode: 0,
  };
}

function describeHit(style: Style, { ref, title, fileName, place, passage }: SearchHit): string {
  const head = `${style('bold', ref)}  ${title}  ${style('dim', `${fileName}, ${describePlace(place)}`)}`;
  return passage ? `${head}\n    ${marked(style, passage)}` : head;
}

function marked(style: Style, { text, marks }: NonNullable<SearchHit['passage']>): string {
  let line = '';
  let at = 0;
  for (const [start, end] of marks) {
    line += text.slice(at, start) + style('yellow', text.slice(start, end));
    at = end;
  }
  // The text is a stranger's, and a control character could rewrite the terminal.
  return (line + text.slice(at)).replaceAll(/[\p{Cf}\u0080-\u009f]/gu, ' ');
}

function describePlace(place: SearchPlace): string {
  switch (place.in) {
    case 'page':
    case 'slide':
      return `${place.in} ${place.number} of ${place.of}`;
    case 'row':
      return `${place.sheet === null ? '' : `sheet ${place.sheet}, `}row ${place.number}`;
    case 'line':
      return `line ${place.number}`;
    case 'picture':
      return 'text in the picture';
    default:
      return place.in;
  }
}
