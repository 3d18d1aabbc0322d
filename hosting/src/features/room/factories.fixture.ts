import { NOW } from '@/features/paying/invoice.fixture';
import type { Message, Milestone, Room } from './model';

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
