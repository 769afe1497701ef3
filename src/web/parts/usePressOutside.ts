import { useEffect, type RefObject } from 'react';

/**
 * Calls when somebody presses outside an open box. What an editor in it opens (a list, a month) stands in a portal of its
 * own, elsewhere in the page, and still belongs to the box.
 */
export function usePressOutside(isOpen: boolean, box: RefObject<HTMLElement | null>, onPress: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const hear = (event: PointerEvent) => {
      const { target } = event;
      if (target instanceof Element && !target.closest('[data-portal]') && !box.current?.contains(target)) onPress();
    };
    document.addEventListener('pointerdown', hear);
    return () => document.removeEventListener('pointerdown', hear);
  }, [isOpen, box, onPress]);
}
