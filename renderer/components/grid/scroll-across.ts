/** Scrolls sideways until a cell is in view between the frozen columns and the right edge. */
export function scrollAcross(scroller: HTMLElement | null, cellId: string | undefined): void {
  const cell = cellId ? document.getElementById(cellId) : null;
  if (!scroller || !cell || cell.dataset['frozen'] !== undefined) return;
  const frozen = cell.parentElement?.querySelector('[data-frozen][data-last-frozen]');
  const left = frozen?.getBoundingClientRect().right ?? scroller.getBoundingClientRect().left;
  const right = scroller.getBoundingClientRect().left + scroller.clientWidth;
  const box = cell.getBoundingClientRect();
  if (box.right > right) scroller.scrollLeft += Math.min(box.right - right, box.left - left);
  else if (box.left < left) scroller.scrollLeft -= left - box.left;
}
