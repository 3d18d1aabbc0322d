import type { Invoice, Message, Milestone, Room } from './model';

/** Friday 20 November 2026, noon in India. */
export const NOW = Date.parse('2026-11-20T06:30:00Z');
export const DAY_MS = 86_400_000;

export function aRoom(fields: Partial<Room> = {}): Room {
  return {
    id: 'K'.repeat(24),
    owner: 'owner',
    projectId: 'project',
    title: 'Monsoon Café, brand and site',
    client: { name: 'Monsoon Café' },
    ownerName: 'Asha Mehta',
    brand: { name: 'Asha Mehta Studio', logo: null, accent: '#ffb454' },
    timeZone: 'Asia/Kolkata',
    startedOn: '2026-10-01',
    open: true,
    closesAt: null,
    ownerSeenAt: null,
    clientSeenAt: null,
    ...fields,
  };
}

export function aMessage(fields: Partial<Message> = {}): Message {
  return { id: 'm', from: 'client', name: 'Priya Nair', text: 'Hello', at: NOW, attachments: [], ...fields };
}

export function aMilestone(fields: Partial<Milestone> = {}): Milestone {
  return {
    id: 's',
    position: 1,
    title: 'Logo and identity',
    status: 'planned',
    progress: 0,
    dueOn: null,
    doneOn: null,
    ...fields,
  };
}

export function anInvoice(fields: Partial<Invoice> = {}): Invoice {
  return {
    id: 'i',
    number: 'INV-2026-014',
    currency: 'INR',
    lines: [{ description: 'Identity', quantityMilli: 1000, unitPriceMinor: 4_000_000, amountMinor: 4_000_000 }],
    tax: { label: 'IGST', rateBp: 1800 },
    subtotalMinor: 4_000_000,
    taxMinor: 720_000,
    totalMinor: 4_720_000,
    paidMinor: 0,
    dueOn: '2026-11-27',
    issuedOn: '2026-11-10',
    note: '',
    timeZone: 'Asia/Kolkata',
    issuedAt: NOW - 10 * DAY_MS,
    viewedAt: null,
    paidAt: null,
    voidedAt: null,
    processing: false,
    isPayable: true,
    ...fields,
  };
}
