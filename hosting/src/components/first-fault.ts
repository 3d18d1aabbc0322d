/** Give the focus to the first field that is marked as wrong; for once it is drawn. */
export function focusFirstFault(within: ParentNode | null): void {
  const field = within?.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.focus();
  // With the sentence below it, which focusing alone leaves outside.
  field?.parentElement?.scrollIntoView({ block: 'nearest' });
}
