import type { KeyboardEvent } from 'react';
import { toPage, turnedSize, type Point, type Turns } from '../../../../../shared/domain/evidence-marks.ts';
import { isTyping } from '../../../../app/keys.ts';
import { usePreferences } from '../../../../state/preferences.ts';
import { SELECT, toolOfKey } from './tools.ts';
import type { Marking } from './use-marking.ts';

/** The fields of a mark in the list beside the pages. */
export const markTextId = (id: string) => `mark-text-${id}`;

/** Keys inside the viewer: a letter takes a tool, Enter puts the mark in the middle of what is seen, Esc lets go. */
export function onMarkKey(event: KeyboardEvent<HTMLElement>, marking: Marking): void {
  if (marking.readOnly || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const isOnControl =
    event.target instanceof Element && event.target.closest('button, [role=menu], [role=button]');
  if (event.key === 'Escape' && (marking.tool.kind !== 'select' || marking.selected)) {
    event.stopPropagation();
    if (marking.tool.kind === 'select') marking.select(null);
    else marking.setTool(SELECT);
  } else if (event.key === 'Enter' && marking.tool.kind !== 'select' && !isOnControl) {
    const middle = middleInView(event.currentTarget);
    if (!middle) return;
    event.preventDefault();
    marking.draw(middle.page, middle.point, middle.point);
  } else if (usePreferences.getState().letterKeys) {
    const tool = toolOfKey(event.key);
    if (!tool || (event.key === ' ' && isOnControl)) return;
    event.preventDefault();
    marking.setTool(tool);
  }
}

/** The middle of the part of a page that is seen, of the page of which most is seen. */
export function middleInView(viewer: HTMLElement): { page: number; point: Point } | null {
  const view = viewer.querySelector('[data-desk]')?.getBoundingClientRect();
  if (!view) return null;
  const seen = [...viewer.querySelectorAll<SVGElement>('[data-marks-of]')]
    .map((layer) => {
      const frame = layer.getBoundingClientRect();
      const left = Math.max(frame.left, view.left);
      const right = Math.min(frame.right, view.right);
      const top = Math.max(frame.top, view.top);
      const bottom = Math.min(frame.bottom, view.bottom);
      return {
        layer,
        frame,
        left,
        right,
        top,
        bottom,
        area: Math.max(right - left, 0) * Math.max(bottom - top, 0),
      };
    })
    .toSorted((a, b) => b.area - a.area)[0];
  if (!seen || seen.area === 0) return null;
  const { layer, frame, left, right, top, bottom } = seen;
  const turns = Number(layer.dataset['turns']) as Turns;
  const at = { x: (left + right) / 2 - frame.left, y: (top + bottom) / 2 - frame.top };
  return { page: Number(layer.dataset['marksOf']), point: toPage(at, turnedSize(frame, turns), turns) };
}
