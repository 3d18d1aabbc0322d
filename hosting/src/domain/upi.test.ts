import { describe, expect, test } from 'vitest';
import vectors from '../../../tests/vectors/upi.json';
import { referenceOf, upiUri } from './upi';

describe('the vectors the functions run too', () => {
  test.each(vectors.uris)('a UPI address: $why', ({ uri, ...request }) => {
    expect(upiUri(request)).toBe(uri);
  });

  test.each(vectors.references)('the reference $reference', ({ invoiceId, instalmentId, reference }) => {
    expect(referenceOf(invoiceId, instalmentId)).toBe(reference);
    expect(reference).toMatch(/^[0-9A-Za-z]{1,35}$/);
  });
});
