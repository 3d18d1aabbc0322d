/** Stands in for `re2js`, which Firestore wants for pipeline regular expressions only; none of our queries is one. */
export const RE2JS = {
  compile(): never {
    throw new Error('Pipeline regular expressions are left out of this build.');
  },
};
