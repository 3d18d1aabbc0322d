import { describe, expect, it } from 'vitest';
import { decodeDocument, decodeValue } from './firestore-rest';

describe('Firestore over REST', () => {
  it.each([
    [{ nullValue: null }, null],
    [{ booleanValue: false }, false],
    [{ integerValue: '4720000' }, 4_720_000],
    [{ doubleValue: 1.5 }, 1.5],
    [{ doubleValue: 'NaN' }, Number.NaN],
    [{ stringValue: '' }, ''],
    [{ timestampValue: '2026-11-20T06:30:00.123456Z' }, Date.parse('2026-11-20T06:30:00.123Z')],
    [{ arrayValue: {} }, []],
    [{ arrayValue: { values: [{ integerValue: '1' }, { stringValue: 'a' }] } }, [1, 'a']],
    [{ mapValue: {} }, {}],
    [{ mapValue: { fields: { a: { mapValue: { fields: { b: { nullValue: null } } } } } } }, { a: { b: null } }],
  ])('reads %j', (value, plain) => {
    expect(decodeValue(value)).toEqual(plain);
  });

  it('names a document by the end of its path, also when a field is called id', () => {
    const name = 'projects/p/databases/(default)/documents/rooms/abc';
    expect(decodeDocument({ name, fields: { id: { stringValue: 'other' }, open: { booleanValue: true } } })).toEqual({
      id: 'abc',
      open: true,
    });
    expect(decodeDocument({ name })).toEqual({ id: 'abc' });
  });
});
