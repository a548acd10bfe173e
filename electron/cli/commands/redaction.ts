import { basename, extname } from 'node:path';
import { z } from 'zod';
import { PAGE_UNITS, type MarkPlace } from '../../../shared/domain/evidence-marks.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { evidenceNamed } from '../lookup.ts';
import { bytes, plural } from '../output.ts';

const saved = z.object({
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  pages: z.int(),
  redactions: z.int(),
});

/** A side of a box in percent of the page, as page units. */
const PERCENT = PAGE_UNITS / 100;

/** "10,20,45.5,23": left, top, right and bottom in percent of the page. @throws UsageError */
function readBox(text: string): MarkPlace {
  const sides = text.split(',').map((side) => (side.trim() === '' ? Number.NaN : Number(side)));
  const [x1, y1, x2, y2] = sides.map((side) => Math.round(side * PERCENT));
  const isBox = sides.length === 4 && sides.every((side) => side >= 0 && side <= 100);
  if (!isBox || x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined)
    throw new UsageError(
      `--box must be LEFT,TOP,RIGHT,BOTTOM in percent of the page, such as 10,20,45,23, not "${text}".`,
    );
  return { x1, y1, x2, y2 };
}

/** Every --box. Boxes hold commas, so that several must be given one by one. */
function boxesOf(args: Args): MarkPlace[] {
  const sides = args.list('box');
  if (sides.length === 0) throw new UsageError('--box is missing.');
  if (sides.length % 4 !== 0) return [readBox(sides.join(','))];
  return Array.from({ length: sides.length / 4 }, (_, index) =>
    readBox(sides.slice(4 * index, 4 * index + 4).join(',')),
  );
}

const redact: Command = {
  name: 'evidence redact',
  summary: 'Put black boxes over what copies must not show',
  usage: 'FILE EVIDENCE --box X1,Y1,X2,Y2 --reason TEXT [--page N] [--what TEXT]',
  positionals: [2, 2],
  options: {
    box: {
      value: 'X1,Y1,X2,Y2',
      multiple: true,
      help: 'left, top, right and bottom in percent of the page; may be given more than once',
    },
    page: { value: 'N', help: 'page of a PDF; 1 when left out' },
    reason: { value: 'TEXT', help: 'why it is hidden, such as "Personal data"' },
    what: { value: 'TEXT', help: 'what is hidden, without saying it, such as "names of 4 employees"' },
  },
  details:
    'The stored file stays as it is. "trustbench evidence redacted" writes a copy in which the boxes are burnt in.',
  run: (args) => {
    const boxes = boxesOf(args);
    const page = args.count('page', 1) ?? 1;
    const words = { reason: args.need('reason'), what: args.text('what') ?? '' };
    return withWorkspace(args, async ({ api }) => {
      const { id, ref } = await evidenceNamed(api, args.positional(1));
      await api.evidence.addRedactions({ id, redactions: boxes.map((box) => ({ page, ...box, ...words })) });
      const redactions = await api.evidence.redactions({ id });
      return {
        json: { ref, added: boxes.length, redactions },
        human: () =>
          `${plural(boxes.length, 'redaction')} added on page ${page} of ${ref}; it has ${redactions.length}.`,
      };
    });
  },
};

const redacted: Command = {
  name: 'evidence redacted',
  summary: 'Write a copy of evidence with its redactions burnt in, and check it',
  usage: 'FILE EVIDENCE --out PATH [--log PATH]',
  positionals: [2, 2],
  options: {
    out: { value: 'PATH', help: 'file to write; an older one of that name is replaced' },
    log: { value: 'PATH', help: 'CSV file of what was hidden, why, by whom and when' },
  },
  details:
    'Every page of a PDF becomes a picture, so that no text, attachment or earlier revision is left. The copy is not written when its check finds text, or a box that is not black.',
  run: (args) => {
    const path = args.need('out');
    const log = args.text('log') ?? null;
    return withWorkspace(args, async ({ api, target, job }) => {
      const { id, ref, fileName, sha256: original } = await evidenceNamed(api, args.positional(1));
      const made = await job(
        api.evidence.saveRedactedCopy({ id, target: target(path), log: log === null ? null : target(log) }),
        saved,
      );
      const { size, sha256, pages, redactions, mediaType } = made;
      return {
        json: {
          ref,
          path,
          log,
          sha256,
          size,
          type: mediaType,
          pages,
          redactions,
          original: { fileName, sha256: original },
        },
        human: () =>
          `${path}: ${plural(pages, 'page')}, ${plural(redactions, 'redaction')}, ${bytes(size)}, SHA-256 ${sha256}`,
        notes:
          mediaType === 'image/png' && extname(path).toLowerCase() !== '.png'
            ? [`${basename(path)} is a PNG image.`]
            : [],
      };
    });
  },
};

export const redactionCommands: readonly Command[] = [redact, redacted];
