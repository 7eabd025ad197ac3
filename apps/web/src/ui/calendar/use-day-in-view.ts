import { useEffect, type RefObject } from 'react';

/**
 * Scrolls a surface that is wider than its window so that the column of a day (`data-day`) comes first, behind the fixed
 * column of so many pixels. The page itself does not scroll.
 */
export function useDayInView(surface: RefObject<HTMLElement | null>, day: string | undefined, fixed: number): void {
  useEffect(() => {
    const element = surface.current;
    const column = element?.querySelector<HTMLElement>(`[data-day="${day}"]`);
    if (!element || !column || element.scrollWidth <= element.clientWidth) return;
    const [outer, inner] = [element.getBoundingClientRect(), column.getBoundingClientRect()];
    const isRightToLeft = getComputedStyle(element).direction === 'rtl';
    element.scrollLeft += isRightToLeft ? inner.right - (outer.right - fixed) : inner.left - (outer.left + fixed);
  }, [surface, day, fixed]);
}
