/** What the palette finds: the directory's lines as things with a name, an address and words to find them by. */
import { type Directory, type InvoiceLine, standingOf } from '@/domain/directory';
import { type InvoiceStatus, openFigure } from '@/domain/invoice';
import { exponentOf, formatMoney } from '@/domain/money';
import { type Findable, findable } from '@/lib/matching';

export type ThingKind = 'client' | 'room' | 'invoice' | 'lead' | 'command';

/** One line of the palette. */
export interface Thing {
  /** Its kind and its id: `room:abc`. */
  readonly key: string;
  readonly kind: ThingKind;
  readonly title: string;
  readonly detail: string;
  /** How an invoice stands. */
  readonly status?: InvoiceStatus;
  readonly isClosed?: boolean;
  readonly go: string | (() => void);
}

/** Something to do rather than something to go to. */
export interface Command {
  readonly id: string;
  readonly word: string;
  /** Other words for it, and the keys that do the same. */
  readonly detail: string;
  readonly go: string | (() => void);
}

const NO_LONGER_OPEN_MS = 1e12;

export function findableThings(directory: Directory, today: string): readonly Findable<Thing>[] {
  const { clients, rooms, leads, invoices } = directory;
  return [
    ...[...clients.values()].map((client) =>
      findable<Thing>(
        {
          key: `client:${client.id}`,
          kind: 'client',
          title: client.name,
          detail: beside(client.legalName, client.name),
          go: `/desk/clients/${client.id}`,
        },
        client.name,
        client.legalName,
        client.createdAt,
      ),
    ),
    ...[...rooms.values()].map((room) =>
      findable<Thing>(
        {
          key: `room:${room.id}`,
          kind: 'room',
          title: room.title,
          detail: `${room.clientName}${room.isOpen ? '' : ', closed'}`,
          isClosed: !room.isOpen,
          go: `/desk/rooms/${room.id}`,
        },
        room.title,
        room.clientName,
        // Of two with the same name, the closed one is the one not meant.
        (room.lastMessageAt ?? room.createdAt) - (room.isOpen ? 0 : NO_LONGER_OPEN_MS),
      ),
    ),
    ...[...leads.values()].map((lead) =>
      findable<Thing>(
        {
          key: `lead:${lead.id}`,
          kind: 'lead',
          title: lead.title || lead.name,
          detail: who(lead.name, lead.company),
          go: `/desk/leads/${lead.id}`,
        },
        `${lead.title} ${lead.name}`,
        lead.company,
        lead.stageSince,
      ),
    ),
    ...[...invoices.values()].map((invoice) => invoiceThing(invoice, rooms.get(invoice.projectId)?.title ?? '', today)),
  ];
}

function invoiceThing(invoice: InvoiceLine, roomTitle: string, today: string): Findable<Thing> {
  const number = invoice.number ?? 'Draft invoice';
  const { minor, ofMinor } = openFigure(invoice.balanceMinor, invoice.totalMinor);
  const sum = [minor, ofMinor]
    .filter((each) => each !== null)
    .map((each) => formatMoney(each, invoice.currency))
    .join(' of ');
  return findable<Thing>(
    {
      key: `invoice:${invoice.id}`,
      kind: 'invoice',
      title: number,
      detail: `${invoice.clientName}, ${sum}`,
      status: standingOf(invoice, today),
      go: `/desk/rooms/${invoice.projectId}/invoices/${invoice.id}`,
    },
    number,
    `${invoice.clientName} ${roomTitle} ${invoice.totalMinor / 10 ** exponentOf(invoice.currency)}`,
    invoice.issuedOn === null ? 0 : Date.parse(invoice.issuedOn),
  );
}

export function findableCommands(commands: readonly Command[]): readonly Findable<Thing>[] {
  return commands.map((command) => findable<Thing>(commandThing(command), command.word, command.detail, 0));
}

export function commandThing({ id, word, detail, go }: Command): Thing {
  return { key: `command:${id}`, kind: 'command', title: word, detail, go };
}

function beside(text: string, name: string): string {
  return text === name ? '' : text;
}

function who(name: string, company: string): string {
  return company ? `${name}, ${company}` : name;
}
