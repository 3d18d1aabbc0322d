import { useEffect, useRef } from 'react';
import { isForThePage, isPaletteKey, NO_STROKES, press, type Shortcut } from '../shortcuts';

/** Listen for the desk's keys while nothing modal is open. */
export function useShortcuts(act: (action: Shortcut['action']) => void, isListening: boolean): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!isListening) return;
    let strokes = NO_STROKES;
    const onKey = (event: KeyboardEvent) => {
      const isFind = isPaletteKey(event) && document.querySelector('dialog[open]') === null;
      if (!isFind && !isForThePage(event)) return;
      const result = isFind
        ? { strokes: NO_STROKES, action: 'find' as const }
        : press(strokes, event.key, event.timeStamp);
      strokes = result.strokes;
      if (result.action === null) return;
      event.preventDefault();
      latest.current(result.action);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isListening]);
}
