import { describe, expect, it } from 'vitest';
import { ALLOWED_FILE_TYPES, FILE_REFUSALS, LIMITS } from '@/contract';
import { ACCEPT, contentTypeOf, refusalBeforeSending, safeFileName, sayRefusal, saySize } from './files';

describe('before sending', () => {
  it('takes every allowed type by some ending', () => {
    const types = new Set(ACCEPT.split(',').map((ending) => contentTypeOf(`x${ending}`)));
    expect([...types].sort()).toEqual([...ALLOWED_FILE_TYPES].sort());
  });

  it.each(['page.html', 'logo.svg', 'run.js', 'setup.exe', 'noending', '.zip'])('refuses %s in a sentence', (name) => {
    expect(refusalBeforeSending({ name, size: 10 })).toContain('was not sent');
  });

  it('refuses what is empty or larger than 50 MB, and takes exactly that', () => {
    const sized = (size: number) => refusalBeforeSending({ name: 'a.pdf', size });
    expect(sized(0)).toContain('empty');
    expect(sized(LIMITS.fileBytesMax + 1)).toContain('larger than the 50 MB');
    expect(sized(LIMITS.fileBytesMax)).toBeNull();
  });

  it('makes names that the rules accept', () => {
    expect(safeFileName('../a\\b\u202egpj.exe\u0000.png')).toBe('.._a_b_gpj.exe_.png');
    expect(safeFileName(`${'x'.repeat(300)}.pdf`)).toMatch(/^x{196}\.pdf$/);
    expect(safeFileName('   ')).toBe('file');
  });
});

describe('words', () => {
  it('explains every refusal, also one it has never heard of', () => {
    for (const code of FILE_REFUSALS) expect(sayRefusal(code)).toContain('removed');
    expect(sayRefusal(undefined)).toContain('removed');
  });

  it.each([
    [12, '12 B'],
    [86_000, '86 kB'],
    [999_600, '1.0 MB'],
    [4_200_000, '4.2 MB'],
    [52_428_800, '52 MB'],
  ])('calls %i bytes %s', (bytes, words) => {
    expect(saySize(bytes)).toBe(words);
  });
});
