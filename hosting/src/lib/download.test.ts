import { afterEach, describe, expect, it, vi } from 'vitest';
import { download } from './download';

const paper = () => new Response('%PDF', { headers: { 'Content-Length': '4', 'Content-Type': 'application/pdf' } });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a paper', () => {
  it('arrives whether or not anybody watches it come', async () => {
    vi.stubGlobal('fetch', async () => paper());
    expect(await (await download('/api/paper')).text()).toBe('%PDF');
    const percents: number[] = [];
    const watched = await download('/api/paper', { onPercent: (percent) => percents.push(percent) });
    expect(await watched.text()).toBe('%PDF');
    expect(percents).toEqual([100]);
  });

  it('that is refused says why', async () => {
    const refused = { error: { code: 'invoice/not-found', message: 'No such invoice.' } };
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(refused), { status: 404 }));
    await expect(download('/api/paper')).rejects.toMatchObject({ code: 'invoice/not-found', status: 404 });
  });
});
