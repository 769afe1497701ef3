import { useEffect, useRef } from 'react';

type Shortcut = { keys: string; words: string; run: (event: KeyboardEvent) => void };

const active = new Set<{ current: Shortcut }>();
let pressed = '';
let pressedAt = 0;

/** Binds keys ('g p', 'j', '?', 'mod+k') while the component is on screen; `words` stand on the help sheet. */
export function useShortcut(keys: string, words: string, run: (event: KeyboardEvent) => void): void {
  const held = useRef<Shortcut>({ keys, words, run });
  useEffect(() => {
    held.current = { keys, words, run };
  });
  useEffect(() => {
    active.add(held);
    return () => {
      active.delete(held);
    };
  }, []);
}

/** What the keys do just now, for the help sheet. */
export function activeShortcuts(): { keys: string; words: string }[] {
  const known = new Map<string, string>();
  for (const { current } of active) if (current.words && !known.has(current.keys)) known.set(current.keys, current.words);
  return [...known].map(([keys, words]) => ({ keys, words }));
}

/** Starts listening for keys; called once by the shell. */
export function listenForShortcuts(): () => void {
  window.addEventListener('keydown', hear);
  return () => window.removeEventListener('keydown', hear);
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const withMod = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (withMod) return void runFirst(`mod+${key}`, event);
  // Typing is typing: plain letters act only when no field has the focus.
  if (event.altKey || isTyping(event.target) || isInDialog(event.target)) return;

  const sequence = Date.now() - pressedAt < 1000 ? `${pressed} ${key}` : key;
  pressedAt = Date.now();
  pressed = key;
  if (!runFirst(sequence, event)) runFirst(key, event);
}

// The innermost component registered last, and wins.
function runFirst(keys: string, event: KeyboardEvent): boolean {
  const found = [...active].reverse().find(({ current }) => current.keys === keys);
  if (!found) return false;
  event.preventDefault();
  found.current.run(event);
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) && target.getAttribute('type') !== 'checkbox');
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}
