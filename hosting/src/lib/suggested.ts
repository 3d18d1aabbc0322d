import type { HealthAction } from '@/domain/client-suggestion';

/** The page where a suggested action is done. */
export function suggestedAddress(action: HealthAction): string {
  switch (action.kind) {
    case 'checkPayment':
    case 'remind':
    case 'issue':
      return `/desk/rooms/${action.projectId}/invoices/${action.invoiceId}`;
    case 'bill':
      return `/desk/rooms/${action.projectId}/invoices?new`;
    case 'write':
      return `/desk/rooms/${action.projectId}`;
    case 'getInTouch':
      return `/desk/clients/${action.clientId}#follow-ups`;
  }
}
