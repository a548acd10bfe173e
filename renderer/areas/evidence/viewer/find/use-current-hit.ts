import { useEffect } from 'react';
import type { Find } from './use-find.ts';

/** Shows the hit that is stepped to, where all hits are on the page as marks. */
export function useCurrentHit(page: HTMLElement | null, { asked, at }: Find): void {
  useEffect(() => {
    const hits = page?.querySelectorAll('mark') ?? [];
    const hit = hits[at];
    if (asked === '' || !hit) return undefined;
    hit.setAttribute('data-current', '');
    hit.scrollIntoView({ block: 'center' });
    return () => hit.removeAttribute('data-current');
  }, [page, asked, at]);
}
