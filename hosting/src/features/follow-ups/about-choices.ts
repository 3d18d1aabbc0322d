/** What a follow-up may be about, from the directory. */
import type { Directory } from '@/domain/directory';
import type { About } from './model';

export interface AboutChoices {
  readonly word: string;
  readonly choices: readonly About[];
}

/** Clients, open rooms and open leads by name; what is chosen is among them even when it is none of these any more. */
export function choicesOf(directory: Directory | undefined, chosen: About | null): readonly AboutChoices[] {
  const clients = [...(directory?.clients.values() ?? [])].map(({ id, name }): About => ({ kind: 'client', id, name }));
  const rooms = [...(directory?.rooms.values() ?? [])]
    .filter((room) => room.isOpen)
    .map(({ id, title }): About => ({ kind: 'room', id, name: title }));
  const leads = [...(directory?.leads.values() ?? [])]
    .filter((lead) => lead.stage !== 'won' && lead.stage !== 'lost')
    .map(({ id, name, company, title }): About => ({ kind: 'lead', id, name: name || company || title }));
  const isListed = [...clients, ...rooms, ...leads].some(({ id }) => id === chosen?.id);
  return [
    { word: 'As it is', choices: chosen && !isListed ? [chosen] : [] },
    { word: 'Clients', choices: byName(clients) },
    { word: 'Rooms', choices: byName(rooms) },
    { word: 'Leads', choices: byName(leads) },
  ].filter(({ choices }) => choices.length > 0);
}

function byName(choices: readonly About[]): readonly About[] {
  return [...choices].sort((one, other) => one.name.localeCompare(other.name));
}
