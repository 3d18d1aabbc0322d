import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { doLater } from './later';

describe('what is done a little later', () => {
  const act = vi.fn();
  let page: EventTarget;

  beforeEach(() => {
    vi.useFakeTimers();
    act.mockReset();
    page = new EventTarget();
  });
  afterEach(() => vi.useRealTimers());

  it('is done once its time has come, and once only', () => {
    const { doNow, takeBack } = doLater(act, 1000, page);
    vi.advanceTimersByTime(999);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledOnce();
    doNow();
    page.dispatchEvent(new Event('pagehide'));
    expect(act).toHaveBeenCalledOnce();
    expect(takeBack()).toBe(false);
  });

  it('is never done when it was taken back', () => {
    const { doNow, takeBack } = doLater(act, 1000, page);
    expect(takeBack()).toBe(true);
    doNow();
    page.dispatchEvent(new Event('pagehide'));
    vi.runAllTimers();
    expect(act).not.toHaveBeenCalled();
  });

  it('is done at once when the page is left', () => {
    doLater(act, 1000, page);
    page.dispatchEvent(new Event('pagehide'));
    expect(act).toHaveBeenCalledOnce();
  });
});
