import { useEffect, useRef } from 'react';
import { isForThePage, isPaletteKey, NO_STROKES, press, type Shortcut } from '../shortcuts';

/** Listen for the desk's keys while nothing modal is open. */
export function useShortcuts(act: (action: Shortcut['action']) => void, isListening: boolean): void {
  // Read at the stroke: a listener put back after the frame would miss the key that follows a closed dialog at once.
  const latest = useRef({ act, isListening });
  latest.current = { act, isListening };
  useEffect(() => {
    let strokes = NO_STROKES;
    const onKey = (event: KeyboardEvent) => {
      if (!latest.current.isListening) return;
      const isFind = isPaletteKey(event) && document.querySelector('dialog[open]') === null;
      if (!isFind && !isForThePage(event)) return;
      const result = isFind
        ? { strokes: NO_STROKES, action: 'find' as const }
        : press(strokes, event.key, event.timeStamp);
      strokes = result.strokes;
      if (result.action === null) return;
      event.preventDefault();
      latest.current.act(result.action);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
