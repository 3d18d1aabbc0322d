import { useEffect, useRef } from 'react';
import { LeadsIcon, PeopleIcon, RoomsIcon } from '@/components/desk-icons';
import { ChevronRightIcon, InvoicesIcon } from '@/components/icons';
import { InvoiceLamp } from '@/components/invoice-lamp';
import type { Thing, ThingKind } from '../things';

const KIND: Readonly<Record<ThingKind, string>> = {
  client: 'Client',
  room: 'Room',
  invoice: 'Invoice',
  lead: 'Lead',
  command: '',
};

const ICON = {
  client: PeopleIcon,
  room: RoomsIcon,
  invoice: InvoicesIcon,
  lead: LeadsIcon,
  command: ChevronRightIcon,
};

interface PaletteOptionProps {
  readonly id: string;
  readonly thing: Thing;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}

export function PaletteOption({ id, thing, isActive, onChoose, onPoint }: PaletteOptionProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const Icon = ICON[thing.kind];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
    <div
      ref={ref}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      class={`flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 ${isActive ? 'bg-raised ring-1 ring-line' : ''}`}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={onPoint}
      onClick={onChoose}
    >
      <span class="text-faint">
        <Icon size={16} />
      </span>
      <span class="min-w-0 flex-1">
        <span class="block truncate text-15">{thing.title}</span>
        {thing.detail && thing.kind !== 'command' && (
          <span class="block truncate text-13 text-soft">{thing.detail}</span>
        )}
      </span>
      {thing.status && <InvoiceLamp status={thing.status} class="max-sm:hidden" />}
      <span class="shrink-0 text-12 text-faint">{KIND[thing.kind]}</span>
    </div>
  );
}
