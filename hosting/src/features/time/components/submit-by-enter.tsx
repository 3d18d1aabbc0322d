/** Lets Enter send a form whose visible button stands outside it, at the end of a dialog. */
export function SubmitByEnter() {
  return <button type="submit" hidden />;
}
