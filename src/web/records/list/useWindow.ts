import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

// Browsers stop laying out beyond about 17 million pixels (Firefox) or 33 (Chromium): a million rows are 52.
const tallest = 12_000_000;
const overscan = 8;

export type RowWindow = {
  /** First row to draw and the one after the last. */
  start: number; end: number;
  /** Height of the scrolled content, in pixels. */
  height: number;
  /** Where a row stands in that content. */
  top: (row: number) => number;
  /** Scrolls so far that a row is on screen. */
  reveal: (row: number) => void;
};

/**
 * Which of any number of equally high rows are on screen. Where the content would be higher than a browser can lay out,
 * it is drawn shorter: small movements scroll row by row, leaps go to the same part of the whole.
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number, headHeight: number): RowWindow {
  const full = count * rowHeight;
  const height = Math.min(full, tallest);
  const [seen, setSeen] = useState({ position: 0, view: 900 });
  const place = useRef({ scrollTop: 0, position: 0 });

  const read = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const { scrollTop, clientHeight } = box;
    const view = clientHeight - headHeight;
    place.current = { scrollTop, position: positionFor(scrollTop, place.current, { full, height, view }) };
    setSeen((before) => (before.position === place.current.position && before.view === view ? before : { position: place.current.position, view }));
  }, [scroller, full, height, headHeight]);

  useLayoutEffect(read, [read]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    box.addEventListener('scroll', read, { passive: true });
    const observer = new ResizeObserver(read);
    observer.observe(box);
    return () => {
      box.removeEventListener('scroll', read);
      observer.disconnect();
    };
  }, [scroller, read]);

  const reveal = useCallback((row: number) => {
    const box = scroller.current;
    if (!box) return;
    const view = box.clientHeight - headHeight;
    const { position } = place.current;
    const above = row * rowHeight - position;
    const below = (row + 1) * rowHeight - position - view;
    if (above < 0) box.scrollTop += above;
    else if (below > 0) box.scrollTop += below;
  }, [scroller, rowHeight, headHeight]);

  const shift = place.current.scrollTop - seen.position;
  return {
    start: Math.max(0, Math.floor(seen.position / rowHeight) - overscan),
    end: Math.min(count, Math.ceil((seen.position + seen.view) / rowHeight) + overscan),
    height,
    top: (row) => row * rowHeight + (full > height ? shift : 0),
    reveal,
  };
}

type Measures = { full: number; height: number; view: number };

function positionFor(scrollTop: number, before: { scrollTop: number; position: number }, { full, height, view }: Measures): number {
  if (full <= height) return scrollTop;
  const last = height - view;
  // At both ends the drawn and the full content meet, wherever small steps have led before.
  if (scrollTop <= 0) return 0;
  if (scrollTop >= last - 1) return full - view;
  const step = scrollTop - before.scrollTop;
  const position = Math.abs(step) < view ? before.position + step : (scrollTop / last) * (full - view);
  return Math.min(Math.max(0, position), full - view);
}
