import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('@/lib/config', async (original) => ({
  ...(await original<typeof import('@/lib/config')>()),
  config: () => ({ firestoreBase: 'https://firestore.test', projectId: 'p', apiKey: 'k' }),
}));
vi.mock('./firebase', () => ({ loadAuth: async () => ({ idToken: async () => 'token' }) }));

const HOUR_MS = 3_600_000;
const SERVER = Date.parse('2026-10-25T00:30:00Z');

describe("the server's clock on a computer whose own is wrong", () => {
  let serverSays = SERVER;
  const ask = vi.fn(async () => new Response(JSON.stringify([{ readTime: new Date(serverSays).toISOString() }])));

  beforeEach(() => {
    vi.resetModules();
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.stubGlobal('fetch', ask);
    ask.mockClear();
    serverSays = SERVER;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it.each([-HOUR_MS, 0, HOUR_MS])('is right where that is %i ms ahead, and asked for once', async (wrongBy) => {
    vi.setSystemTime(SERVER + wrongBy);
    const { measureServerClock, serverNow } = await import('./server-clock');
    await Promise.all([measureServerClock('asha'), measureServerClock('asha')]);
    await measureServerClock('asha');
    expect(serverNow()).toBe(SERVER);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('is measured again after the computer slept, or its clock was set', async () => {
    vi.setSystemTime(SERVER + HOUR_MS);
    const { measureServerClock, serverNow } = await import('./server-clock');
    await measureServerClock('asha');
    serverSays = SERVER + 8 * HOUR_MS;
    vi.setSystemTime(serverSays);
    expect(serverNow()).toBe(serverSays - HOUR_MS);
    await measureServerClock('asha');
    expect(serverNow()).toBe(serverSays);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('stays as it is known without a line', async () => {
    vi.setSystemTime(SERVER - HOUR_MS);
    const { measureServerClock, serverNow } = await import('./server-clock');
    ask.mockRejectedValueOnce(new TypeError('no line'));
    await measureServerClock('asha');
    expect(serverNow()).toBe(SERVER - HOUR_MS);
    await measureServerClock('asha');
    expect(serverNow()).toBe(SERVER);
  });
});
