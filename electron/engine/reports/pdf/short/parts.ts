import type { ShortReportId } from '../../../../../shared/domain/report-short.ts';
import { board } from './board.ts';
import type { ShortPart } from './part.ts';
import { security } from './security.ts';
import { summary } from './summary.ts';

export const SHORT_PARTS: Record<ShortReportId, ShortPart> = { summary, security, board };
