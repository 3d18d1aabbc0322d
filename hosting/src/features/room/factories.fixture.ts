import { NOW } from '@/features/paying/invoice.fixture';
import type { Message, Milestone, Room } from './model';
import type { Comment, Decision, Deliverable, Task, Version, Work } from './work';

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

export function someWork(fields: Partial<Work> = {}): Work {
  return { tasks: [], deliverables: [], versions: [], decisions: [], updates: [], ...fields };
}

export function aTask(fields: Partial<Task> = {}): Task {
  return {
    id: 't',
    position: 1,
    title: 'Send the menu',
    milestoneId: 's',
    forClient: false,
    isDone: false,
    doneAt: null,
    doneBy: null,
    ...fields,
  };
}

export function aDeliverable(fields: Partial<Deliverable> = {}): Deliverable {
  return { id: 'd', position: 1, title: 'Logo', milestoneId: 's', version: 0, ...fields };
}

export function aVersion(fields: Partial<Version> = {}): Version {
  return { id: 'd_1', deliverableId: 'd', version: 1, fileId: 'f', note: '', at: NOW, ...fields };
}

export function aDecision(fields: Partial<Decision> = {}): Decision {
  return {
    id: 'd_1_changes',
    deliverableId: 'd',
    version: 1,
    verdict: 'changes',
    note: 'A little larger',
    name: 'Priya Nair',
    at: NOW,
    ...fields,
  };
}

export function aComment(fields: Partial<Comment> = {}): Comment {
  return {
    id: 'c',
    personId: 'p',
    name: 'Priya Nair',
    subject: { kind: 'deliverable', id: 'd' },
    text: 'Lovely',
    at: NOW,
    consentVersion: 1,
    state: 'published',
    ...fields,
  };
}
